import { same } from '@/shared/lib/body';
import { isFields, isMoney } from '@/shared/lib/shapes';

type Fields = Record<string, unknown>;

/** A field that differs between two states of a record; its path, where it lies within another. */
export type TrailChange = { path: string[]; before: unknown; after: unknown };

/** The machine's own: the entry itself says when, by whom and to what. */
const machine = new Set(['id', 'version', 'createdAt', 'updatedAt', 'createdBy', 'createdByName']);

/** `ownerId` says nothing to anybody where `ownerName` stands beside it. */
const named = (field: string, ...states: Fields[]): boolean => {
  const [, stem] = /^(.+)(?:Id|By)$/.exec(field) ?? [];
  return (
    stem !== undefined &&
    states.some((state) => typeof (state[`${stem}Name`] ?? state[`${field}Name`]) === 'string')
  );
};

/** The fields that differ between two states of a record, those within others by their path. */
export function trailChanges(before: unknown, after: unknown, path: string[] = []): TrailChange[] {
  const left = isFields(before) ? before : {};
  const right = isFields(after) ? after : {};
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .filter(
      (field) =>
        !machine.has(field) && !named(field, left, right) && !same(left[field] ?? null, right[field] ?? null),
    )
    .flatMap((field): TrailChange[] => {
      const [old, now] = [left[field], right[field]];
      const here = [...path, field];
      const deeper = [old, now].some(isFields) && ![old, now].some(isMoney);
      return deeper ? trailChanges(old, now, here) : [{ path: here, before: old, after: now }];
    });
}
