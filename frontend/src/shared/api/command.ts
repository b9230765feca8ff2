import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { uuid } from '../lib/uuid';
import { type ApiProblem, asProblem } from './problem';

export type Command<V, R> = {
  /** Sends it; resolves to undefined when it was refused, and `problem` says why. Does nothing while one is under way. */
  run: (values: V) => Promise<R | undefined>;
  pending: boolean;
  problem: ApiProblem | undefined;
  clear: () => void;
};

/**
 * A write. `send` gets the draft's idempotency key: the same for every attempt whose outcome is unknown, a new one
 * after a success or a final refusal. After a success everything on screen is read again, because one entry moves
 * balances, figures and timelines elsewhere.
 *
 * @param draft what the draft is about, where that can change under the form: another card, another key
 */
export function useCommand<V, R>(
  send: (values: V, key: string) => Promise<R>,
  draft?: string,
): Command<V, R> {
  const queries = useQueryClient();
  const key = useRef<{ of: string | undefined; value: string }>(undefined);
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();

  async function run(values: V): Promise<R | undefined> {
    if (busy.current) return undefined;
    busy.current = true;
    setPending(true);
    setProblem(undefined);
    if (!key.current || key.current.of !== draft) key.current = { of: draft, value: uuid() };
    try {
      const result = await send(values, key.current.value);
      key.current = undefined;
      void queries.invalidateQueries();
      return result;
    } catch (error) {
      const refused = asProblem(error);
      if (refused.final) key.current = undefined;
      setProblem(refused);
      return undefined;
    } finally {
      busy.current = false;
      setPending(false);
    }
  }

  return { run, pending, problem, clear: () => setProblem(undefined) };
}
