import { getRouteApi, Link } from '@tanstack/react-router';
import { DatePicker, Flex, Table, Typography } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import type { Money, Schemas } from '@/shared/api/types';
import { today } from '@/shared/lib/date';
import { useWide } from '@/shared/lib/media';
import { isZero } from '@/shared/lib/money';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { LedgerFrame } from './ledger-frame';
import { PeriodBar } from './period-bar';

const route = getRouteApi('/shell/ledger');

type Row = Schemas['TrialBalanceRow'];
type Figures = Schemas['TrialBalanceFigures'];
type Balance = Schemas['TrialBalanceView'];

/** The trial balance of a month; every account opens its vouchers. */
export function TrialBalancePage() {
  const { t } = useTranslation('ledger');
  const { month = today().slice(0, 7) } = route.useSearch();
  const navigate = route.useNavigate();
  const balance = api.useQuery('get', '/api/v1/ledger/trial-balance', { params: { query: { month } } });
  return (
    <LedgerFrame place="balance">
      <Flex gap={8} align="center" wrap>
        <Typography.Text type="secondary" aria-hidden>
          {t('month')}
        </Typography.Text>
        <DatePicker
          picker="month"
          allowClear={false}
          aria-label={t('month')}
          value={dayjs(`${month}-01`)}
          onChange={(picked) =>
            void navigate({ search: picked ? { month: picked.format('YYYY-MM') } : {}, replace: true })
          }
        />
      </Flex>
      <PeriodBar month={month} />
      <Loaded query={balance} rows={10}>
        {(found) => <BalanceTable balance={found} />}
      </Loaded>
    </LedgerFrame>
  );
}

const columns = [
  'openingDebit',
  'openingCredit',
  'debit',
  'credit',
  'closingDebit',
  'closingCredit',
] as const;

function BalanceTable(props: { balance: Balance }) {
  const { t } = useTranslation('ledger');
  const wide = useWide();
  const { rows, total, from, to } = props.balance;
  const moved = rows.filter(({ figures }) => columns.some((column) => !isZero(figures[column])));
  // Lines stand on the lowest accounts only.
  const name = (row: Row) =>
    row.lowest ? (
      <Link to="/ledger/vouchers" search={{ account: row.code, from, to }}>
        {row.code} {row.name}
      </Link>
    ) : (
      <strong>
        {row.code} {row.name}
      </strong>
    );
  const amount = (value: Money, strong = false) =>
    isZero(value) ? <span>—</span> : <MoneyText value={value} strong={strong} />;
  const cell = (column: keyof Figures) => (_: unknown, row: Row) => amount(row.figures[column], !row.lowest);
  if (!wide)
    return (
      <ul className="plain-list ruled" aria-label={t('place.balance')}>
        {moved.map((row) => (
          <li key={row.code}>
            {name(row)}
            <Figures figures={row.figures} />
          </li>
        ))}
        <li>
          <strong>{t('total')}</strong>
          <Figures figures={total} />
        </li>
      </ul>
    );
  const pair = (title: string, debit: keyof Figures, credit: keyof Figures) => ({
    title,
    children: [
      { title: t('debit'), key: debit, align: 'right' as const, render: cell(debit) },
      { title: t('credit'), key: credit, align: 'right' as const, render: cell(credit) },
    ],
  });
  return (
    <Table
      size="small"
      aria-label={t('place.balance')}
      pagination={false}
      scroll={{ x: 'max-content' }}
      rowKey="code"
      dataSource={moved}
      locale={{ emptyText: t('noFigures') }}
      columns={[
        { title: t('account'), render: (_, row) => name(row) },
        pair(t('opening'), 'openingDebit', 'openingCredit'),
        pair(t('movement'), 'debit', 'credit'),
        pair(t('closing'), 'closingDebit', 'closingCredit'),
      ]}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0}>
            <strong>{t('total')}</strong>
          </Table.Summary.Cell>
          {columns.map((column, index) => (
            <Table.Summary.Cell key={column} index={index + 1} align="right">
              <MoneyText value={total[column]} strong />
            </Table.Summary.Cell>
          ))}
        </Table.Summary.Row>
      )}
    />
  );
}

function Figures(props: { figures: Figures }) {
  const { t } = useTranslation('ledger');
  const { figures } = props;
  return (
    <>
      {(
        [
          [t('opening'), figures.openingDebit, figures.openingCredit],
          [t('movement'), figures.debit, figures.credit],
          [t('closing'), figures.closingDebit, figures.closingCredit],
        ] as const
      ).map(([label, debit, credit]) => (
        <Flex key={label} justify="space-between" gap="2px 12px" wrap>
          <Typography.Text type="secondary">{label}</Typography.Text>
          <span>
            {t('debitShort')} <MoneyText value={debit} /> {t('creditShort')} <MoneyText value={credit} />
          </span>
        </Flex>
      ))}
    </>
  );
}
