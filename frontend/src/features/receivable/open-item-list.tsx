import { Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListQuery, useList, useTotals } from '@/shared/api/list';
import { isZero } from '@/shared/lib/money';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DataList } from '@/shared/ui/data-list';
import { MoneyText } from '@/shared/ui/money-text';
import { TotalsLine } from '@/shared/ui/totals-line';
import type { OpenItem } from './vocabulary';

/** Open items; of all customers or of one. */
export function OpenItemList(props: {
  query: ListQuery;
  withCustomer?: boolean;
  empty: string;
  act?: (item: OpenItem) => ReactNode;
}) {
  const { t } = useTranslation(['receivable', 'account', 'common']);
  const list = useList('/api/v1/open-items', { query: props.query });
  const { act } = props;
  const customer = (item: OpenItem) => <CustomerLink id={item.customerId} name={item.customerName} />;
  const what = (item: OpenItem) =>
    [t(`account:type.${item.type}`), item.reference, item.memo].filter(Boolean).join(' · ');
  const state = (item: OpenItem) => (
    <Flex gap={4} wrap>
      {isZero(item.residual) && <Tag color="green">{t('settled')}</Tag>}
      {item.overdueDays > 0 && <Tag color="red">{t('overdueBy', { count: item.overdueDays })}</Tag>}
      {item.disputed && <Tag color="orange">{t('disputed')}</Tag>}
    </Flex>
  );
  return (
    <DataList
      list={list}
      label={t('items')}
      rowKey={(item) => item.id}
      empty={props.empty}
      columns={[
        { title: t('account:field.number'), dataIndex: 'number' },
        ...(props.withCustomer
          ? [
              {
                title: t('common:field.customer'),
                render: (_: unknown, item: OpenItem) => customer(item),
              },
            ]
          : []),
        { title: t('field.what'), render: (_, item) => what(item) },
        { title: t('field.openedOn'), dataIndex: 'openedOn' },
        { title: t('field.dueOn'), dataIndex: 'dueOn' },
        {
          title: t('common:field.amount'),
          align: 'right',
          render: (_, item) => <MoneyText value={item.amount} />,
        },
        {
          title: t('field.residual'),
          align: 'right',
          render: (_, item) => <MoneyText value={item.residual} strong />,
        },
        { title: t('common:field.status'), render: (_, item) => state(item) },
      ]}
      {...(act ? { actions: act } : {})}
      card={(item) => ({
        title: props.withCustomer ? customer(item) : item.number,
        extra: <MoneyText value={item.residual} strong />,
        lines: (
          <Flex vertical gap={6}>
            <span>
              {props.withCustomer && `${item.number} · `}
              {what(item)}
            </span>
            <Typography.Text type="secondary">
              {t('field.dueOn')} {item.dueOn}
            </Typography.Text>
            {state(item)}
            {act?.(item)}
          </Flex>
        ),
      })}
    />
  );
}

/** What the open items of a filter come to. Nothing while that is not known. */
export function OpenItemTotals(props: { query: ListQuery }) {
  const { t } = useTranslation('receivable');
  const { data, isPlaceholderData } = useTotals('/api/v1/open-items/totals', props.query);
  if (!data?.count) return null;
  return (
    <TotalsLine
      label={t('totals')}
      stale={isPlaceholderData}
      count={t('itemCount', { count: data.count })}
      figures={[
        [t('figure.owed'), <MoneyText key="debit" value={data.debit.residual} />],
        [t('figure.credits'), <MoneyText key="credit" value={data.credit.residual} />],
        [t('figure.balance'), <MoneyText key="net" value={data.net} strong />],
      ]}
    />
  );
}
