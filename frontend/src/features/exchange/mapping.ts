import type { Preview } from './vocabulary';

export type Mapping = Record<string, string>;

/** Fields that two columns were mapped to; one of them would be lost, so it is refused. */
export function duplicates(mapping: Mapping): string[] {
  const seen = new Map<string, number>();
  for (const field of Object.values(mapping)) seen.set(field, (seen.get(field) ?? 0) + 1);
  return [...seen].filter(([, count]) => count > 1).map(([field]) => field);
}

/** The mapping with a column mapped anew, or left out. */
export function mapped(mapping: Mapping, column: string, field: string | undefined): Mapping {
  const { [column]: _, ...others } = mapping;
  return field ? { ...others, [column]: field } : others;
}

/** What the columns meant in a file before, where this one has all of them; otherwise what they seem to mean. */
export function remembered(
  { header, mapping }: Pick<Preview, 'header' | 'mapping'>,
  before: Mapping | undefined,
): Mapping {
  return before && Object.keys(before).every((column) => header.includes(column)) ? before : mapping;
}

/** The columns that mean nothing to the import, without those that stand before a file of refused rows. */
export const leftOut = (header: readonly string[], mapping: Mapping, own: readonly string[]): string[] =>
  header.filter((column) => !mapping[column] && !own.includes(column));

/** Whether a kept mapping says what the columns mean now. */
export const sameMapping = (left: Mapping, right: Mapping): boolean =>
  Object.keys(left).length === Object.keys(right).length &&
  Object.entries(left).every(([column, field]) => right[column] === field);
