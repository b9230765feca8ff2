import { getRouteApi } from '@tanstack/react-router';
import { Alert, App, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useCommand } from '@/shared/api/command';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { Page } from '@/shared/ui/page';
import { ProblemNote } from '@/shared/ui/problem-note';
import { ReasonField } from '@/shared/ui/reason-field';
import { useQuestion } from '@/shared/ui/use-question';
import { reopenRun, settleRun } from './commands';
import { RunStatus } from './periods-page';
import { StepCard } from './step-card';
import type { PeriodRun } from './vocabulary';

const route = getRouteApi('/shell/periods/$runId');

/** One month in its six steps: who, until when, what was counted, and what is still to be done. */
export function PeriodPage() {
  const { t } = useTranslation('period');
  const { runId } = route.useParams();
  const run = api.useQuery('get', '/api/v1/period-runs/{id}', { params: { path: { id: runId } } });
  return (
    <Loaded query={run} rows={12}>
      {(found) => <Month run={found} title={t('monthTitle', { month: found.month })} />}
    </Loaded>
  );
}

function Month(props: { run: PeriodRun; title: string }) {
  const { t } = useTranslation('period');
  const can = useCan();
  const ask = useQuestion();
  const { message } = App.useApp();
  const { run } = props;
  const [reopening, setReopening] = useState(false);
  const settle = useCommand(() => settleRun(run.id));

  async function close() {
    if (!(await ask({ title: t('settleConfirm', { month: run.month }), content: t('settleHint') }))) return;
    const settled = await settle.run(undefined);
    if (settled) void message.success(t('settled', { month: run.month }));
  }

  return (
    <Page
      title={props.title}
      tags={<RunStatus run={run} />}
      actions={
        <>
          {run.status !== 'SETTLED' && can('period:settle') && (
            <Button type="primary" loading={settle.pending} onClick={() => void close()}>
              {t('settle')}
            </Button>
          )}
          {run.status === 'SETTLED' && can('period:reopen') && (
            <Button danger onClick={() => setReopening(true)}>
              {t('reopen')}
            </Button>
          )}
        </>
      }
    >
      <ProblemNote problem={settle.problem} />
      {run.status === 'REOPENED' && run.reason && (
        <Alert type="warning" showIcon title={t('reopenedBecause', { reason: run.reason })} />
      )}
      <Card size="small">
        <Details
          items={[
            [t('field.span'), `${run.startsOn} – ${run.endsOn}`],
            [t('field.openedBy'), run.openedByName ?? t('system')],
            [
              t('field.decided'),
              run.decidedAt && [formatInstant(run.decidedAt), run.decidedByName].filter(Boolean).join(' · '),
            ],
          ]}
        />
      </Card>
      <ol className="steps-grid" aria-label={t('steps')}>
        {run.steps.map((step, index) => (
          <li key={step.id}>
            <StepCard run={run} step={step} number={index + 1} />
          </li>
        ))}
      </ol>
      {run.settlements > 0 && <Settlements runId={run.id} />}
      {reopening && (
        <CommandDrawer<Schemas['ReopenPeriodRun'], PeriodRun | null>
          title={t('reopen')}
          submitText={t('reopen')}
          danger
          send={(values) => reopenRun(run.id, values)}
          onDone={(reopened) => void message.success(t(reopened ? 'reopened' : 'waitsForSecond'))}
          onClose={() => setReopening(false)}
        >
          <p>{t('reopenHint')}</p>
          <ReasonField />
        </CommandDrawer>
      )}
    </Page>
  );
}

/** What the steps showed each time that the month was settled. */
function Settlements(props: { runId: string }) {
  const { t } = useTranslation('period');
  const list = useList('/api/v1/period-runs/{id}/settlements', { path: { id: props.runId } });
  return (
    <Card title={t('history')}>
      <ul className="plain-list ruled" aria-label={t('history')}>
        {list.items.map((settlement) => (
          <li key={settlement.id}>
            <div>
              {t('settlement', { number: settlement.number, at: formatInstant(settlement.settledAt) })}
            </div>
            <Flex gap="2px 16px" wrap>
              {settlement.steps.flatMap(({ figures }) =>
                figures.map((figure) => (
                  <small key={figure.code}>
                    {t(`count.${figure.code}`)} {figure.count}
                    {figure.amount && (
                      <>
                        {' · '}
                        <MoneyText value={figure.amount} />
                      </>
                    )}
                  </small>
                )),
              )}
            </Flex>
          </li>
        ))}
      </ul>
    </Card>
  );
}
