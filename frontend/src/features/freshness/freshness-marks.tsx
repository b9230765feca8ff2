import { Alert, Button, Flex, Progress, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { confirmFields } from './commands';
import { ConfirmDrawer } from './confirm-drawer';
import { type Customer, type Field, shownOf } from './vocabulary';

function useFreshness(customerId: string) {
  return api.useQuery('get', '/api/v1/customers/{id}/freshness', { params: { path: { id: customerId } } });
}

/** How complete a customer's file is, and what of it should be looked at again. */
export function FreshnessBanner(props: { customer: Customer }) {
  const { t } = useTranslation('freshness');
  const can = useCan();
  const { customer } = props;
  const { data } = useFreshness(customer.id);
  const [confirming, setConfirming] = useState(false);
  if (!data) return null;
  const due = data.dueFields.map((field) => t(`customerField.${field}`)).join(t('comma'));
  return (
    <>
      <Alert
        type={due ? 'warning' : 'info'}
        title={
          <Flex gap="4px 16px" wrap align="center">
            <span>{due ? t('dueFields', { fields: due }) : t('nothingDue', { on: data.dueOn ?? '—' })}</span>
            <Flex gap={8} align="center" style={{ minWidth: 180 }}>
              <Typography.Text>{t('field.completeness')}</Typography.Text>
              <Progress
                percent={data.completeness}
                size="small"
                style={{ flex: 1, margin: 0 }}
                aria-label={t('field.completeness')}
                status="normal"
              />
            </Flex>
          </Flex>
        }
        action={
          can('customer:write') && (
            <Button size="small" onClick={() => setConfirming(true)}>
              {t('confirm')}
            </Button>
          )
        }
      />
      {confirming && (
        <ConfirmDrawer id={customer.id} name={customer.name} onClose={() => setConfirming(false)} />
      )}
    </>
  );
}

/** When a field, or one entry of it, was last looked at; one press says that it is still right. */
export function FreshnessMark(props: { customer: Customer; field: Field; entryId?: string | undefined }) {
  const { t } = useTranslation('freshness');
  const can = useCan();
  const { customer, field, entryId } = props;
  const { data } = useFreshness(customer.id);
  const state = data && shownOf(data, field, entryId);
  if (!state) return null;
  if (!state.due) {
    return (
      <Typography.Text type="secondary" className="mark">
        {t('lookedAt', { at: formatInstant(state.verifiedAt).slice(0, 10) })}
      </Typography.Text>
    );
  }
  return (
    <span className="mark">
      <Tag color="orange">{t('dueSince', { at: formatInstant(state.verifiedAt).slice(0, 10) })}</Tag>
      {can('customer:write') && (
        <ActButton
          size="small"
          done={t('confirmed')}
          send={(key) =>
            confirmFields(
              customer.id,
              entryId ? { entries: [entryId] } : { fields: [field] },
              customer.version,
              key,
            )
          }
        >
          {t('stillRightShort')}
        </ActButton>
      )}
    </span>
  );
}
