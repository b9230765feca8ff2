import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CURRENCY, fromFen } from '@/shared/lib/money';
import { MoneyText } from '@/shared/ui/money-text';
import type { MergePreview } from './commands';

const figures = {
  balance: 'money',
  principal: 'money',
  bonus: 'money',
  cards: 'count',
  contracts: 'count',
  bills: 'count',
  entries: 'count',
} as const;
type Figure = keyof typeof figures;

const isFigure = (name: string): name is Figure => name in figures;

/** What each has now and what the survivor has afterwards: the sums must be seen to agree. */
export function MergeHoldings(props: { preview: MergePreview }) {
  const { t } = useTranslation('duplicate');
  const { holdings, figures: after } = props.preview;
  const shown = (figure: Figure, of: Record<string, unknown>): ReactNode => {
    const value = of[figure];
    if (typeof value !== 'number') return '—';
    if (figures[figure] === 'count') return value;
    return <MoneyText value={{ amount: fromFen(BigInt(value)), currency: CURRENCY }} />;
  };
  const rows = Object.keys(figures)
    .filter(isFigure)
    .filter((figure) => after[figure] !== 0);
  if (rows.length === 0) return null;
  return (
    <Table
      size="small"
      rowKey={(figure) => figure}
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={rows}
      columns={[
        { title: t('holdings'), render: (_, figure) => t(`figure.${figure}`) },
        ...holdings.map((party) => ({
          title: party.number,
          align: 'right' as const,
          render: (_: unknown, figure: Figure) => shown(figure, party.figures),
        })),
        { title: t('afterwards'), align: 'right', render: (_, figure) => shown(figure, after) },
      ]}
    />
  );
}
