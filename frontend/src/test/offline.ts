import 'fake-indexeddb/auto';
import { clear } from 'idb-keyval';
import { connection } from '@/shared/offline/connection';
import { store } from '@/shared/offline/device';

/** A device that keeps nothing yet. */
export async function emptyDevice(): Promise<void> {
  connection.reset();
  await clear(store());
}

/** What `fetch` does without a network. */
export function noNetwork(): never {
  throw new TypeError('Failed to fetch');
}

/** One holder at a time, as over all tabs of a browser. */
export function lockManager() {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    request<T>(_: string, work: () => Promise<T>): Promise<T> {
      const mine = turn.then(work);
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}
