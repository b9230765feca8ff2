import { same } from '@/shared/lib/body';

export type Change = { field: string; before: unknown; after: unknown };

type Fields = Record<string, unknown>;

/** What a reader of the file never wrote: it follows from the rest, or is the machine's own. */
const derived = new Set([
  'id',
  'version',
  'createdAt',
  'updatedAt',
  'ownerName',
  'unitName',
  'phone',
  'lastInteractionAt',
  'customerId',
  'survivorId',
  'moves',
  'mergedBy',
  'undoneBy',
  'candidates',
]);

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const rowsOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : []);

const lists = ['contactPoints', 'addresses', 'contacts'];

/** Rows that stand on both sides unchanged say nothing of what was done. */
function withoutCommon(left: unknown, right: unknown): { before: unknown; after: unknown } {
  const [before, after] = [rowsOf(left), rowsOf(right)];
  return {
    before: before.filter((row) => !after.some((other) => same(row, other))),
    after: after.filter((row) => !before.some((other) => same(row, other))),
  };
}

/** The fields of the file that an act changed. */
export function changesOf(action: string, before: unknown, after: unknown): Change[] {
  const left = fieldsOf(before);
  // Deleting leaves nothing behind; what stood there before is in the entries above it.
  const right = action === 'customer.deleted' ? left : fieldsOf(after);
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return names
    .filter((field) => !derived.has(field) && !same(left[field], right[field]))
    .map((field) =>
      lists.includes(field)
        ? { field, ...withoutCommon(left[field], right[field]) }
        : { field, before: left[field], after: right[field] },
    )
    .filter(({ before: old, after: now }) => !isNothing(old) || !isNothing(now));
}

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.keys(value).length === 0);
