import { getRouteApi } from '@tanstack/react-router';
import { Button, Flex, Input, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { DataList } from '@/shared/ui/data-list';
import { MoneyText } from '@/shared/ui/money-text';
import { RangeFilter } from '@/shared/ui/range-filter';
import { LedgerFrame } from './ledger-frame';
import type { Voucher } from './vocabulary';
import { VoucherDetails } from './voucher-details';

const route = getRouteApi('/shell/ledger/vouchers');

/** Vouchers, the latest first. */
export function VouchersPage() {
  const { t } = useTranslation(['ledger', 'common']);
  const search = route.useSearch();
  const { account, from, to, datedAfter, voucher } = search;
  const navigate = route.useNavigate();
  const filter = (change: typeof search) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const list = useList('/api/v1/ledger/vouchers', {
    query: {
      accounts: account,
      'businessDate[gte]': from,
      'businessDate[lte]': to,
      'dated[gt]': datedAfter,
    },
  });
  const number = (each: Voucher) => (
    <Button type="link" size="small" style={{ padding: 0 }} onClick={() => filter({ voucher: each.id })}>
      {each.period.slice(0, 7)} {each.word}-{each.number}
    </Button>
  );
  const tags = (each: Voucher) =>
    each.source !== 'RUN' && (
      <Tag color={each.source === 'RED' ? 'red' : 'orange'}>{t(`source.${each.source}`)}</Tag>
    );
  return (
    <LedgerFrame place="vouchers">
      <Flex gap={12} wrap align="center">
        <Input.Search
          key={account ?? ''}
          allowClear
          style={{ width: 200 }}
          aria-label={t('accountCode')}
          placeholder={t('accountCode')}
          defaultValue={account ?? ''}
          onSearch={(code) => filter({ account: code.trim() || undefined })}
        />
        <RangeFilter label={t('businessDate')} from={from} to={to} onChange={filter} />
        {datedAfter && (
          <Tag closable onClose={() => filter({ datedAfter: undefined })}>
            {t('datedAfter', { day: datedAfter })}
          </Tag>
        )}
      </Flex>
      <DataList
        list={list}
        label={t('place.vouchers')}
        rowKey={(each) => each.id}
        empty={t('noVouchers')}
        columns={[
          { title: t('number'), render: (_, each) => number(each) },
          { title: t('dated'), dataIndex: 'dated' },
          { title: t('businessDate'), dataIndex: 'businessDate' },
          { title: t('summary'), dataIndex: 'summary' },
          { title: t('accounts'), render: (_, { accounts }) => accounts.join(', ') },
          { title: t('shop'), render: (_, { shopName }) => shopName ?? '—' },
          {
            title: t('common:field.amount'),
            align: 'right',
            render: (_, { total }) => <MoneyText value={total} />,
          },
          { title: t('common:field.status'), render: (_, each) => tags(each) },
        ]}
        card={(each) => ({
          title: number(each),
          extra: <MoneyText value={each.total} strong />,
          lines: (
            <Flex vertical gap={4}>
              <span>{each.summary}</span>
              <Typography.Text type="secondary">
                {each.businessDate} · {each.accounts.join(', ')}
              </Typography.Text>
              {tags(each)}
            </Flex>
          ),
        })}
      />
      {voucher && (
        <VoucherDetails key={voucher} voucherId={voucher} onClose={() => filter({ voucher: undefined })} />
      )}
    </LedgerFrame>
  );
}
