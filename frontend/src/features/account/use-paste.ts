import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { asProblem } from '@/shared/api/problem';
import { uuid } from '@/shared/lib/uuid';
import { draftEntry } from './commands';
import { type Found, findCustomer } from './find-customer';
import type { PastedRow } from './paste';
import type { Entry } from './vocabulary';

export type RowState =
  | { is: 'looking' }
  | { is: 'wrong' }
  | { is: 'unknown'; why: 'none' | 'several' }
  | { is: 'ready'; customer: Found }
  | { is: 'posting'; customer: Found }
  | { is: 'posted'; customer: Found; entry: Entry }
  | { is: 'refused'; customer: Found; why: string }
  /** No answer came: the same row is sent again under the same key, and counts once. */
  | { is: 'unsure'; customer: Found; why: string };

export type Row = PastedRow & {
  id: string;
  /** The idempotency key of the present try: another one only after the server has refused. */
  key: string;
  state: RowState;
};

/** The rows of a paste on their way into the accounts, one after the other, each under a key of its own. */
export function usePaste() {
  const queries = useQueryClient();
  const [rows, setRows] = useState<Row[]>([]);
  const [posting, setPosting] = useState(false);
  const stopped = useRef(false);
  const round = useRef(0);

  const become = (id: string, state: RowState, key?: string) =>
    setRows((before) => before.map((row) => (row.id === id ? { ...row, state, key: key ?? row.key } : row)));

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
    const known = new Map<string, Awaited<ReturnType<typeof findCustomer>>>();
    for (const row of fresh) {
      if (!row.entry) continue;
      const found =
        known.get(row.customer) ??
        (row.customer === '' ? 'none' : await findCustomer(row.customer).catch(() => 'none' as const));
      if (mine !== round.current) return;
      known.set(row.customer, found);
      become(
        row.id,
        typeof found === 'string' ? { is: 'unknown', why: found } : { is: 'ready', customer: found },
      );
    }
  }

  async function post() {
    setPosting(true);
    stopped.current = false;
    for (const row of rows) {
      const { id, entry, state, key } = row;
      if (!entry || (state.is !== 'ready' && state.is !== 'refused' && state.is !== 'unsure')) continue;
      if (stopped.current) break;
      const { customer } = state;
      become(id, { is: 'posting', customer });
      try {
        const posted = await draftEntry({ ...entry, customerId: customer.id }, key);
        become(id, { is: 'posted', customer, entry: posted });
      } catch (error) {
        const problem = asProblem(error);
        const why = problem.message;
        if (problem.final) {
          become(id, { is: 'refused', customer, why }, uuid());
        } else {
          become(id, { is: 'unsure', customer, why });
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
