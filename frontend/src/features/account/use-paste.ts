import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { asProblem } from '@/shared/api/problem';
import { session } from '@/shared/api/session';
import { uuid } from '@/shared/lib/uuid';
import { draftEntry } from './commands';
import { type Found, findCustomer } from './find-customer';
import type { PastedRow } from './paste';
import { keepSent, type Sent, sentRows } from './sent-rows';

export type RowState =
  | { is: 'looking' }
  | { is: 'wrong' }
  | { is: 'unknown'; why: 'none' | 'several' }
  | { is: 'ready'; customer: Found }
  | { is: 'posting'; customer: Found }
  /** `before`: by an earlier reading of the same row. */
  | { is: 'posted'; customer: Found; number: string; before: boolean }
  | { is: 'refused'; customer: Found; why: string }
  /** No answer came: the same row is sent again under the same key, and counts once. */
  | { is: 'unsure'; customer: Found; why?: string };

export type Row = PastedRow & {
  id: string;
  /** The idempotency key of the present try: another one only after the server has refused. */
  key: string;
  /** All that would be sent; known with the customer. */
  content?: string;
  /** What the row is remembered by. */
  slot?: string;
  state: RowState;
};

/** Two equal rows of one sheet are two entries: the content and how many of its kind came before. */
function freeSlot(content: string, taken: ReadonlySet<string>): string {
  let nth = 1;
  while (taken.has(`${nth} ${content}`)) nth++;
  return `${nth} ${content}`;
}

function stateOf(customer: Found, sent: Sent | undefined): RowState {
  if (!sent) return { is: 'ready', customer };
  return sent.number === undefined
    ? { is: 'unsure', customer }
    : { is: 'posted', customer, number: sent.number, before: true };
}

/** The rows of a paste on their way into the accounts, one after the other, each under a key of its own. */
export function usePaste() {
  const queries = useQueryClient();
  const [rows, setRows] = useState<Row[]>([]);
  const [posting, setPosting] = useState(false);
  const stopped = useRef(false);
  const round = useRef(0);

  // Also where the browser stores nothing: within the page it is known what was sent.
  const sent = useRef(new Map<string, Sent | undefined>());

  const become = (id: string, change: Partial<Row>) =>
    setRows((before) => before.map((row) => (row.id === id ? { ...row, ...change } : row)));

  function remember(slot: string, what: Sent | undefined) {
    sent.current.set(slot, what);
    keepSent(session.get().me?.id, slot, what);
  }

  const remembered = () =>
    new Map<string, Sent | undefined>([...sentRows(session.get().me?.id), ...sent.current]);

  async function read(pasted: readonly PastedRow[]) {
    const mine = ++round.current;
    const fresh = pasted.map(
      (row): Row => ({
        ...row,
        id: uuid(),
        key: uuid(),
        state: row.entry ? { is: 'looking' } : { is: 'wrong' },
      }),
    );
    setRows(fresh);
    const before = remembered();
    const taken = new Set<string>();
    const known = new Map<string, Awaited<ReturnType<typeof findCustomer>>>();
    for (const row of fresh) {
      if (!row.entry) continue;
      const found =
        known.get(row.customer) ??
        (row.customer === '' ? 'none' : await findCustomer(row.customer).catch(() => 'none' as const));
      if (mine !== round.current) return;
      known.set(row.customer, found);
      if (typeof found === 'string') {
        become(row.id, { state: { is: 'unknown', why: found } });
        continue;
      }
      const content = JSON.stringify({ ...row.entry, customerId: found.id });
      const slot = freeSlot(content, taken);
      taken.add(slot);
      const what = before.get(slot);
      become(row.id, { content, slot, key: what?.key ?? row.key, state: stateOf(found, what) });
    }
  }

  /**
   * Takes the rows that were posted before for entries of their own. What is known of the earlier ones stays; a new one
   * that was tried before, without an answer, is tried again under its key.
   */
  function takeAsNew() {
    const before = remembered();
    const posted = [...before].flatMap(([slot, what]) => (what?.number === undefined ? [] : slot));
    const taken = new Set([...posted, ...rows.flatMap(({ slot }) => slot ?? [])]);
    setRows(
      rows.map((row) => {
        if (row.state.is !== 'posted' || !row.state.before || !row.content) return row;
        const slot = freeSlot(row.content, taken);
        taken.add(slot);
        const what = before.get(slot);
        return { ...row, slot, key: what?.key ?? uuid(), state: stateOf(row.state.customer, what) };
      }),
    );
  }

  async function post() {
    setPosting(true);
    stopped.current = false;
    for (const row of rows) {
      const { id, entry, slot, state, key } = row;
      if (!entry || !slot || (state.is !== 'ready' && state.is !== 'refused' && state.is !== 'unsure'))
        continue;
      if (stopped.current) break;
      const { customer } = state;
      become(id, { state: { is: 'posting', customer } });
      // Before it goes out: a page that is left meanwhile does not hear the answer.
      remember(slot, { key });
      try {
        const posted = await draftEntry({ ...entry, customerId: customer.id }, key);
        const number = posted.number ?? '';
        remember(slot, { key, number });
        become(id, { state: { is: 'posted', customer, number, before: false } });
      } catch (error) {
        const problem = asProblem(error);
        const why = problem.message;
        if (problem.final) {
          remember(slot, undefined);
          become(id, { key: uuid(), state: { is: 'refused', customer, why } });
        } else {
          become(id, { state: { is: 'unsure', customer, why } });
          // Without an answer the next one would get none either.
          break;
        }
      }
    }
    setPosting(false);
    void queries.invalidateQueries();
  }

  return {
    rows,
    posting,
    read,
    takeAsNew,
    post,
    stop: () => {
      stopped.current = true;
    },
    clear: () => {
      round.current++;
      setRows([]);
    },
  };
}
