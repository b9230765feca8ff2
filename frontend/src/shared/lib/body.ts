type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';

/** What a form holds, as a request body: fields left blank are absent, texts are trimmed. */
export function compact<T>(value: T): T {
  if (typeof value === 'string') return value.trim() as T;
  if (Array.isArray(value)) return value.filter((each) => !isBlank(each)).map(compact) as T;
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => !isBlank(each))
      .map(([name, each]) => [name, compact(each)]),
  ) as T;
}

/** Whether two form values would be stored alike. */
export function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(sorted(compact(left))) === JSON.stringify(sorted(compact(right)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isPlain(value)) return isBlank(value) ? null : value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => left.localeCompare(right))
      .map(([name, each]) => [name, sorted(each)]),
  );
}

/** A JSON merge patch (RFC 7396) with the fields that were changed and nothing else; a cleared field becomes null. */
export function mergePatch<T extends object>(before: T, after: T): Partial<T> {
  const patch: Plain = {};
  for (const [name, value] of Object.entries(after)) {
    const old: unknown = before[name as keyof T];
    if (same(old, value)) continue;
    patch[name] = isBlank(value) ? null : compact(value);
  }
  return patch as Partial<T>;
}
