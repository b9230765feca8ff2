import type { Schemas } from '@/shared/api/types';
import { isFields, isMoney } from '@/shared/lib/shapes';

/** One thing that was asked for: where it stands in its record, and its value. */
export type Leaf = { path: readonly string[]; value: unknown };

/** Around what is asked for in the shape that it is stored in; nobody who decides knows these as fields. */
const wrappers = new Set(['amendment', 'patch']);

/** Said elsewhere, or of use to the program alone. */
const aside = new Set(['reason', 'termsVersion', 'version']);

/** What was asked for, field by field: groups are opened and lists kept whole, what is absent is left out. */
export function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  if (value === undefined || value === null || value === '') return [];
  if (!isFields(value) || isMoney(value)) return [{ path, value }];
  return Object.entries(value)
    .filter(([name]) => !aside.has(name))
    .flatMap(([name, each]) => leavesOf(each, wrappers.has(name) ? path : [...path, name]));
}

/** Each field that was asked for with what it is now, if the record has such a field. */
export function withNow({ payload, current }: Pick<Schemas['ApprovalRequestView'], 'payload' | 'current'>): {
  field: string;
  asked: unknown;
  current?: unknown;
}[] {
  return leavesOf(payload).map(({ path, value }) => ({
    field: path.join('.'),
    asked: value,
    current: path.reduce<unknown>((within, name) => (isFields(within) ? within[name] : undefined), current),
  }));
}
