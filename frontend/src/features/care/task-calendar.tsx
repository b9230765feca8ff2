import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex, Skeleton, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { asProblem } from '@/shared/api/problem';
import { plusDays, today } from '@/shared/lib/date';
import { useWide } from '@/shared/lib/media';
import { ProblemNote } from '@/shared/ui/problem-note';
import { monthOf, plusMonths, weekOf } from './layout';
import { weekdays } from './recurrence';
import { dropOf, TaskChip } from './task-chip';
import { TaskList } from './task-list';
import { useSnooze } from './use-snooze';
import { useTaskDialog } from './use-task-dialog';
import type { Task } from './vocabulary';

const MOST = 200;
/** What of a day fits into a month; the rest is behind the day. */
const SHOWN = 3;

/** Tasks on the days that they are due, a month or a week of them; what is dropped on another day is put off to it. */
export function TaskCalendar(props: {
  span: 'month' | 'week';
  on: string;
  ownerId: string | undefined;
  onDay: (day: string) => void;
}) {
  const { t } = useTranslation('care');
  const wide = useWide();
  const { span, on, ownerId } = props;
  const weeks = span === 'month' ? monthOf(on) : [weekOf(on)];
  const days = weeks.flat();
  const list = useList('/api/v1/tasks', {
    query: {
      'dueOn[gte]': days[0],
      'dueOn[lte]': days.at(-1),
      status: ['OPEN', 'DONE'],
      sort: 'dueOn',
      ownerId,
      limit: MOST,
    },
  });
  const step = (by: number) => props.onDay(span === 'month' ? plusMonths(on, by) : plusDays(on, by * 7));
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} align="center" wrap>
        <Button
          icon={<LeftOutlined aria-hidden />}
          aria-label={t(`calendar.previous.${span}`)}
          onClick={() => step(-1)}
        />
        <Button onClick={() => props.onDay(today())}>{t('bucket.TODAY')}</Button>
        <Button
          icon={<RightOutlined aria-hidden />}
          aria-label={t(`calendar.next.${span}`)}
          onClick={() => step(1)}
        />
        <Typography.Title level={2} className="section-title" aria-live="polite">
          {span === 'month' ? on.slice(0, 7) : `${days[0]} – ${days.at(-1)}`}
        </Typography.Title>
      </Flex>
      {Boolean(list.error) && (
        <ProblemNote problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
      )}
      {list.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <div className={list.isPlaceholderData ? 'stale' : ''}>
          {wide || span === 'month' ? (
            <Days {...props} weeks={weeks} tasks={list.items} narrow={!wide} />
          ) : (
            <DayByDay {...props} days={days} tasks={list.items} />
          )}
        </div>
      )}
      {list.hasNextPage && (
        <Typography.Text type="secondary">{t('onlyFirst', { count: MOST })}</Typography.Text>
      )}
      {(span === 'month' || wide) && (
        <section aria-label={on}>
          <Typography.Title level={2} className="section-title">
            {on}
          </Typography.Title>
          <TaskList withCustomer query={{ dueOn: on, ownerId }} empty={t('noTasks')} />
        </section>
      )}
    </Flex>
  );
}

function Days(props: {
  span: 'month' | 'week';
  on: string;
  weeks: string[][];
  tasks: readonly Task[];
  narrow: boolean;
  onDay: (day: string) => void;
}) {
  const { t } = useTranslation('care');
  const { on, weeks, tasks, narrow, span } = props;
  const snooze = useSnooze();
  const [dialog, open] = useTaskDialog();
  const now = today();
  const shown = span === 'month' ? SHOWN : MOST;
  return (
    <>
      <table className="calendar" aria-label={`${weeks[0]?.[0]} – ${weeks.at(-1)?.at(-1)}`}>
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th key={day} scope="col">
                {t(`weekday.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => {
                const due = tasks.filter(({ dueOn }) => dueOn === day);
                const inMonth = span === 'week' || day.startsWith(on.slice(0, 7));
                return (
                  <td
                    key={day}
                    className={inMonth ? '' : 'other-month'}
                    {...(day >= now ? dropOf(tasks, (task) => snooze(task, day)) : {})}
                  >
                    <Button
                      size="small"
                      type={day === on ? 'primary' : 'text'}
                      aria-pressed={day === on}
                      {...(day === now ? { 'aria-current': 'date' as const } : {})}
                      onClick={() => props.onDay(day)}
                    >
                      {Number(day.slice(8))}
                      {day === now && !narrow && ` · ${t('bucket.TODAY')}`}
                      <span className="visually-hidden">
                        {' '}
                        {t('calendar.day', { day, count: due.length })}
                      </span>
                    </Button>
                    {narrow
                      ? due.length > 0 && <span className="calendar-count">{due.length}</span>
                      : due
                          .slice(0, shown)
                          .map((task) => (
                            <TaskChip
                              key={task.id}
                              small
                              task={task}
                              moves={{ targets: [], onMove: () => undefined }}
                              onOpen={open}
                            />
                          ))}
                    {!narrow && due.length > shown && (
                      <Button size="small" type="link" onClick={() => props.onDay(day)}>
                        {t('calendar.more', { count: due.length - shown })}
                      </Button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {dialog}
    </>
  );
}

/** A week on a phone: one day under the other. */
function DayByDay(props: { days: string[]; tasks: readonly Task[] }) {
  const { t } = useTranslation('care');
  const [dialog, open] = useTaskDialog();
  return (
    <>
      <ul className="plain-list ruled">
        {props.days.map((day, index) => {
          const due = props.tasks.filter(({ dueOn }) => dueOn === day);
          const weekday = weekdays[index];
          return (
            <li key={day}>
              <Typography.Text strong={day === today()}>
                {day} {weekday && t(`weekday.${weekday}`)}
              </Typography.Text>
              {due.length === 0 && <Typography.Text type="secondary"> {t('board.none')}</Typography.Text>}
              {due.map((task) => (
                <TaskChip
                  key={task.id}
                  task={task}
                  moves={{ targets: [], onMove: () => undefined }}
                  onOpen={open}
                />
              ))}
            </li>
          );
        })}
      </ul>
      {dialog}
    </>
  );
}
