/** The meanings that have names at all. */
export function columnsFor(columns: Record<string, string[] | undefined>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([meaning, names]) =>
      names && names.length > 0 ? [[meaning, names] as const] : [],
    ),
  );
}

/** What a table cannot be read without: a day, and an amount or both what came in and what went out. */
export function readingProblem(
  columns: Record<string, string[] | undefined>,
): 'dayColumnMissing' | 'amountColumnMissing' | undefined {
  const has = (meaning: string) => (columns[meaning]?.length ?? 0) > 0;
  if (!has('BOOKED_ON') && !has('VALUE_ON')) return 'dayColumnMissing';
  if (!has('AMOUNT') && !(has('MONEY_IN') && has('MONEY_OUT'))) return 'amountColumnMissing';
  return undefined;
}
