import { Link } from '@tanstack/react-router';
import { Card, Statistic, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useCount, useTotals } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Money } from '@/shared/api/types';
import { today } from '@/shared/lib/date';
import { CURRENCY } from '@/shared/lib/money';
import { MoneyText } from '@/shared/ui/money-text';
import { Reserved } from '@/shared/ui/reserved';

const NOTHING: Money = { amount: '0.00', currency: CURRENCY };

/** How the day has gone so far; every figure opens the list that it counts. */
export function Today() {
  const { t } = useTranslation('home');
  const can = useCan();
  return (
    <section aria-label={t('today.title')}>
      <Typography.Title level={2} className="section-title">
        {t('today.title')}
      </Typography.Title>
      <div className="figures many">
        {can('transaction:read') && <Entries />}
        {can('oversight:read') && <Cards />}
        {can('interaction:read') && <Interactions />}
        {can('customer:read') && <Customers />}
      </div>
    </section>
  );
}

function Figure(props: { label: string; pending: boolean; children: ReactNode }) {
  return (
    <Card size="small">
      <Statistic
        title={props.label}
        valueRender={() => (props.pending ? <Reserved>0</Reserved> : props.children)}
      />
    </Card>
  );
}

function Entries() {
  const { t } = useTranslation('home');
  const on = today();
  const { data, isPending } = useTotals('/api/v1/transactions/totals', {
    current: true,
    status: 'POSTED',
    businessDate: on,
  });
  const sum = (type: 'SALE' | 'PAYMENT') => data?.byType.find((each) => each.type === type)?.amount;
  return (
    <>
      {(['SALE', 'PAYMENT'] as const).map((type) => (
        <Figure key={type} label={t(`today.${type}`)} pending={isPending}>
          <Link to="/transactions" search={{ type: [type], from: on, to: on }}>
            <MoneyText value={data && (sum(type) ?? NOTHING)} />
          </Link>
        </Figure>
      ))}
      <Figure label={t('today.entries')} pending={isPending}>
        <Link to="/transactions" search={{ from: on, to: on }}>
          {data?.count ?? '—'}
        </Link>
      </Figure>
    </>
  );
}

function Cards() {
  const { t } = useTranslation('home');
  const { data, isPending } = api.useQuery('get', '/api/v1/liability');
  return (['toppedUp', 'spent'] as const).map((figure) => (
    <Figure key={figure} label={t(`today.${figure}`)} pending={isPending}>
      <Link to="/reports" search={{ report: 'flow' }}>
        <MoneyText value={data?.[figure]} />
      </Link>
    </Figure>
  ));
}

function Interactions() {
  const { t } = useTranslation('home');
  const on = today();
  const { data, isPending } = useCount('/api/v1/interactions', {
    'occurredAt[gte]': `${on}T00:00:00+08:00`,
  });
  return (
    <Figure label={t('today.interactions')} pending={isPending}>
      <Link to="/interactions" search={{ from: on, to: on }}>
        {counted(data)}
      </Link>
    </Figure>
  );
}

function Customers() {
  const { t } = useTranslation('home');
  const on = today();
  const { data, isPending } = useCount('/api/v1/customers', {
    'createdAt[gte]': `${on}T00:00:00+08:00`,
  });
  return (
    <Figure label={t('today.customers')} pending={isPending}>
      <Link to="/customers" search={{ filter: JSON.stringify({ field: 'createdAt', op: 'gte', value: on }) }}>
        {counted(data)}
      </Link>
    </Figure>
  );
}

const counted = (answer: { count: number; capped: boolean } | undefined): string =>
  answer ? `${answer.count}${answer.capped ? '+' : ''}` : '—';
