import { Link } from '@tanstack/react-router';
import { Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ListQuery, useList, useTotals } from '@/shared/api/list';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DataList } from '@/shared/ui/data-list';
import { MoneyText } from '@/shared/ui/money-text';
import { TotalsLine } from '@/shared/ui/totals-line';
import { type Bill, billStatusColors, isOpen } from './vocabulary';

export function BillTags(props: { bill: Bill }) {
  const { t } = useTranslation('billing');
  const { bill } = props;
  return (
    <Flex gap={4} wrap>
      <Tag color={billStatusColors[bill.status]}>{t(`status.${bill.status}`)}</Tag>
      {bill.overdue && <Tag color="red">{t('overdue')}</Tag>}
      {bill.disputed && <Tag color="orange">{t('disputed')}</Tag>}
      {bill.promisedOn && isOpen(bill) && <Tag color="blue">{t('promisedBy', { day: bill.promisedOn })}</Tag>}
    </Flex>
  );
}

export function BillLink(props: { bill: Bill }) {
  const { t } = useTranslation('billing');
  return (
    <Link to="/bills/$billId" params={{ billId: props.bill.id }}>
      {props.bill.number ?? t('noNumber')}
    </Link>
  );
}

/** Bills; of all customers, of one, or of a contract. */
export function BillList(props: { query: ListQuery; withCustomer?: boolean; filtered?: boolean }) {
  const { t } = useTranslation(['billing', 'common']);
  const list = useList('/api/v1/bills', { query: props.query });
  return (
    <DataList
      list={list}
      label={t('title')}
      rowKey={(bill) => bill.id}
      empty={props.filtered ? t('common:list.emptyFiltered') : t('empty')}
      columns={[
        { title: t('field.number'), render: (_, bill) => <BillLink bill={bill} /> },
        ...(props.withCustomer
          ? [
              {
                title: t('common:field.customer'),
                render: (_: unknown, bill: Bill) => (
                  <CustomerLink id={bill.customerId} name={bill.customerName} />
                ),
              },
            ]
          : []),
        {
          title: t('field.total'),
          align: 'right',
          render: (_, bill) => <MoneyText value={bill.total} />,
        },
        {
          title: t('field.residual'),
          align: 'right',
          render: (_, bill) => (bill.status === 'DRAFT' ? '—' : <MoneyText value={bill.residual} />),
        },
        { title: t('field.issueOn'), render: (_, { issueOn }) => issueOn ?? '—' },
        { title: t('field.dueOn'), render: (_, { nextDueOn }) => nextDueOn },
        { title: t('common:field.status'), render: (_, bill) => <BillTags bill={bill} /> },
      ]}
      card={(bill) => ({
        title: <BillLink bill={bill} />,
        extra: <MoneyText value={bill.total} strong />,
        lines: (
          <Flex vertical gap={6}>
            {props.withCustomer && <CustomerLink id={bill.customerId} name={bill.customerName} />}
            <BillTags bill={bill} />
            <Flex justify="space-between" gap={8} wrap>
              <Typography.Text type="secondary">
                {t('field.dueOn')} {bill.nextDueOn}
              </Typography.Text>
              {bill.status !== 'DRAFT' && (
                <span>
                  <Typography.Text type="secondary">{t('field.residual')} </Typography.Text>
                  <MoneyText value={bill.residual} />
                </span>
              )}
            </Flex>
          </Flex>
        ),
      })}
    />
  );
}

/** What all bills of a filter come to. Nothing while that is not known. */
export function BillTotals(props: { query: ListQuery }) {
  const { t } = useTranslation('billing');
  const { data, isPlaceholderData } = useTotals('/api/v1/bills/totals', props.query);
  if (!data?.count) return null;
  return (
    <TotalsLine
      label={t('totals.title')}
      stale={isPlaceholderData}
      count={t('totals.count', { count: data.count })}
      figures={
        [
          [t('field.total'), <MoneyText key="total" value={data.total} />],
          ...(data.drafts > 0
            ? [[t('totals.drafted', { count: data.drafts }), <MoneyText key="drafts" value={data.drafted} />]]
            : []),
          ...(data.voided > 0
            ? [[t('totals.voided', { count: data.voided }), <MoneyText key="voided" value={data.taken} />]]
            : []),
          [t('field.residual'), <MoneyText key="residual" value={data.residual} strong />],
        ] as [string, React.ReactNode][]
      }
    />
  );
}
