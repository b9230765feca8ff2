import type { ToDoKey } from './home-to-do';

const KEY = 'taizhang.home';
/** So many things wait for somebody of whom nothing is known yet. */
const GUESS = 4;

/** What waited for a person when they last looked, so that the page is as high from the start as it will be. */
export function readWaiting(person: string, all: readonly ToDoKey[]): ToDoKey[] {
  try {
    const stored: unknown = JSON.parse(globalThis.localStorage.getItem(KEY) ?? 'null');
    if (typeof stored === 'object' && stored !== null && 'person' in stored && 'keys' in stored) {
      const { person: whose, keys } = stored;
      if (whose === person && Array.isArray(keys)) return all.filter((key) => keys.includes(key));
    }
  } catch {
    // Storage may be blocked or hold something else; then it is guessed.
  }
  return all.slice(0, GUESS);
}

export function keepWaiting(person: string, keys: readonly ToDoKey[]): void {
  try {
    globalThis.localStorage.setItem(KEY, JSON.stringify({ person, keys }));
  } catch {
    // Then it is guessed the next time.
  }
}
