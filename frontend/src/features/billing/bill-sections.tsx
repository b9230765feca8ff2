import { Button, Card, Empty, Flex, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useList } from '@/shared/api/list';
import { asProblem } from '@/shared/api/problem';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { ProblemNote } from '@/shared/ui/problem-note';
import { UndoAllocation } from '@/shared/ui/undo-allocation';
import { UndoCardPaymentDrawer } from './payment-drawers';
import { type Bill, debitsOf, mailStatusColors } from './vocabulary';

function Rows<T extends { id: string }>(props: {
  label: string;
  items: T[];
  empty: string;
  row: (item: T) => ReactNode;
}) {
  if (props.items.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={props.empty} />;
  return (
    <ul className="plain-list ruled" aria-label={props.label}>
      {props.items.map((item) => (
        <li key={item.id}>
          <Flex justify="space-between" align="center" gap="4px 12px" wrap>
            {props.row(item)}
          </Flex>
        </li>
      ))}
    </ul>
  );
}

/** What settled the bill: payments, credit notes, write-offs; each can be undone while it stands. */
export function Settlements(props: { bill: Bill }) {
  const { t } = useTranslation('billing');
  const list = useList('/api/v1/allocations', { query: { debitId: debitsOf(props.bill), limit: 100 } });
  return (
    <Card title={t('settlements')} loading={list.isPending && !list.error}>
      {list.error ? (
        <ProblemNote problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
      ) : (
        <Rows
          label={t('settlements')}
          items={list.items}
          empty={t('nothingSettled')}
          row={(item) => (
            <>
              <Flex gap={8} wrap align="center">
                <span>{item.effectiveOn}</span>
                <Tag>{t(`settledBy.${item.method}`)}</Tag>
                {item.reversedBy && <Tag color="orange">{t('undone')}</Tag>}
                {item.reason && <Typography.Text type="secondary">{item.reason}</Typography.Text>}
              </Flex>
              <Flex gap={12} align="center">
                <MoneyText value={item.amount} signed />
                <UndoAllocation allocation={item} explain={t('undoSettlementHint')} />
              </Flex>
            </>
          )}
        />
      )}
    </Card>
  );
}

export function CardPayments(props: { billId: string }) {
  const { t } = useTranslation('billing');
  const can = useCan();
  const [undoing, setUndoing] = useState<Schemas['BillCardPaymentView']>();
  const list = api.useQuery('get', '/api/v1/bills/{id}/card-payments', {
    params: { path: { id: props.billId } },
  });
  // Most bills are never paid by card; a card that says so would only be in the way.
  if (list.data?.items.length === 0) return null;
  return (
    <Card title={t('cardPayments')}>
      <Loaded query={list} rows={2}>
        {({ items }) => (
          <Rows
            label={t('cardPayments')}
            items={items}
            empty=""
            row={(payment) => (
              <>
                <Flex gap={8} wrap align="center">
                  <span>{formatInstant(payment.at)}</span>
                  <span>{payment.maskedNumber}</span>
                  <Typography.Text type="secondary">{payment.operatorName}</Typography.Text>
                  {payment.undone && <Tag color="orange">{t('undone')}</Tag>}
                </Flex>
                <Flex gap={12} align="center">
                  <MoneyText value={payment.amount} />
                  {!payment.undone && can('card:sell') && can('transaction:correct') && (
                    <Button size="small" danger onClick={() => setUndoing(payment)}>
                      {t('undo')}
                    </Button>
                  )}
                </Flex>
              </>
            )}
          />
        )}
      </Loaded>
      {undoing && <UndoCardPaymentDrawer payment={undoing} onClose={() => setUndoing(undefined)} />}
    </Card>
  );
}

export function Mails(props: { billId: string }) {
  const { t } = useTranslation('billing');
  const list = api.useQuery('get', '/api/v1/bills/{id}/mails', { params: { path: { id: props.billId } } });
  return (
    <Card title={t('mails')}>
      <Loaded query={list} rows={2}>
        {({ items }) => (
          <Rows
            label={t('mails')}
            items={items}
            empty={t('noMails')}
            row={(mail) => (
              <>
                <Flex vertical gap={2}>
                  <span>{mail.subject}</span>
                  <Typography.Text type="secondary">
                    {mail.to.join(', ')} · {formatInstant(mail.sentAt ?? mail.createdAt)}
                  </Typography.Text>
                  {mail.lastReply && mail.status !== 'SENT' && (
                    <Typography.Text type="secondary">{mail.lastReply}</Typography.Text>
                  )}
                </Flex>
                <Tag color={mailStatusColors[mail.status]}>
                  {t(mail.waitsForServer ? 'mailNoServer' : `mailStatus.${mail.status}`)}
                </Tag>
              </>
            )}
          />
        )}
      </Loaded>
    </Card>
  );
}

export function Notices(props: { billId: string }) {
  const { t } = useTranslation('billing');
  const list = useList('/api/v1/dunning-notices', { query: { billId: props.billId, limit: 100 } });
  if (list.items.length === 0) return null;
  return (
    <Card title={t('reminders.title')}>
      <Rows
        label={t('reminders.title')}
        items={list.items}
        empty=""
        row={(notice) => (
          <>
            <Flex gap={8} wrap align="center">
              <span>{notice.runOn}</span>
              <span>{t('reminders.level', { level: notice.level })}</span>
              <Tag>{t(`reminders.channel.${notice.channel}`)}</Tag>
              {notice.toDo && <Tag color="gold">{t('reminders.toDo')}</Tag>}
              {notice.note && <Typography.Text type="secondary">{notice.note}</Typography.Text>}
            </Flex>
            <MoneyText value={notice.open} />
          </>
        )}
      />
    </Card>
  );
}
