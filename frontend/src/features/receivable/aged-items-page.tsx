import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { options } from '@/shared/lib/options';
import { Chips } from '@/shared/ui/chips';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DataList } from '@/shared/ui/data-list';
import { MoneyText } from '@/shared/ui/money-text';
import { Page } from '@/shared/ui/page';
import { SubjectLink } from '@/shared/ui/subject-link';
import { buckets } from './vocabulary';

const route = getRouteApi('/shell/receivables/aged');

type Aged = Schemas['AgedItemView'];

/** The debits of one bucket of the ageing report, the longest due first. */
export function AgedItemsPage() {
  const { t } = useTranslation(['receivable', 'account', 'common']);
  const { bucket = 'DAYS_1_30', asOf, customerId } = route.useSearch();
  const navigate = route.useNavigate();
  const found = api.useQuery('get', '/api/v1/receivables/ageing/items', {
    params: { query: { bucket, ...(asOf ? { asOf } : {}), ...(customerId ? { customerId } : {}) } },
  });
  const customer = (item: Aged) => <CustomerLink id={item.customerId} name={item.customerName} />;
  const entry = ({ id, number }: Aged) => (
    <SubjectLink type="entry" id={id}>
      {number}
    </SubjectLink>
  );
  return (
    <Page
      title={t('agedTitle', { bucket: t(`bucket.${bucket}`) })}
      actions={
        <Link to="/receivables" search={asOf ? { asOf } : {}}>
          <Button>{t('backToReport')}</Button>
        </Link>
      }
    >
      <Chips
        single
        label={t('ageing')}
        options={options(buckets, (each) => t(`bucket.${each}`))}
        value={[bucket]}
        onChange={(chosen) =>
          void navigate({ search: (before) => ({ ...before, bucket: chosen?.[0] ?? bucket }), replace: true })
        }
      />
      <Flex gap={12} wrap>
        {asOf && <Typography.Text type="secondary">{t('asOfDay', { day: asOf })}</Typography.Text>}
        {customerId && (
          <Link to="/receivables/aged" search={{ bucket, ...(asOf ? { asOf } : {}) }}>
            {t('allCustomers')}
          </Link>
        )}
      </Flex>
      <DataList
        list={{
          ...found,
          items: found.data?.items ?? [],
          hasNextPage: false,
          isFetchingNextPage: false,
          fetchNextPage: () => undefined,
        }}
        label={t('agedTitle', { bucket: t(`bucket.${bucket}`) })}
        rowKey={(item) => item.id}
        empty={t('bucketEmpty')}
        columns={[
          { title: t('account:field.number'), render: (_, item) => entry(item) },
          { title: t('common:field.customer'), render: (_, item) => customer(item) },
          { title: t('account:field.type'), render: (_, { type }) => t(`account:type.${type}`) },
          { title: t('field.reference'), render: (_, { reference }) => reference ?? '—' },
          { title: t('field.openedOn'), dataIndex: 'openedOn' },
          { title: t('field.dueOn'), dataIndex: 'dueOn' },
          {
            title: t('common:field.amount'),
            align: 'right',
            render: (_, { amount }) => <MoneyText value={amount} />,
          },
          {
            title: t('field.residual'),
            align: 'right',
            render: (_, { residual }) => <MoneyText value={residual} strong />,
          },
        ]}
        card={(item) => ({
          title: customer(item),
          extra: <MoneyText value={item.residual} strong />,
          lines: (
            <Flex vertical gap={4}>
              <span>
                {entry(item)} · {t(`account:type.${item.type}`)}
                {item.reference && ` · ${item.reference}`}
              </span>
              <Typography.Text type="secondary">
                {t('field.dueOn')} {item.dueOn}
              </Typography.Text>
            </Flex>
          ),
        })}
      />
    </Page>
  );
}
