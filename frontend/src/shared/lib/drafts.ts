const PREFIX = 'taizhang.draft.';
/** A draft of yesterday's shift is nobody's any more. */
const LIFE_MS = 24 * 60 * 60 * 1000;

export type Draft = { at: string; values: Record<string, unknown> };

/** Reads a draft that is not too old. Local storage may be blocked or hold something else; then there is none. */
export function readDraft(name: string, now: Date = new Date()): Draft | undefined {
  try {
    const stored: unknown = JSON.parse(globalThis.localStorage.getItem(PREFIX + name) ?? 'null');
    if (!isDraft(stored)) return undefined;
    if (now.getTime() - Date.parse(stored.at) < LIFE_MS) return stored;
    forgetDraft(name);
  } catch {
    // As above.
  }
  return undefined;
}

export function keepDraft(name: string, values: object, now: Date = new Date()): void {
  try {
    globalThis.localStorage.setItem(PREFIX + name, JSON.stringify({ at: now.toISOString(), values }));
  } catch {
    // Then it is lost with the page.
  }
}

export function forgetDraft(name: string): void {
  try {
    globalThis.localStorage.removeItem(PREFIX + name);
  } catch {
    // Nothing was kept either.
  }
}

/** Leaves nothing behind for the next person at this machine. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(globalThis.localStorage)) {
      if (key.startsWith(PREFIX)) globalThis.localStorage.removeItem(key);
    }
  } catch {
    // Nothing was kept either.
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'at' in value &&
    typeof value.at === 'string' &&
    'values' in value &&
    typeof value.values === 'object'
  );
}
