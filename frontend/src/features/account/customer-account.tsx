import { Alert, App, Button, Card, Flex, Form, InputNumber, Space, Statistic } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useCan } from '@/shared/api/session';
import type { Money, Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { AccountActs } from './account-acts';
import { changeAccount } from './commands';
import { EntryDetails } from './entry-details';
import { RecordEntryDrawer } from './entry-drawers';
import { EntryList } from './entry-list';
import { useTermsWords } from './use-terms-words';

type Account = Schemas['AccountView'];

/** A customer's account: what they owe, up to which limit, and every entry. */
export function CustomerAccount(props: { customerId: string }) {
  const { t } = useTranslation('account');
  const can = useCan();
  const [open, setOpen] = useState<'record' | 'limit'>();
  const [entryId, setEntryId] = useState<string>();
  const account = api.useQuery('get', '/api/v1/customers/{id}/account', {
    params: { path: { id: props.customerId } },
  });
  return (
    <Flex vertical gap={16}>
      <Loaded query={account} rows={1}>
        {(found) => (
          <Flex gap={12} wrap align="end" justify="space-between">
            <div className="figures" style={{ flex: 1 }}>
              <Card size="small">
                <Statistic title={t('balance')} valueRender={() => <MoneyText value={found.balance} />} />
              </Card>
              <Card size="small">
                <Statistic
                  title={t('creditLimit')}
                  valueRender={() =>
                    found.creditLimit ? <MoneyText value={found.creditLimit} /> : t('noLimit')
                  }
                />
              </Card>
            </div>
            <Space wrap>
              {can('credit:write') && <AccountActs account={found} />}
              {can('credit:write') && found.status !== 'CLOSED' && (
                <Button onClick={() => setOpen('limit')}>{t('changeLimit')}</Button>
              )}
              {(can('transaction:draft') || can('transaction:post')) && (
                <Button type="primary" onClick={() => setOpen('record')}>
                  {t('record')}
                </Button>
              )}
            </Space>
            <Standing account={found} />
            {open === 'limit' && <CreditLimitDrawer account={found} onClose={() => setOpen(undefined)} />}
          </Flex>
        )}
      </Loaded>
      <EntryList query={{ customerId: props.customerId, current: true }} onOpen={setEntryId} />
      {open === 'record' && (
        <RecordEntryDrawer customerId={props.customerId} onClose={() => setOpen(undefined)} />
      )}
      {entryId && <EntryDetails key={entryId} entryId={entryId} onClose={() => setEntryId(undefined)} />}
    </Flex>
  );
}

/** Why the customer gets no credit, or no entry at all. */
function Standing(props: { account: Account }) {
  const { t } = useTermsWords();
  const { status, closedAt, creditHold } = props.account;
  if (status === 'CLOSED')
    return (
      <Alert
        className="wide"
        type="warning"
        showIcon
        title={t('closed')}
        {...(closedAt ? { description: t('closedAt', { at: formatInstant(closedAt) }) } : {})}
      />
    );
  if (!creditHold) return null;
  return (
    <Alert
      className="wide"
      type="error"
      showIcon
      title={t('held')}
      description={t(`heldBy.${creditHold.source}`, {
        at: formatInstant(creditHold.since),
        reason: creditHold.reason,
      })}
    />
  );
}

function CreditLimitDrawer(props: { account: Account; onClose: () => void }) {
  const { t } = useTranslation(['account', 'common']);
  const { message } = App.useApp();
  const rule = useMoneyRule({ zero: true });
  return (
    <ChangeDrawer<Schemas['ChangeAccount'], Account>
      title={t('changeLimit')}
      stored={props.account}
      read={({ creditLimit, paymentTermsDays }) => ({
        ...(creditLimit ? { creditLimit } : {}),
        paymentTermsDays,
      })}
      labels={{ creditLimit: t('creditLimit'), paymentTermsDays: t('paymentTermsDays') }}
      show={(field, value) =>
        field === 'creditLimit' ? <MoneyText value={value as Money} /> : String(value)
      }
      change={(patch, version) => changeAccount(props.account.customerId, patch, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <Form.Item name="creditLimit" label={t('creditLimit')} rules={[rule]} extra={t('limitHint')}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="paymentTermsDays" label={t('paymentTermsDays')} rules={[{ required: true }]}>
        <InputNumber min={0} max={365} precision={0} />
      </Form.Item>
    </ChangeDrawer>
  );
}
