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

/** A list that two people have changed since `before`: what either added, without what either took away. */
export function mergeLists(
  before: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
): unknown[] {
  const identity = (each: unknown): string =>
    isPlain(each) && typeof each.id === 'string' ? each.id : JSON.stringify(sorted(compact(each)));
  const by = (list: readonly unknown[]) => new Map(list.map((each) => [identity(each), each]));
  const [old, own, other] = [by(before), by(mine), by(theirs)];
  const changedByMe = (key: string) => own.has(key) && !same(own.get(key), old.get(key));
  return [
    ...[...other].filter(([key]) => own.has(key) || !old.has(key)),
    ...[...own].filter(([key]) => !other.has(key) && changedByMe(key)),
  ].map(([key, value]) => (changedByMe(key) ? own.get(key) : value));
}

/** Of a field that may have been changed by two people: whose value stands. Of one that both changed somebody has to say. */
export function standing(
  before: unknown,
  mine: unknown,
  theirs: unknown,
): 'mine' | 'theirs' | 'both' | 'open' {
  if (same(before, mine) || same(mine, theirs)) return 'theirs';
  if (same(before, theirs)) return 'mine';
  return Array.isArray(mine) && Array.isArray(theirs) ? 'both' : 'open';
}

/**
 * A record that two people have changed since `before`: theirs with my changes on top, except where I yield. `mixed` says
 * whether a list holds what both have put into it.
 */
export function mergeRecords<T extends object>(
  before: T,
  mine: T,
  theirs: T,
  yielded: readonly string[],
): { merged: T; mixed: boolean } {
  const merged: Plain = { ...(theirs as Plain) };
  let mixed = false;
  for (const [name, value] of Object.entries(mine)) {
    const [old, other]: unknown[] = [before[name as keyof T], theirs[name as keyof T]];
    const stands = standing(old, value, other);
    if (yielded.includes(name) || stands === 'theirs') continue;
    const both = stands === 'both';
    merged[name] = both
      ? mergeLists((old ?? []) as unknown[], value as unknown[], other as unknown[])
      : value;
    mixed ||= both;
  }
  return { merged: merged as T, mixed };
}
