import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { signedFetch, useSession } from './session';
import type { Schemas } from './types';

type Changes = Schemas['Changes'];

/** Where the lists of a kind of record are read. What has no line here is known by its id alone. */
const lists: Record<string, readonly string[]> = {
  customer: ['/api/v1/customers'],
  customer_batch: ['/api/v1/customers'],
  interaction: ['/api/v1/interactions'],
  entry: ['/api/v1/transactions', '/api/v1/open-items'],
  entry_batch: ['/api/v1/transactions', '/api/v1/open-items'],
  contract: ['/api/v1/contracts'],
  card: ['/api/v1/cards'],
  task: ['/api/v1/tasks'],
  follow_up_plan: ['/api/v1/follow-up-plans'],
  bill: ['/api/v1/bills'],
  approval_request: ['/api/v1/approvals'],
  alert: ['/api/v1/alerts'],
  import: ['/api/v1/imports'],
};

/** Screens are not read again more often than this, however much is written. */
const AT_MOST_EVERY = 5_000;
const AGAIN_AFTER = 1_000;
const AGAIN_AFTER_FAILURE = 15_000;

/** Whether what was written concerns what a query shows. */
export function concerns({ records, many }: Changes, key: readonly unknown[]): boolean {
  if (many) return true;
  const path = typeof key[1] === 'string' ? key[1] : '';
  const asked = JSON.stringify(key);
  return records.some((record) =>
    // Who is at a file changes nothing in it.
    record.type === 'presence'
      ? key[0] === 'presence' && key[1] === record.id
      : asked.includes(record.id) ||
        (record.customerId !== undefined && asked.includes(record.customerId)) ||
        (lists[record.type] ?? []).some((list) => path.startsWith(list) && !path.includes('{')),
  );
}

/** The messages of a line of server-sent events, until it ends. */
export async function* messages(body: ReadableStream<Uint8Array>): AsyncGenerator<Changes> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('data:')) yield JSON.parse(line.slice(5)) as Changes;
      }
    }
  } finally {
    await reader.cancel();
  }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Reads again what is on screen and was written, at once the first time and then at most every five seconds. */
function reader(queries: QueryClient) {
  let waiting: Changes = { records: [], many: false };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  const read = () => {
    timer = undefined;
    last = Date.now();
    const written = waiting;
    waiting = { records: [], many: false };
    void queries.invalidateQueries({
      predicate: (query: Query) => concerns(written, query.queryKey),
    });
  };
  return {
    tell(changes: Changes) {
      if (changes.records.length === 0 && !changes.many) return;
      waiting = {
        records: [...waiting.records, ...changes.records],
        many: waiting.many || changes.many,
      };
      timer ??= setTimeout(read, Math.max(0, last + AT_MOST_EVERY - Date.now()));
    },
    stop: () => clearTimeout(timer),
  };
}

async function listen(queries: QueryClient, signal: AbortSignal): Promise<void> {
  const screen = reader(queries);
  signal.addEventListener('abort', screen.stop);
  for (let first = true; !signal.aborted; first = false) {
    try {
      const request = new Request(`${globalThis.location.origin}/api/v1/changes`, { signal });
      const response = await signedFetch(request);
      if (response.headers.get('Content-Type')?.startsWith('text/event-stream') && response.body) {
        // What was written while nobody listened is not told later.
        if (!first) screen.tell({ records: [], many: true });
        for await (const changes of messages(response.body)) screen.tell(changes);
        await wait(AGAIN_AFTER, signal);
        continue;
      }
    } catch {
      // The line broke or the server is away: it is tried again.
    }
    await wait(AGAIN_AFTER_FAILURE, signal);
  }
}

/** Keeps what is on screen true while others write. Listens only while the page is looked at. */
export function useChanges(): void {
  const queries = useQueryClient();
  const { status } = useSession();
  useEffect(() => {
    if (status !== 'in') return;
    let line: AbortController | undefined;
    const follow = () => {
      if (document.visibilityState === 'hidden') {
        line?.abort();
        line = undefined;
      } else if (!line) {
        line = new AbortController();
        void listen(queries, line.signal);
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      line?.abort();
    };
  }, [status, queries]);
}
