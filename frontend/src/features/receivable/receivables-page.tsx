import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { today } from '@/shared/lib/date';
import { DateInput } from '@/shared/ui/inputs';
import { Loaded } from '@/shared/ui/loaded';
import { Page } from '@/shared/ui/page';
import { Ageing } from './ageing';
import { CollectionFigures, LatePayers } from './collection';

const route = getRouteApi('/shell/receivables');

/** What is owed, by how long it is due; who is late, and how soon customers pay. */
export function ReceivablesPage() {
  const { t } = useTranslation(['receivable', 'common']);
  const { asOf, from, to } = route.useSearch();
  const navigate = route.useNavigate();
  const filter = (change: ReturnType<typeof route.useSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const ageing = api.useQuery('get', '/api/v1/receivables/ageing', {
    params: { query: { byCustomer: true, ...(asOf ? { asOf } : {}) } },
  });
  const day = today();
  return (
    <Page
      title={t('title')}
      actions={
        <Link to="/receivables/items">
          <Button>{t('items')}</Button>
        </Link>
      }
    >
      <Flex gap={8} align="center" wrap>
        <Typography.Text type="secondary" aria-hidden>
          {t('asOf')}
        </Typography.Text>
        <div className="filter">
          <DateInput
            aria-label={t('asOf')}
            value={asOf ?? day}
            onChange={(chosen) => filter({ asOf: chosen === day ? undefined : chosen })}
          />
        </div>
      </Flex>
      <Loaded query={ageing} rows={10}>
        {(found) => <Ageing ageing={found} asOf={asOf} />}
      </Loaded>
      <Card title={t('latePayers')}>
        <LatePayers />
      </Card>
      <CollectionFigures from={from ?? `${day.slice(0, 7)}-01`} to={to ?? day} onChange={filter} />
    </Page>
  );
}
