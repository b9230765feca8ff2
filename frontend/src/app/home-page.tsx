import { Link } from '@tanstack/react-router';
import { Button, Card, Statistic } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useCount } from '@/shared/api/list';
import { useCan, useSession } from '@/shared/api/session';
import { today } from '@/shared/lib/date';
import { Page } from '@/shared/ui/page';

const MyDay = lazy(() => import('@/features/care/my-day').then((module) => ({ default: module.MyDay })));

/** What has to be done now, how things stand, and the ways into the daily work. */
export function HomePage() {
  const { t } = useTranslation('home');
  const can = useCan();
  const { me } = useSession();
  return (
    <Page title={t('welcome', { name: me?.displayName ?? '' })} actions={<QuickActions />}>
      <Figures />
      {can('task:read') && (
        <Suspense>
          <MyDay />
        </Suspense>
      )}
    </Page>
  );
}

function QuickActions() {
  const { t } = useTranslation('home');
  const can = useCan();
  return (
    <>
      {can('card:sell') && (
        <Link to="/pos">
          <Button type="primary">{t('quick.pos')}</Button>
        </Link>
      )}
      {can('customer:write') && (
        <Link to="/customers" search={{ new: true }}>
          <Button>{t('quick.customer')}</Button>
        </Link>
      )}
      {(can('transaction:draft') || can('transaction:post')) && (
        <Link to="/transactions" search={{ new: true }}>
          <Button>{t('quick.entry')}</Button>
        </Link>
      )}
      {can('import:write') && (
        <Link to="/imports/new">
          <Button>{t('quick.import')}</Button>
        </Link>
      )}
    </>
  );
}

/** Every figure opens the list that it counts. */
function Figures() {
  const { t } = useTranslation('home');
  const can = useCan();
  const on = today();
  return (
    <div className="figures">
      {can('task:read') && (
        <>
          <Figure
            label={t('figure.overdue')}
            path="/api/v1/tasks"
            query={{ status: 'OPEN', 'dueOn[lt]': on }}
            link={(text) => (
              <Link to="/tasks" search={{ bucket: 'OVERDUE' }}>
                {text}
              </Link>
            )}
          />
          <Figure
            label={t('figure.today')}
            path="/api/v1/tasks"
            query={{ status: 'OPEN', dueOn: on }}
            link={(text) => (
              <Link to="/tasks" search={{ bucket: 'TODAY' }}>
                {text}
              </Link>
            )}
          />
        </>
      )}
      {can('customer:read') && (
        <Figure
          label={t('figure.customers')}
          path="/api/v1/customers"
          query={{}}
          link={(text) => <Link to="/customers">{text}</Link>}
        />
      )}
      {can('transaction:read') && (
        <Figure
          label={t('figure.entries')}
          path="/api/v1/transactions"
          query={{ businessDate: on }}
          link={(text) => (
            <Link to="/transactions" search={{ from: on, to: on }}>
              {text}
            </Link>
          )}
        />
      )}
      {can('contract:read') && (
        <Figure
          label={t('figure.contracts')}
          path="/api/v1/contracts"
          query={{ status: 'ACTIVE' }}
          link={(text) => (
            <Link to="/contracts" search={{ status: ['ACTIVE'] }}>
              {text}
            </Link>
          )}
        />
      )}
      {can('bill:read') && (
        <Figure
          label={t('figure.overdueBills')}
          path="/api/v1/bills"
          query={{ overdue: true }}
          link={(text) => (
            <Link to="/bills" search={{ view: 'overdue' }}>
              {text}
            </Link>
          )}
        />
      )}
      {can('bank:read') && (
        <Figure
          label={t('figure.bankLines')}
          path="/api/v1/bank-lines"
          query={{ status: ['OPEN', 'PARTLY_MATCHED'] }}
          link={(text) => <Link to="/bank">{text}</Link>}
        />
      )}
      {can('card:read') && (
        <Figure
          label={t('figure.cards')}
          path="/api/v1/cards"
          query={{ status: 'ACTIVE' }}
          link={(text) => (
            <Link to="/cards" search={{ status: ['ACTIVE'] }}>
              {text}
            </Link>
          )}
        />
      )}
    </div>
  );
}

function Figure(props: {
  label: string;
  path: Parameters<typeof useCount>[0];
  query: Parameters<typeof useCount>[1];
  link: (text: ReactNode) => ReactNode;
}) {
  const { data, isPending } = useCount(props.path, props.query);
  const text = data ? `${data.count}${data.capped ? '+' : ''}` : '—';
  return (
    <Card size="small">
      <Statistic title={props.label} loading={isPending} valueRender={() => props.link(text)} />
    </Card>
  );
}
