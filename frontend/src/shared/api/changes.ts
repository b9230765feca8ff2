import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { signedFetch, useSession } from './session';
import type { Schemas } from './types';

type Changes = Schemas['Changes'];

const OWED = ['/api/v1/open-items', '/api/v1/receivables', '/api/v1/customers'];
const BOOKED = ['/api/v1/transactions', ...OWED];
const BILLED = ['/api/v1/bills', '/api/v1/dunning-notices', ...OWED];
const FILED = ['/api/v1/customers', '/api/v1/freshness-queue', '/api/v1/duplicates'];
const JOURNAL = ['/api/v1/ledger/vouchers', '/api/v1/ledger/trial-balance', '/api/v1/ledger/checks'];

/**
 * Where the lists that a kind of record changes are read: this path and what stands below it. What is read by the id of
 * another record stands here with its path as in the contract. What has no line here is known by its id alone.
 */
export const lists: Record<string, readonly string[]> = {
  customer: [...FILED, '/api/v1/customer-merges'],
  customer_batch: FILED,
  customer_account: OWED,
  customer_view: ['/api/v1/customer-views'],
  bulk_edit: [...FILED, '/api/v1/customer-bulk-edits'],
  duplicate_pair: ['/api/v1/duplicates'],
  freshness_policy: ['/api/v1/freshness-policies', '/api/v1/freshness-queue'],
  completeness_scale: ['/api/v1/completeness-scales', '/api/v1/freshness-queue'],
  review: ['/api/v1/reviews'],
  review_item: [
    '/api/v1/reviews',
    '/api/v1/reviews/{id}',
    '/api/v1/reviews/{id}/items',
    '/api/v1/freshness-queue',
  ],
  interaction: ['/api/v1/interactions', '/api/v1/customers', '/api/v1/freshness-queue'],
  task: ['/api/v1/tasks'],
  follow_up_plan: ['/api/v1/follow-up-plans'],
  entry: BOOKED,
  entry_batch: BOOKED,
  allocation: [...BILLED, '/api/v1/allocations'],
  bill: BILLED,
  bill_run: ['/api/v1/bill-runs', '/api/v1/bills'],
  dunning_level: ['/api/v1/dunning-levels', '/api/v1/dunning-notices'],
  account_statement: ['/api/v1/account-statements'],
  contract: ['/api/v1/contracts'],
  metered_item: ['/api/v1/contracts/{id}/metered-items'],
  usage_record: ['/api/v1/contracts/{id}/usage-records'],
  attachment: ['/api/v1/contracts/{id}/attachments'],
  card: ['/api/v1/cards', '/api/v1/liability', '/api/v1/custody', '/api/v1/customers'],
  card_batch: ['/api/v1/card-batches', '/api/v1/cards'],
  card_program: ['/api/v1/card-programs'],
  checkout: [
    ...BILLED,
    '/api/v1/transactions',
    '/api/v1/cards',
    '/api/v1/liability',
    '/api/v1/bills/{id}/card-payments',
  ],
  prepaid_rule_override: ['/api/v1/prepaid-rules'],
  bank_account: ['/api/v1/bank-accounts'],
  bank_statement: ['/api/v1/bank-statements', '/api/v1/bank-lines'],
  bank_line: ['/api/v1/bank-lines', '/api/v1/bank-statements'],
  bank_template: ['/api/v1/bank-templates'],
  approval_request: ['/api/v1/approvals'],
  approval_policy: ['/api/v1/approval-policies'],
  approval_delegation: ['/api/v1/approval-delegations', '/api/v1/approvals'],
  alert: ['/api/v1/alerts'],
  alert_rule: ['/api/v1/alert-rules'],
  verification: ['/api/v1/verifications', '/api/v1/alerts', '/api/v1/ledger-blocks'],
  issuer_setting: ['/api/v1/custody'],
  import: ['/api/v1/imports'],
  import_mapping: ['/api/v1/import-mappings'],
  mail: ['/api/v1/mail-deliveries', '/api/v1/bills/{id}/mails'],
  message_template: ['/api/v1/message-templates'],
  privacy_purpose: ['/api/v1/privacy-purposes'],
  retention_rule: ['/api/v1/retention-rules'],
  staff: ['/api/v1/staff'],
  org_unit: ['/api/v1/org-units'],
  session: ['/api/v1/me/sessions'],
  period_run: ['/api/v1/period-runs', '/api/v1/period-steps', '/api/v1/ledger/periods'],
  period_step: ['/api/v1/period-steps', '/api/v1/period-runs', '/api/v1/period-runs/{id}'],
  ledger_run: ['/api/v1/ledger/runs', ...JOURNAL],
  ledger_period: ['/api/v1/ledger/periods', '/api/v1/period-runs'],
  ledger_account: ['/api/v1/ledger/accounts', '/api/v1/ledger/trial-balance'],
  ledger_method: ['/api/v1/ledger/methods'],
  ledger_policy: ['/api/v1/ledger/policies'],
  posting_rule: ['/api/v1/ledger/rules'],
  voucher: JOURNAL,
  voucher_export: ['/api/v1/ledger/exports'],
  export_template: ['/api/v1/ledger/export-templates'],
  ledger_sync_check: ['/api/v1/ledger/sync-checks'],
  demo: ['/api/v1/demo'],
};

const isReadAt = (path: string, list: string): boolean =>
  path === list || (path.startsWith(`${list}/`) && !path.includes('{'));

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
        (lists[record.type] ?? []).some((list) => isReadAt(path, list)),
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
