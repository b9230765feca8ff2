import type { Money, Schemas } from '@/shared/api/types';

/** One thing that was asked for: what it is called, and its value. */
export type Leaf = { field: string; value: string | Money };

const isMoney = (value: object): value is Money =>
  'amount' in value && 'currency' in value && typeof value.amount === 'string';

/** What was asked for without the shape that it is stored in: groups are opened, what is absent is left out. */
export function leavesOf(field: string, value: unknown): Leaf[] {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((each) => leavesOf(field, each));
  if (typeof value !== 'object') return [{ field, value: String(value) }];
  if (isMoney(value)) return [{ field, value }];
  return Object.entries(value).flatMap(([name, each]) => leavesOf(name, each));
}

/** Said elsewhere, or of use to the program alone. */
const aside = new Set(['reason', 'termsVersion', 'version']);

/** Each field that was asked for, once, with what it is now if the record has such a field. */
export function withNow({ payload, current }: Pick<Schemas['ApprovalRequestView'], 'payload' | 'current'>): {
  field: string;
  asked: unknown;
  current?: unknown;
}[] {
  const asked = new Map<string, Leaf['value'][]>();
  for (const { field, value } of leavesOf('', payload))
    if (!aside.has(field)) asked.set(field, [...(asked.get(field) ?? []), value]);
  return [...asked].map(([field, values]) => ({ field, asked: values, current: current?.[field] }));
}
