import { Flex, Segmented, Skeleton, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { asProblem } from '@/shared/api/problem';
import { today } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { ProblemNote } from '@/shared/ui/problem-note';
import { columnOf, type DueColumn, dueColumns, targetOf } from './layout';
import { dropOf, type Moves, TaskChip } from './task-chip';
import { useSnooze } from './use-snooze';
import { useTaskDialog } from './use-task-dialog';
import { boardKinds, type Task } from './vocabulary';

const MOST = 200;
/** So many of what is late, lest nothing else finds room on the board. */
const MOST_LATE = 100;
const states = ['OPEN', 'DONE', 'CANCELLED'] as const;
type State = (typeof states)[number];

/** Tasks in columns, by when they are due or by what came of them. */
export function TaskBoard(props: {
  ownerId: string | undefined;
  by: (typeof boardKinds)[number];
  onBy: (by: (typeof boardKinds)[number]) => void;
}) {
  const { t } = useTranslation('care');
  return (
    <Flex vertical gap={12}>
      <Segmented
        aria-label={t('board.by')}
        options={options(boardKinds, (each) => t(`board.${each}`))}
        value={props.by}
        onChange={props.onBy}
        style={{ alignSelf: 'start' }}
      />
      {props.by === 'due' ? <ByDue ownerId={props.ownerId} /> : <ByState ownerId={props.ownerId} />}
    </Flex>
  );
}

function ByDue(props: { ownerId: string | undefined }) {
  const { t } = useTranslation('care');
  const on = today();
  const snooze = useSnooze();
  const [dialog, open] = useTaskDialog();
  const query = { status: 'OPEN', sort: 'dueOn', ownerId: props.ownerId };
  const late = useList('/api/v1/tasks', { query: { ...query, 'dueOn[lt]': on, limit: MOST_LATE } });
  const due = useList('/api/v1/tasks', { query: { ...query, 'dueOn[gte]': on, limit: MOST } });

  function move(task: Task, column: DueColumn) {
    const target = targetOf(column, on);
    if (!target || columnOf(task, on) === column) return;
    if (target.sure) snooze(task, target.dueOn);
    else open({ act: 'snooze', task, dueOn: target.dueOn });
  }
  return (
    <>
      <Columns
        list={together(late, due)}
        columns={dueColumns}
        name={(column) => t(`due.${column}`)}
        columnOf={(task) => columnOf(task, on)}
        cut={(column) => (column === 'OVERDUE' ? late : due).hasNextPage}
        takes={(column) => targetOf(column, on) !== undefined}
        onMove={move}
        onOpen={open}
      />
      {dialog}
    </>
  );
}

function ByState(props: { ownerId: string | undefined }) {
  const { t } = useTranslation('care');
  const [dialog, open] = useTaskDialog();
  const { ownerId } = props;
  const still = useList('/api/v1/tasks', { query: { status: 'OPEN', sort: 'dueOn', ownerId, limit: MOST } });
  const closed = useList('/api/v1/tasks', {
    query: { status: ['DONE', 'CANCELLED'], sort: '-dueOn', ownerId, limit: 50 },
  });
  const acts = { DONE: 'complete', CANCELLED: 'cancel' } as const;
  return (
    <>
      <Columns
        list={{ ...together(still, closed), hasNextPage: still.hasNextPage }}
        columns={states}
        name={(column) => t(`taskStatus.${column}`)}
        columnOf={({ status }) => status}
        cut={(column) => (column === 'OPEN' ? still : closed).hasNextPage}
        takes={(column) => column !== 'OPEN'}
        onMove={(task, column: State) => {
          if (task.status === 'OPEN' && column !== 'OPEN') open({ act: acts[column], task });
        }}
        onOpen={open}
      />
      {dialog}
    </>
  );
}

type Tasks = {
  items: readonly Task[];
  isPending: boolean;
  error: unknown;
  hasNextPage: boolean;
  refetch: () => unknown;
};

const together = (first: Tasks, second: Tasks): Tasks => ({
  items: [...first.items, ...second.items],
  isPending: first.isPending || second.isPending,
  error: first.error ?? second.error,
  hasNextPage: first.hasNextPage || second.hasNextPage,
  refetch: () => Promise.all([first.refetch(), second.refetch()]),
});

function Columns<C extends string>(props: {
  list: Tasks;
  columns: readonly C[];
  name: (column: C) => string;
  columnOf: (task: Task) => C;
  /** Whether there may be more in a column than the board shows. */
  cut: (column: C) => boolean;
  takes: (column: C) => boolean;
  onMove: (task: Task, column: C) => void;
  onOpen: Parameters<typeof TaskChip>[0]['onOpen'];
}) {
  const { t } = useTranslation('care');
  const { list, columns, name, takes, onMove } = props;
  if (list.error) {
    return <ProblemNote problem={asProblem(list.error)} onRetry={() => void list.refetch()} />;
  }
  if (list.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  const movesFrom = (column: C): Moves => ({
    targets: columns
      .filter((each) => takes(each) && each !== column)
      .map((key) => ({ key, label: name(key) })),
    onMove: (task, key) => {
      const target = columns.find((each) => each === key);
      if (target) onMove(task, target);
    },
  });
  return (
    <Flex vertical gap={8}>
      <div className="board">
        {columns.map((column) => {
          const tasks = list.items.filter((task) => props.columnOf(task) === column);
          return (
            <section
              key={column}
              aria-label={name(column)}
              {...(takes(column) ? dropOf(list.items, (task) => onMove(task, column)) : {})}
            >
              <Typography.Title level={2} className="section-title">
                {name(column)}{' '}
                <Typography.Text type="secondary">
                  {tasks.length}
                  {props.cut(column) && '+'}
                </Typography.Text>
              </Typography.Title>
              {tasks.length === 0 && <Typography.Text type="secondary">{t('board.none')}</Typography.Text>}
              {tasks.map((task) => (
                <TaskChip key={task.id} task={task} moves={movesFrom(column)} onOpen={props.onOpen} />
              ))}
            </section>
          );
        })}
      </div>
      {list.hasNextPage && (
        <Typography.Text type="secondary">{t('onlyFirst', { count: list.items.length })}</Typography.Text>
      )}
    </Flex>
  );
}
