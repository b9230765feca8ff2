import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button, Card, Flex, Progress, Statistic, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { formatInstant } from '@/shared/lib/date';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { Page } from '@/shared/ui/page';
import { RunStatus } from './bill-runs-page';
import type { BillRun } from './vocabulary';

const route = getRouteApi('/shell/bill-runs/$runId');

/** One run: how far it is while it goes on, and what it could not bill. */
export function BillRunPage() {
  const { t } = useTranslation(['billing', 'common']);
  const { runId } = route.useParams();
  const run = api.useQuery(
    'get',
    '/api/v1/bill-runs/{id}',
    { params: { path: { id: runId } } },
    { refetchInterval: (query) => (query.state.data?.status === 'RUNNING' ? 1000 : false) },
  );
  return (
    <Loaded query={run}>
      {(found) => (
        <Page
          title={t('runOf', { through: found.through })}
          tags={<RunStatus run={found} />}
          actions={
            <Link to="/bill-runs">
              <Button>{t('runsAll')}</Button>
            </Link>
          }
        >
          {found.status === 'RUNNING' && (
            <Progress percent={100} status="active" showInfo={false} aria-label={t('runStatus.RUNNING')} />
          )}
          <div className="figures" aria-live="polite">
            {(['drafted', 'approved', 'skipped', 'credited', 'refused'] as const).map((count) => (
              <Card key={count} size="small">
                <Statistic title={t(`run.${count}`)} value={found[count]} />
              </Card>
            ))}
          </div>
          <Card>
            <Details
              items={[
                [t('field.span'), `${found.from} – ${found.through}`],
                [t('runApprove'), t(found.approve ? 'yes' : 'no')],
                [t('common:field.createdAt'), formatInstant(found.createdAt)],
                [t('field.finishedAt'), found.finishedAt && formatInstant(found.finishedAt)],
              ]}
            />
          </Card>
          {found.refused > 0 && <Refusals run={found} />}
        </Page>
      )}
    </Loaded>
  );
}

function Refusals(props: { run: BillRun }) {
  const { t } = useTranslation(['billing', 'common']);
  const { refusals = [], refused } = props.run;
  // PERIOD:<first day>, USAGE:<item>:<first day> or PLAN:<item>.
  const claim = (key: string) => {
    const kind = (['PERIOD', 'USAGE'] as const).find((each) => key.startsWith(each));
    return kind ? t(`claim.${kind}`, { day: key.slice(-10) }) : t('claim.PLAN');
  };
  return (
    <Card title={t('refusals')}>
      <Flex vertical gap={12}>
        <Alert type="info" role="note" showIcon title={t('refusalsHint')} />
        <Table
          size="small"
          aria-label={t('refusals')}
          pagination={false}
          scroll={{ x: 'max-content' }}
          rowKey={({ contractId, contractKey }) => `${contractId} ${contractKey}`}
          dataSource={refusals}
          columns={[
            {
              title: t('field.contract'),
              render: (_, { contractId, contractNumber }) => (
                <Link to="/contracts/$contractId" params={{ contractId }}>
                  {contractNumber}
                </Link>
              ),
            },
            { title: t('common:field.customer'), dataIndex: 'customerName' },
            { title: t('field.contractKey'), render: (_, { contractKey }) => claim(contractKey) },
            {
              title: t('field.refusal'),
              render: (_, { code }) => t(`refusal.${code}`, { defaultValue: code }),
            },
          ]}
        />
        {refused > refusals.length && <span>{t('refusalsMore', { count: refused - refusals.length })}</span>}
      </Flex>
    </Card>
  );
}
