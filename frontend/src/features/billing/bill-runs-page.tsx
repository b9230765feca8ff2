import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Checkbox, Flex, Form, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant, today } from '@/shared/lib/date';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DataList } from '@/shared/ui/data-list';
import { DateInput } from '@/shared/ui/inputs';
import { Page } from '@/shared/ui/page';
import { useAsked } from '@/shared/ui/use-asked';
import { startBillRun } from './commands';
import type { BillRun } from './vocabulary';

const route = getRouteApi('/shell/bill-runs');

export function RunStatus(props: { run: BillRun }) {
  const { t } = useTranslation('billing');
  const { status } = props.run;
  return <Tag color={status === 'RUNNING' ? 'blue' : 'green'}>{t(`runStatus.${status}`)}</Tag>;
}

/** Runs that billed contracts, the latest first. */
export function BillRunsPage() {
  const { t } = useTranslation(['billing', 'common']);
  const { new: asked } = route.useSearch();
  const [starting, setStarting] = useAsked(asked);
  const list = useList('/api/v1/bill-runs');
  const link = (run: BillRun) => (
    <Link to="/bill-runs/$runId" params={{ runId: run.id }}>
      {run.from} – {run.through}
    </Link>
  );
  const refused = (run: BillRun) => (
    <Typography.Text {...(run.refused > 0 ? { type: 'danger' } : {})}>{run.refused}</Typography.Text>
  );
  return (
    <Page
      title={t('runs')}
      actions={
        <Button type="primary" onClick={() => setStarting(true)}>
          {t('runStart')}
        </Button>
      }
    >
      <DataList
        list={list}
        label={t('runs')}
        rowKey={(run) => run.id}
        empty={t('noRuns')}
        columns={[
          { title: t('field.span'), render: (_, run) => link(run) },
          { title: t('common:field.createdAt'), render: (_, run) => formatInstant(run.createdAt) },
          { title: t('run.drafted'), dataIndex: 'drafted', align: 'right' },
          { title: t('run.approved'), dataIndex: 'approved', align: 'right' },
          { title: t('run.skipped'), dataIndex: 'skipped', align: 'right' },
          { title: t('run.credited'), dataIndex: 'credited', align: 'right' },
          { title: t('run.refused'), align: 'right', render: (_, run) => refused(run) },
          { title: t('common:field.status'), render: (_, run) => <RunStatus run={run} /> },
        ]}
        card={(run) => ({
          title: link(run),
          extra: <RunStatus run={run} />,
          lines: (
            <Flex vertical gap={4}>
              <Typography.Text type="secondary">{formatInstant(run.createdAt)}</Typography.Text>
              <Flex gap={12} wrap>
                <span>
                  {t('run.drafted')} {run.drafted}
                </span>
                <span>
                  {t('run.approved')} {run.approved}
                </span>
                <span>
                  {t('run.refused')} {refused(run)}
                </span>
              </Flex>
            </Flex>
          ),
        })}
      />
      {starting && <StartDrawer onClose={() => setStarting(false)} />}
    </Page>
  );
}

function StartDrawer(props: { onClose: () => void }) {
  const { t } = useTranslation('billing');
  const { message } = App.useApp();
  const can = useCan();
  const navigate = useNavigate();
  return (
    <CommandDrawer<Schemas['StartBillRun'], BillRun>
      title={t('runStart')}
      submitText={t('runSubmit')}
      initial={{ through: today(), approve: false }}
      send={startBillRun}
      onDone={(run) => {
        void message.success(t('runStarted'));
        void navigate({ to: '/bill-runs/$runId', params: { runId: run.id } });
      }}
      onClose={props.onClose}
    >
      <p>{t('runHint')}</p>
      <Form.Item name="from" label={t('field.runFrom')} extra={t('runFromHint')}>
        <DateInput />
      </Form.Item>
      <Form.Item name="through" label={t('field.runThrough')} rules={[{ required: true }]}>
        <DateInput />
      </Form.Item>
      {can('bill:approve') && (
        <Form.Item name="approve" valuePropName="checked" extra={t('runApproveHint')}>
          <Checkbox>{t('runApprove')}</Checkbox>
        </Form.Item>
      )}
    </CommandDrawer>
  );
}
