import { Link } from '@tanstack/react-router';
import { Alert, App, Button, Flex, Tag, Typography } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { api } from '@/shared/api/client';
import { useCommand } from '@/shared/api/command';
import { useList } from '@/shared/api/list';
import { asProblem } from '@/shared/api/problem';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant, today } from '@/shared/lib/date';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { useStaffName } from '@/shared/ui/names';
import { ProblemNote } from '@/shared/ui/problem-note';
import { ReasonField } from '@/shared/ui/reason-field';
import { useQuestion } from '@/shared/ui/use-question';
import { closePeriod, reopenPeriod } from './commands';
import { usePeriodWords } from './use-period-words';
import { type Period, periodStatusColors } from './vocabulary';

const LATER = 24;
const EARLIER = 12;

/** Whether a month still takes vouchers; closes it when nothing is in the way, and opens the last closed one again. */
export function PeriodBar(props: { month: string }) {
  const { t } = usePeriodWords();
  const { month } = props;
  const first = `${month}-01`;
  const onwards = useList('/api/v1/ledger/periods', {
    query: { 'startsOn[gte]': first, sort: 'startsOn', limit: LATER },
  });
  const period = onwards.items.find((each) => each.startsOn === first);
  const laterClosed = onwards.items
    .filter((each) => each.startsOn > first && each.status === 'CLOSED')
    .at(-1);
  if (onwards.error)
    return <ProblemNote problem={asProblem(onwards.error)} onRetry={() => void onwards.refetch()} />;
  if (onwards.isPending || onwards.isPlaceholderData) return null;
  // Months before the last closed one are closed with it, also when nothing was ever posted in them.
  const closed = period ? period.status === 'CLOSED' : laterClosed !== undefined;
  return (
    <Flex vertical gap={12}>
      <Flex gap={12} align="center" wrap>
        <State status={closed ? 'CLOSED' : (period?.status ?? 'OPEN')} period={period} />
        {closed && period && <Reopening month={month} laterClosed={laterClosed} />}
      </Flex>
      {period?.status === 'REOPENED' && period.reason && (
        <Alert type="warning" showIcon title={t('reopenedBecause', { reason: period.reason })} />
      )}
      {!closed && <Closing key={month} month={month} />}
    </Flex>
  );
}

function State(props: { status: Period['status']; period: Period | undefined }) {
  const { t } = usePeriodWords();
  const { status, period } = props;
  const name = useStaffName(period?.decidedBy);
  return (
    <Flex gap={8} align="center" wrap>
      <Tag color={periodStatusColors[status]}>{t(`status.${status}`)}</Tag>
      {period?.decidedAt && (
        <Typography.Text type="secondary">
          {[formatInstant(period.decidedAt), name].filter(Boolean).join(' · ')}
        </Typography.Text>
      )}
    </Flex>
  );
}

/** What is in the way of closing a month, each with the place where it is dealt with. */
function useObstacles(month: string): { known: boolean; obstacles: { key: string; say: ReactNode }[] } {
  const { t } = usePeriodWords();
  const can = useCan();
  const first = `${month}-01`;
  const next = dayjs(first).add(1, 'month').format('YYYY-MM-DD');
  const over = next <= today();
  const seesRuns = can('period:read');
  const earlier = useList('/api/v1/ledger/periods', {
    query: { 'startsOn[lt]': first, 'status[ne]': 'CLOSED', sort: 'startsOn', limit: EARLIER },
    enabled: over,
  });
  const runs = useList('/api/v1/period-runs', {
    query: { startsOn: first, 'status[ne]': 'SETTLED', limit: 1 },
    enabled: over && seesRuns,
  });
  const events = api.useQuery('get', '/api/v1/ledger/events', {}, { enabled: over });
  if (!over) return { known: true, obstacles: [{ key: 'over', say: t('block.over', { day: next }) }] };

  const obstacles: { key: string; say: ReactNode }[] = [];
  const run = runs.items.find((each) => each.startsOn === first && each.status !== 'SETTLED');
  if (run)
    obstacles.push({
      key: 'run',
      say: (
        <>
          {t('block.run')}{' '}
          <Link to="/periods/$runId" params={{ runId: run.id }}>
            {t('toRun')}
          </Link>
        </>
      ),
    });
  for (const { startsOn, status } of earlier.items)
    if (startsOn < first && status !== 'CLOSED')
      obstacles.push({
        key: startsOn,
        say: (
          <>
            {t('block.earlier', { month: startsOn.slice(0, 7) })}{' '}
            <Link to="/ledger" search={{ month: startsOn.slice(0, 7) }}>
              {t('toMonth')}
            </Link>
          </>
        ),
      });
  for (const { code, name, stuck = [] } of events.data ?? []) {
    const rows = stuck
      .filter(({ businessDate }) => businessDate < next)
      .reduce((sum, each) => sum + each.rows, 0);
    if (rows > 0)
      obstacles.push({
        key: code,
        say: (
          <>
            {t('block.stuck', { name, count: rows })}{' '}
            <Link to="/ledger/rules" search={{ event: code }}>
              {t('toRules')}
            </Link>
          </>
        ),
      });
  }
  return {
    known: !earlier.isPending && events.data !== undefined && !(seesRuns && runs.isPending),
    obstacles,
  };
}

function Closing(props: { month: string }) {
  const { t } = usePeriodWords();
  const can = useCan();
  const ask = useQuestion();
  const { message } = App.useApp();
  const { month } = props;
  const { known, obstacles } = useObstacles(month);
  const closing = useCommand(() => closePeriod(month));
  if (!can('ledger:close')) return null;

  async function close() {
    if (!(await ask({ title: t('closeConfirm', { month }), content: t('closeHint') }))) return;
    if (await closing.run(undefined)) void message.success(t('closed', { month }));
  }

  return (
    <>
      {obstacles.length > 0 ? (
        <Alert
          type="info"
          showIcon
          title={t('blocked')}
          description={
            <ul className="plain-list" aria-label={t('blocked')}>
              {obstacles.map(({ key, say }) => (
                <li key={key}>{say}</li>
              ))}
            </ul>
          }
        />
      ) : (
        <div>
          <Button disabled={!known} loading={closing.pending} onClick={() => void close()}>
            {t('close')}
          </Button>
        </div>
      )}
      <ProblemNote problem={closing.problem} />
    </>
  );
}

/** Only the last closed month can be opened again: the later ones stand on it. */
function Reopening(props: { month: string; laterClosed: Period | undefined }) {
  const { t } = usePeriodWords();
  const can = useCan();
  const { message } = App.useApp();
  const { month, laterClosed } = props;
  const [open, setOpen] = useState(false);
  if (!can('ledger:close')) return null;
  if (laterClosed)
    return (
      <Typography.Text type="secondary">
        {t('laterClosed', { month: laterClosed.month })}{' '}
        <Link to="/ledger" search={{ month: laterClosed.month }}>
          {t('toMonth')}
        </Link>
      </Typography.Text>
    );
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('reopen')}
      </Button>
      {open && (
        <CommandDrawer<Schemas['ReopenLedgerPeriod'], Period | null>
          title={t('reopenTitle', { month })}
          submitText={t('reopen')}
          danger
          send={(values) => reopenPeriod(month, values)}
          onDone={(reopened) =>
            void message.success(reopened ? t('reopened', { month }) : t('common:problem.waits'), 6)
          }
          onClose={() => setOpen(false)}
        >
          <Typography.Paragraph>{t('reopenHint')}</Typography.Paragraph>
          <ReasonField />
        </CommandDrawer>
      )}
    </>
  );
}
