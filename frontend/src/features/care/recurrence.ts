/** How often a plan comes due; a small part of RFC 5545, which is all that people pick. */
export type Recurrence = {
  every: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  /** Only for WEEKLY: the days of the week. */
  days: Weekday[];
};

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

/** The rule as the contract wants it: `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH`. */
export function toRule(recurrence: Recurrence): string {
  const { every, interval, days } = recurrence;
  const byDay =
    every === 'WEEKLY' && days.length > 0
      ? `;BYDAY=${weekdays.filter((day) => days.includes(day)).join(',')}`
      : '';
  return `FREQ=${every}${interval > 1 ? `;INTERVAL=${interval}` : ''}${byDay}`;
}

/** Undefined for a rule that says more than the picker can. */
export function fromRule(rule: string | undefined): Recurrence | undefined {
  if (!rule) return undefined;
  const parts = new Map(
    rule
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  const every = frequencies.find((each) => each === parts.get('FREQ'));
  const interval = Number(parts.get('INTERVAL') ?? '1');
  const days = (parts.get('BYDAY') ?? '').split(',').filter((day) => day !== '');
  const known = weekdays.filter((day) => days.includes(day));
  const others = [...parts.keys()].filter((name) => !['FREQ', 'INTERVAL', 'BYDAY'].includes(name));
  if (
    !every ||
    !Number.isInteger(interval) ||
    interval < 1 ||
    known.length !== days.length ||
    others.length > 0
  ) {
    return undefined;
  }
  return { every, interval, days: known };
}
