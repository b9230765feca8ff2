import { Button, Card, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api } from '@/shared/api/client';
import { useList } from '@/shared/api/list';
import { asProblem } from '@/shared/api/problem';
import { useCan } from '@/shared/api/session';
import { DataList } from '@/shared/ui/data-list';
import { ProblemNote } from '@/shared/ui/problem-note';
import type { Item, UsageRecord } from './commands';
import { AgreeDrawer, EndDrawer, RecordDrawer, ReverseDrawer } from './usage-drawers';
import { useUsageWords } from './use-usage-words';

type Open =
  | { act: 'agree' | 'record' }
  | { act: 'end'; item: Item }
  | { act: 'reverse'; record: UsageRecord };

/** `12.500000` → `12.5`: the server writes six places, of which few are used. */
export const short = (number: string): string =>
  number.includes('.') ? number.replace(/\.?0+$/, '') : number;

/** What is metered for a contract and what was used; nothing where nothing is metered and nobody may change that. */
export function ContractUsage(props: { contractId: string }) {
  const { t } = useUsageWords();
  const can = useCan();
  const { contractId } = props;
  const [open, setOpen] = useState<Open>();
  const contract = api.useQuery('get', '/api/v1/contracts/{id}', { params: { path: { id: contractId } } });
  const items = useList('/api/v1/contracts/{id}/metered-items', { path: { id: contractId } });
  const signed = contract.data?.status !== 'DRAFT' && contract.data !== undefined;
  const mayAgree = signed && contract.data?.status !== 'TERMINATED' && can('contract:sign');
  const close = () => setOpen(undefined);
  if (items.error)
    return <ProblemNote problem={asProblem(items.error)} onRetry={() => void items.refetch()} />;
  if (items.isPending || (items.items.length === 0 && !mayAgree)) return null;
  return (
    <Card
      title={t('title')}
      className="wrapping-head"
      extra={
        <Flex gap={8} wrap>
          {items.items.length > 0 && can('usage:write') && (
            <Button size="small" onClick={() => setOpen({ act: 'record' })}>
              {t('record')}
            </Button>
          )}
          {mayAgree && (
            <Button size="small" onClick={() => setOpen({ act: 'agree' })}>
              {t('agree')}
            </Button>
          )}
        </Flex>
      }
    >
      {items.items.length === 0 ? (
        <Typography.Text type="secondary">{t('none')}</Typography.Text>
      ) : (
        <Flex vertical gap={16}>
          <ul className="plain-list ruled" aria-label={t('title')}>
            {items.items.map((item) => (
              <li key={item.id}>
                <Flex justify="space-between" gap={8} wrap align="center">
                  <Flex gap="2px 12px" wrap align="center">
                    <Typography.Text strong>{item.name}</Typography.Text>
                    <span>
                      {t('price', {
                        price: short(item.unitPrice),
                        unit: item.unit,
                        cycle: t(`cycle.${item.cycle}`),
                      })}
                    </span>
                    {short(item.included) !== '0' && (
                      <span>{t('free', { included: short(item.included), unit: item.unit })}</span>
                    )}
                    <Typography.Text type="secondary">
                      {t('from', { day: item.startsOn })}
                      {item.endsOn && ` ${t('until', { day: item.endsOn })}`}
                    </Typography.Text>
                  </Flex>
                  {!item.endsOn && can('contract:sign') && (
                    <Button size="small" onClick={() => setOpen({ act: 'end', item })}>
                      {t('end')}
                    </Button>
                  )}
                </Flex>
              </li>
            ))}
          </ul>
          <Records
            contractId={contractId}
            items={items.items}
            onReverse={(record) => setOpen({ act: 'reverse', record })}
          />
        </Flex>
      )}
      {open?.act === 'agree' && <AgreeDrawer contractId={contractId} onClose={close} />}
      {open?.act === 'record' && <RecordDrawer contractId={contractId} items={items.items} onClose={close} />}
      {open?.act === 'end' && <EndDrawer item={open.item} onClose={close} />}
      {open?.act === 'reverse' && <ReverseDrawer record={open.record} onClose={close} />}
    </Card>
  );
}

function Records(props: {
  contractId: string;
  items: readonly Item[];
  onReverse: (record: UsageRecord) => void;
}) {
  const { t } = useUsageWords();
  const can = useCan();
  const list = useList('/api/v1/contracts/{id}/usage-records', {
    path: { id: props.contractId },
    query: { limit: 10 },
  });
  const itemOf = (record: UsageRecord) => props.items.find(({ id }) => id === record.itemId);
  const quantity = (record: UsageRecord) => `${short(record.quantity)} ${itemOf(record)?.unit ?? ''}`;
  const what = (record: UsageRecord) =>
    record.reverses ? t('isReversal', { reason: record.reason ?? '—' }) : record.reference;
  const act = (record: UsageRecord) => {
    if (record.reversedBy) return <Tag>{t('isReversed')}</Tag>;
    return (
      !record.reverses &&
      can('usage:write') && (
        <Button size="small" onClick={() => props.onReverse(record)}>
          {t('reverse')}
        </Button>
      )
    );
  };
  return (
    <DataList
      list={list}
      label={t('records')}
      rowKey={(record) => record.id}
      empty={t('noRecords')}
      columns={[
        { title: t('day'), dataIndex: 'day' },
        { title: t('name'), render: (_, record) => itemOf(record)?.name ?? '—' },
        { title: t('quantity'), align: 'right', render: (_, record) => quantity(record) },
        { title: t('reference'), render: (_, record) => what(record) },
      ]}
      actions={act}
      card={(record) => ({
        title: itemOf(record)?.name ?? '—',
        extra: quantity(record),
        lines: (
          <Flex justify="space-between" gap={8} wrap align="center">
            <span>
              {record.day} · {what(record)}
            </span>
            {act(record)}
          </Flex>
        ),
      })}
    />
  );
}
