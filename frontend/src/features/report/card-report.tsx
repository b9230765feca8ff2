import { Link } from '@tanstack/react-router';
import { Card, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { Bars, sizeOf } from '@/shared/charts/bars';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { TotalsLine } from '@/shared/ui/totals-line';
import { CustodyCard } from './custody';
import { DayField } from './day-field';

/** What the cards owe at the end of a day, by program and by the unit that they belong to; and what must be in custody. */
export function CardReport(props: {
  on: string;
  onDay: (day: string | undefined) => void;
  quarter: string | undefined;
  onQuarter: (quarter: string | undefined) => void;
}) {
  const { t } = useTranslation('report');
  const liability = api.useQuery('get', '/api/v1/liability', { params: { query: { on: props.on } } });
  return (
    <Flex vertical gap={16}>
      <DayField on={props.on} onDay={props.onDay} />
      <Loaded query={liability}>
        {({ total, byProgram, byUnit }) => (
          <>
            <TotalsLine
              label={t('cards.total')}
              stale={liability.isPlaceholderData}
              figures={(['balance', 'principal', 'bonus', 'held'] as const).map((figure) => [
                t(`cards.${figure}`),
                <MoneyText key={figure} value={total[figure]} strong={figure === 'balance'} />,
              ])}
            />
            <Outstanding
              title={t('cards.byProgram')}
              rows={byProgram}
              link={(id, content) => (
                <Link to="/cards" search={{ programId: id }}>
                  {content}
                </Link>
              )}
            />
            <Outstanding
              title={t('cards.byUnit')}
              rows={byUnit}
              link={(id, content) => (
                <Link to="/cards" search={{ unitId: id }}>
                  {content}
                </Link>
              )}
            />
          </>
        )}
      </Loaded>
      <CustodyCard quarter={props.quarter} onQuarter={props.onQuarter} />
    </Flex>
  );
}

function Outstanding(props: {
  title: string;
  rows: readonly Schemas['Outstanding'][];
  link: (id: string, content: ReactNode) => ReactNode;
}) {
  const { t } = useTranslation('report');
  return (
    <Card title={props.title}>
      <Bars
        label={props.title}
        bars={props.rows.map(({ id, name, balance }) => ({
          key: id ?? '',
          name: name ?? t('cards.none'),
          size: sizeOf(balance),
          value: <MoneyText value={balance} />,
          link: id ? (content) => props.link(id, content) : undefined,
        }))}
      />
    </Card>
  );
}
