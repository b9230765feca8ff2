import dayjs from 'dayjs';
import { plusDays } from '@/shared/lib/date';
import type { Task } from './vocabulary';

/** The Monday of a day's week, whatever the language's own week begins with. */
const mondayOf = (day: string): string => plusDays(day, -((dayjs(day).day() + 6) % 7));

/** The seven days of a day's week. */
export const weekOf = (day: string): string[] =>
  Array.from({ length: 7 }, (_, index) => plusDays(mondayOf(day), index));

/** The whole weeks that a day's month lies in. */
export function monthOf(day: string): string[][] {
  const month = day.slice(0, 7);
  const weeks: string[][] = [];
  for (let week = weekOf(`${month}-01`); week.some((each) => each.startsWith(month)); ) {
    weeks.push(week);
    week = weekOf(plusDays(week[0] ?? day, 7));
  }
  return weeks;
}

/** The same day of another month, or its last one. */
export const plusMonths = (day: string, months: number): string =>
  dayjs(day).add(months, 'month').format('YYYY-MM-DD');

export const dueColumns = ['OVERDUE', 'TODAY', 'TOMORROW', 'SOON', 'LATER'] as const;
export type DueColumn = (typeof dueColumns)[number];

/** Which column an open task stands in. */
export function columnOf({ dueOn }: Pick<Task, 'dueOn'>, today: string): DueColumn {
  if (dueOn < today) return 'OVERDUE';
  if (dueOn === today) return 'TODAY';
  if (dueOn === plusDays(today, 1)) return 'TOMORROW';
  return dueOn <= plusDays(today, 7) ? 'SOON' : 'LATER';
}

/**
 * Where a task goes that is put into a column: `sure` where the column is one day, otherwise the day has still to be
 * agreed to. Nothing is put off into the past.
 */
export function targetOf(column: DueColumn, today: string): { dueOn: string; sure: boolean } | undefined {
  switch (column) {
    case 'OVERDUE':
      return undefined;
    case 'TODAY':
      return { dueOn: today, sure: true };
    case 'TOMORROW':
      return { dueOn: plusDays(today, 1), sure: true };
    case 'SOON':
      return { dueOn: plusDays(today, 2), sure: false };
    case 'LATER':
      return { dueOn: plusDays(today, 8), sure: false };
  }
}
