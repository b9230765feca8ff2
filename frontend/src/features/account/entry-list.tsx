import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ListQuery, useList } from '@/shared/api/list';
import { formatInstant } from '@/shared/lib/date';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DataList } from '@/shared/ui/data-list';
import { MoneyText } from '@/shared/ui/money-text';
import { sortedBy } from '@/shared/ui/sorted';
import { StatusTag } from './entry-details';
import type { Entry } from './vocabulary';

/** Entries, the latest first; of all customers or of one. */
export function EntryList(props: {
  query: ListQuery;
  withCustomer?: boolean;
  filtered?: boolean;
  onSort?: (sort: string | undefined) => void;
  onOpen: (entryId: string) => void;
}) {
  const { t } = useTranslation(['account', 'common']);
  const list = useList('/api/v1/transactions', { query: props.query });
  const sort = typeof props.query.sort === 'string' ? props.query.sort : undefined;
  const sorted = (field: string) => (props.onSort ? sortedBy<Entry>(field, sort) : {});
  const number = (entry: Entry) => (
    <Button type="link" size="small" style={{ padding: 0 }} onClick={() => props.onOpen(entry.id)}>
      {entry.number}
    </Button>
  );
  const what = (entry: Entry) =>
    [t(`type.${entry.type}`), entry.method && t(`common:method.${entry.method}`)].filter(Boolean).join(' · ');
  return (
    <DataList
      list={list}
      label={t('title')}
      {...(props.onSort ? { onSort: props.onSort } : {})}
      rowKey={(entry) => entry.id}
      empty={props.filtered ? t('common:list.emptyFiltered') : t('empty')}
      columns={[
        { title: t('field.number'), ...sorted('number'), render: (_, entry) => number(entry) },
        { title: t('field.businessDate'), ...sorted('businessDate'), dataIndex: 'businessDate' },
        ...(props.withCustomer
          ? [
              {
                title: t('common:field.customer'),
                render: (_: unknown, entry: Entry) => (
                  <CustomerLink id={entry.customerId} name={entry.customerName} />
                ),
              },
            ]
          : []),
        { title: t('field.type'), render: (_, entry) => what(entry) },
        { title: t('common:field.memo'), render: (_, { memo, category }) => memo ?? category ?? '—' },
        {
          title: t('common:field.amount'),
          ...sorted('amount'),
          align: 'right',
          render: (_, entry) => <MoneyText value={entry.amount} />,
        },
        {
          title: t('field.effect'),
          align: 'right',
          render: (_, entry) => <MoneyText value={entry.effect} signed />,
        },
        { title: t('common:field.status'), render: (_, entry) => <StatusTag status={entry.status} /> },
        ...(props.onSort
          ? [
              {
                title: t('common:field.createdAt'),
                ...sorted('createdAt'),
                render: (_: unknown, entry: Entry) => formatInstant(entry.createdAt),
              },
            ]
          : []),
      ]}
      card={(entry) => ({
        title: number(entry),
        extra: <MoneyText value={entry.amount} strong />,
        lines: (
          <Flex vertical gap={4}>
            {props.withCustomer && <CustomerLink id={entry.customerId} name={entry.customerName} />}
            <Flex justify="space-between">
              <span>{what(entry)}</span>
              <StatusTag status={entry.status} />
            </Flex>
            <Typography.Text type="secondary">
              {entry.businessDate}
              {entry.memo && ` · ${entry.memo}`}
            </Typography.Text>
          </Flex>
        ),
      })}
    />
  );
}
