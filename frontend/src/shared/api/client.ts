import createClient, { type Middleware } from 'openapi-fetch';
import createQueries from 'openapi-react-query';
import { ApiProblem } from './problem';
import type { paths } from './schema';
import { signedFetch } from './session';

const refuse: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await ApiProblem.read(response);
  },
};

/** The server, typed by the contract. Every call rejects with an {@link ApiProblem} when it is refused. */
export const http = createClient<paths>({ baseUrl: globalThis.location.origin, fetch: signedFetch });
http.use(refuse);

/** The server as query hooks. Writes go through `useCommand`. */
export const api = createQueries(http);

/** The body of an answer that has one. */
export function answered<T>(answer: { data?: T }): NonNullable<T> {
  if (answer.data === undefined || answer.data === null) {
    throw new ApiProblem(-1, { code: 'unexpected', detail: 'The answer is empty.' });
  }
  return answer.data;
}

/**
 * What came of an act that may need a second person; rejects with 202 `second_person_decides` when nothing is done before
 * one has agreed. The contract knows both answers, hence the cast.
 */
export function done<T>(answer: { data?: unknown; response: Response }): T {
  if (answer.response.status === 202) throw new ApiProblem(202, { code: 'second_person_decides' });
  return answer.data as T;
}

/** The header that says which version a change is meant for. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

/**
 * A merge patch carries only what changes, and null for what is taken away; the contract can only name the whole. This is
 * where the one stands in for the other.
 */
export const patch = <T extends object>(change: Partial<T>): T => change as T;

/** The header that makes a request count once, however often it is sent. */
export const once = (key: string) => ({ 'Idempotency-Key': key });
