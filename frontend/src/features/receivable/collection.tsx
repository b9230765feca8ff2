import { Link } from '@tanstack/react-router';
import { Card, Empty, Flex, Statistic, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { useWide } from '@/shared/lib/media';
import { CustomerLink } from '@/shared/ui/customer-link';
import { FirstRows } from '@/shared/ui/first-rows';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { RangeFilter } from '@/shared/ui/range-filter';

type Late = Schemas['LatePayerView'];

/** Who has the most overdue today, and how late they used to pay. */
export function LatePayers() {
  const { t } = useTranslation(['receivable', 'common']);
  const wide = useWide();
  const late = api.useQuery('get', '/api/v1/receivables/late-payers');
  const name = (payer: Late) => <CustomerLink id={payer.customerId} name={payer.customerName} />;
  const overdue = (payer: Late) => (
    <Link to="/receivables/items" search={{ view: 'overdue', customerId: payer.customerId }}>
      <MoneyText value={payer.overdue} strong />
    </Link>
  );
  const used = ({ daysLate }: Late) => (daysLate === undefined ? '—' : t('days', { count: daysLate }));
  return (
    <Loaded query={late} rows={4}>
      {(found) => (
        <FirstRows rows={found.items}>
          {(items) => {
            if (items.length === 0)
              return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nobodyLate')} />;
            return wide ? (
              <Table
                size="small"
                aria-label={t('latePayers')}
                pagination={false}
                scroll={{ x: 'max-content' }}
                rowKey="customerId"
                dataSource={items}
                columns={[
                  { title: t('common:field.customer'), render: (_, payer) => name(payer) },
                  { title: t('field.overdue'), align: 'right', render: (_, payer) => overdue(payer) },
                  { title: t('field.items'), align: 'right', dataIndex: 'items' },
                  { title: t('field.oldestDueOn'), dataIndex: 'oldestDueOn' },
                  { title: t('field.daysLate'), align: 'right', render: (_, payer) => used(payer) },
                ]}
              />
            ) : (
              <ul className="plain-list ruled" aria-label={t('latePayers')}>
                {items.map((payer) => (
                  <li key={payer.customerId}>
                    <Flex justify="space-between" gap={8} wrap>
                      {name(payer)}
                      {overdue(payer)}
                    </Flex>
                    <Typography.Text type="secondary">
                      {t('field.oldestDueOn')} {payer.oldestDueOn} · {t('field.daysLate')} {used(payer)}
                    </Typography.Text>
                  </li>
                ))}
              </ul>
            );
          }}
        </FirstRows>
      )}
    </Loaded>
  );
}

/** How soon customers paid in a span of days. */
export function CollectionFigures(props: {
  from: string;
  to: string;
  onChange: (range: { from: string | undefined; to: string | undefined }) => void;
}) {
  const { t } = useTranslation('receivable');
  const { from, to } = props;
  const figures = api.useQuery('get', '/api/v1/receivables/figures', { params: { query: { from, to } } });
  const days = (value: number | undefined) =>
    value === undefined ? t('unknown') : t('days', { count: value });
  return (
    <Card
      title={t('collection')}
      extra={<RangeFilter label={t('span')} from={from} to={to} onChange={props.onChange} />}
      className="wrapping-head"
    >
      <Loaded query={figures} rows={2}>
        {(found) => (
          <div className="figures">
            {(
              [
                [t('figure.dso'), days(found.daysSalesOutstanding)],
                [t('figure.daysToPay'), days(found.daysToPay)],
                [t('figure.daysLate'), days(found.daysLate)],
                [t('figure.onTime'), found.onTime === undefined ? t('unknown') : `${found.onTime}%`],
                [t('figure.settled'), <MoneyText key="settled" value={found.settled} />],
                [t('figure.soldOnAccount'), <MoneyText key="sold" value={found.soldOnAccount} />],
              ] as [string, ReactNode][]
            ).map(([label, value]) => (
              <Card key={label} size="small">
                <Statistic title={label} valueRender={() => value} />
              </Card>
            ))}
          </div>
        )}
      </Loaded>
    </Card>
  );
}
