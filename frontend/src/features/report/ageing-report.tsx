import { Link } from '@tanstack/react-router';
import { Card, Empty, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { Bars, sizeOf } from '@/shared/charts/bars';
import { today } from '@/shared/lib/date';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { TotalsLine } from '@/shared/ui/totals-line';
import { DayField } from './day-field';

const MOST = 10;

/** What is owed, by how long it is due, and by whom. */
export function AgeingReport(props: { on: string; onDay: (day: string | undefined) => void }) {
  const { t } = useTranslation('report');
  const { on } = props;
  const ageing = api.useQuery('get', '/api/v1/receivables/ageing', {
    params: { query: { asOf: on, byCustomer: true } },
  });
  const asOf = on === today() ? {} : { asOf: on };
  return (
    <Flex vertical gap={16}>
      <DayField {...props} />
      <Loaded query={ageing}>
        {({ buckets, customers = [], owed, credits, balance }) => (
          <>
            <TotalsLine
              label={t('ageing.total')}
              stale={ageing.isPlaceholderData}
              figures={[
                [t('ageing.owed'), <MoneyText key="owed" value={owed} strong />],
                [t('ageing.credits'), <MoneyText key="credits" value={credits} />],
                [t('ageing.balance'), <MoneyText key="balance" value={balance} />],
              ]}
            />
            <Card title={t('ageing.buckets')}>
              <Bars
                label={t('ageing.buckets')}
                bars={buckets.map(({ bucket, amount, items }) => ({
                  key: bucket,
                  name: `${t(`bucket.${bucket}`)} (${items})`,
                  size: sizeOf(amount),
                  value: <MoneyText value={amount} />,
                  link: (content) => (
                    <Link to="/receivables/aged" search={{ bucket, ...asOf }}>
                      {content}
                    </Link>
                  ),
                }))}
              />
            </Card>
            <Card title={t('ageing.debtors', { count: MOST })}>
              {customers.length === 0 ? (
                <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('ageing.nobody')} />
              ) : (
                <Bars
                  label={t('ageing.debtors', { count: MOST })}
                  bars={customers.slice(0, MOST).map((debtor) => ({
                    key: debtor.customerId ?? '',
                    name: debtor.customerName ?? '—',
                    size: sizeOf(debtor.owed),
                    value: <MoneyText value={debtor.owed} />,
                    link: (content) => (
                      <Link
                        to="/customers/$customerId"
                        params={{ customerId: debtor.customerId ?? '' }}
                        search={{ tab: 'receivables' }}
                      >
                        {content}
                      </Link>
                    ),
                  }))}
                />
              )}
            </Card>
          </>
        )}
      </Loaded>
    </Flex>
  );
}
