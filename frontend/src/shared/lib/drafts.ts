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

const PAUSE_MS = 400;
const waiting = new Map<string, { values: object; timer: ReturnType<typeof setTimeout> }>();

/** Keeps it once the person pauses: every keystroke would be too often. */
export function keepDraftSoon(name: string, values: object): void {
  clearTimeout(waiting.get(name)?.timer);
  waiting.set(name, { values, timer: setTimeout(() => keepDraftNow(name), PAUSE_MS) });
}

/** Keeps what waits for a pause, because its form goes before one. */
export function keepDraftNow(name: string): void {
  const draft = waiting.get(name);
  if (!draft) return;
  drop(name);
  keepDraft(name, draft.values);
}

function drop(name: string): void {
  clearTimeout(waiting.get(name)?.timer);
  waiting.delete(name);
}

globalThis.addEventListener('pagehide', () => {
  for (const name of [...waiting.keys()]) keepDraftNow(name);
});

export function forgetDraft(name: string): void {
  drop(name);
  try {
    globalThis.localStorage.removeItem(PREFIX + name);
  } catch {
    // Nothing was kept either.
  }
}

/** Leaves nothing behind for the next person at this machine. */
export function forgetDrafts(): void {
  for (const name of [...waiting.keys()]) drop(name);
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
