import { Link } from '@tanstack/react-router';
import { Card, Empty, Flex, Statistic, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { useWide } from '@/shared/lib/media';
import { isZero } from '@/shared/lib/money';
import { CustomerLink } from '@/shared/ui/customer-link';
import { FirstRows } from '@/shared/ui/first-rows';
import { MoneyText } from '@/shared/ui/money-text';
import { buckets, share } from './vocabulary';

type AgeingView = Schemas['AgeingView'];
type Debtor = Schemas['Customer'];

/** The buckets, each of which opens its list, and the customers who owe most. */
export function Ageing(props: { ageing: AgeingView; asOf: string | undefined }) {
  const { t } = useTranslation('receivable');
  const { ageing, asOf } = props;
  return (
    <>
      <div className="figures">
        {(['owed', 'credits', 'balance'] as const).map((figure) => (
          <Card key={figure} size="small">
            <Statistic
              title={t(`figure.${figure}`)}
              valueRender={() => <MoneyText value={ageing[figure]} />}
            />
          </Card>
        ))}
      </div>
      <Card title={t('ageing')}>
        <ul className="plain-list ruled" aria-label={t('ageing')}>
          {ageing.buckets.map(({ bucket, amount, items }) => (
            <li key={bucket}>
              <Flex justify="space-between" gap="4px 12px" wrap>
                <Link to="/receivables/aged" search={{ bucket, ...(asOf ? { asOf } : {}) }}>
                  {t(`bucket.${bucket}`)}
                </Link>
                <span>
                  <Typography.Text type="secondary">{t('itemCount', { count: items })} </Typography.Text>
                  <MoneyText value={amount} strong />
                </span>
              </Flex>
              <div className="bar" aria-hidden>
                <div style={{ width: `${share(amount, ageing.owed)}%` }} />
              </div>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('debtors')}>
        <FirstRows rows={ageing.customers ?? []}>
          {(debtors) => <Debtors debtors={debtors} asOf={asOf} />}
        </FirstRows>
      </Card>
    </>
  );
}

function Debtors(props: { debtors: Debtor[]; asOf: string | undefined }) {
  const { t } = useTranslation(['receivable', 'common']);
  const wide = useWide();
  const asOf = props.asOf ? { asOf: props.asOf } : {};
  const debtors = props.debtors.filter((each) => each.customerId !== undefined);
  const amountOf = ({ customerId, buckets: held }: Debtor, bucket: Schemas['AgeingBucket']) => {
    const amount = held?.find((each) => each.bucket === bucket)?.amount;
    if (!amount || isZero(amount)) return undefined;
    return (
      <Link to="/receivables/aged" search={{ bucket, ...asOf, ...(customerId ? { customerId } : {}) }}>
        <MoneyText value={amount} />
      </Link>
    );
  };
  const name = (debtor: Debtor) => (
    <CustomerLink id={debtor.customerId ?? ''} name={debtor.customerName ?? '—'} />
  );
  if (debtors.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nobodyOwes')} />;
  if (wide)
    return (
      <Table
        size="small"
        aria-label={t('debtors')}
        pagination={false}
        scroll={{ x: 'max-content' }}
        rowKey={({ customerId }) => customerId ?? ''}
        dataSource={debtors}
        columns={[
          { title: t('common:field.customer'), render: (_, debtor) => name(debtor), fixed: 'left' },
          {
            title: t('figure.owed'),
            align: 'right',
            render: (_, { owed }) => <MoneyText value={owed} strong />,
          },
          ...buckets.map((bucket) => ({
            key: bucket,
            title: t(`bucket.${bucket}`),
            align: 'right' as const,
            render: (_: unknown, debtor: Debtor) => amountOf(debtor, bucket) ?? '—',
          })),
        ]}
      />
    );
  return (
    <ul className="plain-list ruled" aria-label={t('debtors')}>
      {debtors.map((debtor) => (
        <li key={debtor.customerId}>
          <Flex justify="space-between" gap={8} wrap>
            {name(debtor)}
            <MoneyText value={debtor.owed} strong />
          </Flex>
          <Flex gap="4px 12px" wrap className="roomy">
            {buckets.map((bucket) => {
              const amount = amountOf(debtor, bucket);
              return (
                amount && (
                  <small key={bucket}>
                    {t(`bucket.${bucket}`)} {amount}
                  </small>
                )
              );
            })}
          </Flex>
        </li>
      ))}
    </ul>
  );
}
