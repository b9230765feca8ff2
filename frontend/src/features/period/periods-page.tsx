import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { App, Button, DatePicker, Flex, Form, Tag, Typography } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { today } from '@/shared/lib/date';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DataList } from '@/shared/ui/data-list';
import { Page } from '@/shared/ui/page';
import { useAsked } from '@/shared/ui/use-asked';
import { openRun } from './commands';
import { type PeriodRun, runStatusColors } from './vocabulary';

const route = getRouteApi('/shell/periods');

export function RunStatus(props: { run: PeriodRun }) {
  const { t } = useTranslation('period');
  return <Tag color={runStatusColors[props.run.status]}>{t(`status.${props.run.status}`)}</Tag>;
}

/** Months, the latest first, with how far each is. */
export function PeriodsPage() {
  const { t } = useTranslation(['period', 'common']);
  const can = useCan();
  const { new: asked } = route.useSearch();
  const [opening, setOpening] = useAsked(asked);
  const list = useList('/api/v1/period-runs');
  const link = (run: PeriodRun) => (
    <Link to="/periods/$runId" params={{ runId: run.id }}>
      {run.month}
    </Link>
  );
  const done = (run: PeriodRun) =>
    t('stepsDone', {
      done: run.steps.filter(({ state }) => state === 'DONE').length,
      all: run.steps.length,
    });
  const late = (run: PeriodRun) => {
    const count = run.steps.filter(({ overdue }) => overdue).length;
    return count > 0 && <Tag color="red">{t('stepsLate', { count })}</Tag>;
  };
  return (
    <Page
      title={t('title')}
      actions={
        can('period:write') && (
          <Button type="primary" onClick={() => setOpening(true)}>
            {t('open')}
          </Button>
        )
      }
    >
      <DataList
        list={list}
        label={t('title')}
        rowKey={(run) => run.id}
        empty={t('empty')}
        columns={[
          { title: t('field.month'), render: (_, run) => link(run) },
          { title: t('common:field.status'), render: (_, run) => <RunStatus run={run} /> },
          {
            title: t('field.progress'),
            render: (_, run) => (
              <Flex gap={8} align="center">
                {done(run)}
                {late(run)}
              </Flex>
            ),
          },
          { title: t('field.settlements'), dataIndex: 'settlements', align: 'right' },
          { title: t('field.openedBy'), render: (_, run) => run.openedByName ?? t('system') },
        ]}
        card={(run) => ({
          title: link(run),
          extra: <RunStatus run={run} />,
          lines: (
            <Flex gap={8} align="center" wrap>
              <Typography.Text type="secondary">{done(run)}</Typography.Text>
              {late(run)}
            </Flex>
          ),
        })}
      />
      {opening && <OpenDrawer onClose={() => setOpening(false)} />}
    </Page>
  );
}

function OpenDrawer(props: { onClose: () => void }) {
  const { t } = useTranslation('period');
  const { message } = App.useApp();
  const navigate = useNavigate();
  return (
    <CommandDrawer<Schemas['OpenPeriodRun'], PeriodRun>
      title={t('open')}
      submitText={t('openSubmit')}
      initial={{ month: today().slice(0, 7) }}
      send={openRun}
      onDone={(run) => {
        void message.success(t('opened', { month: run.month }));
        void navigate({ to: '/periods/$runId', params: { runId: run.id } });
      }}
      onClose={props.onClose}
    >
      <p>{t('openHint')}</p>
      <Form.Item name="month" label={t('field.month')} rules={[{ required: true }]}>
        <MonthInput />
      </Form.Item>
    </CommandDrawer>
  );
}

function MonthInput(props: { id?: string; value?: string; onChange?: (month: string | undefined) => void }) {
  const { id, value, onChange } = props;
  return (
    <DatePicker
      {...(id ? { id } : {})}
      picker="month"
      className="wide"
      value={value ? dayjs(`${value}-01`) : null}
      onChange={(picked) => onChange?.(picked ? picked.format('YYYY-MM') : undefined)}
    />
  );
}
