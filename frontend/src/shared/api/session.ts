import { useSyncExternalStore } from 'react';
import { ApiProblem } from './problem';
import type { Me, Schemas } from './types';

/**
 * Who is signed in. The access token lives in this module's memory and nowhere else; the refresh token is an
 * HttpOnly cookie that scripts never see.
 *
 * - `unknown`: not asked yet (the page was just loaded)
 * - `in`: signed in
 * - `expired`: was signed in, the server has ended it; forms stay as they are while the person signs in again
 * - `out`: nobody
 */
export type Session = { status: 'unknown' | 'out'; me?: undefined } | { status: 'in' | 'expired'; me: Me };

let state: Session = { status: 'unknown' };
let token: string | undefined;
let refreshing: Promise<boolean> | undefined;
const listeners = new Set<() => void>();

function become(next: Session): void {
  state = next;
  for (const listener of listeners) listener();
}

function adopt(view: Schemas['SessionView']): void {
  token = view.accessToken;
  become({ status: 'in', me: { ...view.me, mustChangePassword: view.mustChangePassword } });
}

function lose(): void {
  token = undefined;
  become(state.me ? { status: 'expired', me: state.me } : { status: 'out' });
}

async function post(path: string, body?: unknown): Promise<Response> {
  return globalThis.fetch(
    new Request(`${globalThis.location.origin}/api/v1/auth/${path}`, {
      method: 'POST',
      headers: {
        'X-CSRF': '1',
        'Accept-Language': document.documentElement.lang,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
}

/** Two tabs that spend the same refresh cookie at once would look like theft and end the session: one at a time. */
function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  // Absent on plain-http hosts other than localhost.
  const locks: LockManager | undefined = globalThis.navigator.locks;
  return locks ? locks.request('taizhang-refresh', work) : work();
}

async function refresh(): Promise<boolean> {
  refreshing ??= oneTabAtATime(async () => {
    const response = await post('refresh', {});
    if (response.ok) {
      adopt(await response.json());
      return true;
    }
    const problem = await ApiProblem.read(response);
    if (problem.status !== 401 && problem.status !== 403) throw problem;
    lose();
    return false;
  }).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

function send(request: Request): Promise<Response> {
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  request.headers.set('Accept-Language', document.documentElement.lang);
  return globalThis.fetch(request);
}

/** `fetch` as the signed-in person; renews an expired access token once and unnoticed. */
export async function signedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const used = token;
  const response = await send(request);
  if (response.status !== 401) return response;
  const renewed = token !== used || (await refresh());
  return renewed ? send(again) : response;
}

export const session = {
  get: (): Session => state,

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** Finds out, once after loading the page, whether the cookie still signs somebody in. */
  async start(): Promise<Session> {
    if (state.status === 'unknown') await refresh();
    return state;
  },

  /** @throws ApiProblem `login_failed`, `login_locked` */
  async signIn(username: string, password: string): Promise<void> {
    token = undefined;
    const response = await post('login', { username, password });
    if (!response.ok) throw await ApiProblem.read(response);
    adopt(await response.json());
  },

  /** Asks for a new token, for example after a change of password; false when the session has ended. */
  refresh,

  async signOut(): Promise<void> {
    await post('logout').catch(() => undefined);
    token = undefined;
    become({ status: 'out' });
  },

  /** For tests. */
  reset(to: Session = { status: 'unknown' }, accessToken?: string): void {
    refreshing = undefined;
    token = accessToken;
    become(to);
  },
};

export function useSession(): Session {
  return useSyncExternalStore(session.subscribe, session.get);
}

/** Whether a person with these permissions may do it; `*`, `card:*` and `*:read` stand for many. */
export function allows(permissions: readonly string[], wanted: string): boolean {
  const [noun, verb] = wanted.split(':');
  return permissions.some((held) => [wanted, '*', `${noun}:*`, `*:${verb}`].includes(held));
}

/** What the signed-in person may do. Hides what would be refused; the server decides. */
export function useCan(): (permission: string) => boolean {
  const permissions = useSession().me?.permissions ?? [];
  return (permission) => allows(permissions, permission);
}
