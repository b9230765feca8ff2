import { Link } from '@tanstack/react-router';
import { Card, Empty, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useTotals } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { Bars, sizeOf } from '@/shared/charts/bars';
import { Columns } from '@/shared/charts/columns';
import { plusDays } from '@/shared/lib/date';
import { formatMoney } from '@/shared/lib/money';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { RangeFilter } from '@/shared/ui/range-filter';
import { cardDays, moneyOf } from './vocabulary';

const DAYS = 14;

/** What was posted in a time, and what came onto the cards and went off them on its last days. */
export function FlowReport(props: {
  from: string;
  to: string;
  onRange: (range: { from: string | undefined; to: string | undefined }) => void;
}) {
  const { t } = useTranslation('report');
  const can = useCan();
  const { from, to } = props;
  const totals = useTotals('/api/v1/transactions/totals', {
    current: true,
    status: 'POSTED',
    'businessDate[gte]': from,
    'businessDate[lte]': to,
  });
  return (
    <Flex vertical gap={16}>
      <RangeFilter label={t('range')} from={from} to={to} onChange={props.onRange} />
      <Card title={t('flow.entries')}>
        <Loaded query={totals} rows={4}>
          {({ byType }) =>
            byType.length === 0 ? (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('flow.nothing')} />
            ) : (
              <Bars
                label={t('flow.entries')}
                bars={byType.map(({ type, count, amount }) => ({
                  key: type,
                  name: `${t(`type.${type}`)} (${count})`,
                  size: sizeOf(amount),
                  value: <MoneyText value={amount} />,
                  link: (content) => (
                    <Link to="/transactions" search={{ type: [type], from, to }}>
                      {content}
                    </Link>
                  ),
                }))}
              />
            )
          }
        </Loaded>
      </Card>
      {can('oversight:read') && <CardFlow to={to} />}
    </Flex>
  );
}

function CardFlow(props: { to: string }) {
  const { t, i18n } = useTranslation(['report', 'common']);
  const days = Array.from({ length: DAYS }, (_, index) => plusDays(props.to, index - DAYS + 1));
  const flow = api.useQuery('get', '/api/v1/liability/days', {
    params: { query: { from: days[0] ?? props.to, to: props.to } },
  });
  const series = [t('flow.in'), t('flow.out')] as const;
  const money = (minor: bigint) => formatMoney(moneyOf(minor), i18n.language);
  return (
    <Card title={t('flow.cards', { count: DAYS })}>
      <Loaded query={flow} rows={4}>
        {({ items }) => (
          <Columns
            label={t('flow.cards', { count: DAYS })}
            series={series}
            columns={cardDays(days, items).map(({ day, paidIn, paidOut }) => ({
              key: day,
              name: day.slice(8),
              sizes: [paidIn, paidOut],
              text: `${day}${t('common:colon')}${series[0]} ${money(paidIn)}${t('common:comma')}${series[1]} ${money(paidOut)}`,
              link: (content, text) => (
                <Link to="/transactions" search={{ from: day, to: day }} aria-label={text}>
                  {content}
                </Link>
              ),
            }))}
          />
        )}
      </Loaded>
    </Card>
  );
}
