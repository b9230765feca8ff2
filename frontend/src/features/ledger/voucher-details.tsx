import { Button, Drawer, Flex, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useList } from '@/shared/api/list';
import { useWide } from '@/shared/lib/media';
import { isZero } from '@/shared/lib/money';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';

/** A voucher with its lines, and the rows of the sub-ledgers behind it. */
export function VoucherDetails(props: { voucherId: string; onClose: () => void }) {
  const { t } = useTranslation(['ledger', 'common']);
  const wide = useWide();
  const id = props.voucherId;
  const detail = api.useQuery('get', '/api/v1/ledger/vouchers/{id}', { params: { path: { id } } });
  const found = detail.data?.voucher;
  return (
    <Drawer
      open
      size={wide ? 720 : '100%'}
      title={found ? `${found.period.slice(0, 7)} ${found.word}-${found.number}` : t('voucher')}
      onClose={props.onClose}
    >
      <Loaded query={detail}>
        {({ voucher, lines }) => (
          <Flex vertical gap={16}>
            <Details
              columns={2}
              items={[
                [t('summary'), voucher.summary],
                [t('dated'), voucher.dated],
                [t('businessDate'), voucher.businessDate],
                [t('shop'), voucher.shopName],
                [t('common:field.reason'), voucher.reason],
              ]}
            />
            <Table
              size="small"
              aria-label={t('lines')}
              pagination={false}
              scroll={{ x: 'max-content' }}
              rowKey="position"
              dataSource={lines}
              columns={[
                {
                  title: t('account'),
                  render: (_, { accountCode, accountName }) => `${accountCode} ${accountName}`,
                },
                {
                  title: t('debit'),
                  align: 'right',
                  render: (_, { debit }) => (isZero(debit) ? '' : <MoneyText value={debit} />),
                },
                {
                  title: t('credit'),
                  align: 'right',
                  render: (_, { credit }) => (isZero(credit) ? '' : <MoneyText value={credit} />),
                },
              ]}
            />
            <Sources voucherId={id} />
          </Flex>
        )}
      </Loaded>
    </Drawer>
  );
}

function Sources(props: { voucherId: string }) {
  const { t } = useTranslation(['ledger', 'common']);
  const list = useList('/api/v1/ledger/vouchers/{id}/sources', { path: { id: props.voucherId } });
  if (list.items.length === 0) return null;
  return (
    <>
      <Typography.Title level={2} className="section-title">
        {t('sources')}
      </Typography.Title>
      <ul className="plain-list ruled" aria-label={t('sources')}>
        {list.items.map((source) => (
          <li key={`${source.rowId} ${source.part}`}>
            <Flex justify="space-between" gap={8} wrap>
              <span>
                {source.businessDate} · {t(`source.${source.ledger}`, { defaultValue: source.ledger })} ·{' '}
                {source.event}
              </span>
              <MoneyText value={source.amount} />
            </Flex>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('common:list.more')}
        </Button>
      )}
    </>
  );
}
