import { useSyncExternalStore } from 'react';
import { forgetDrafts } from '../lib/drafts';
import { ask, askAgain } from '../offline/connection';
import { ApiProblem } from './problem';
import type { Me, Schemas } from './types';

/**
 * Who is signed in. The access token lives in this module's memory and nowhere else; the refresh token is an
 * HttpOnly cookie that scripts never see.
 *
 * - `unknown`: not asked yet (the page was just loaded, or another tab has signed somebody else in), or asked without an
 *   answer
 * - `in`: signed in
 * - `expired`: was signed in, the server has ended it; forms stay as they are while the person signs in again
 * - `out`: nobody
 */
export type Session = { status: 'unknown' | 'out'; me?: undefined } | { status: 'in' | 'expired'; me: Me };

/** After so many milliseconds without an answer a person is not kept waiting. */
const PATIENCE = 8_000;

let state: Session = { status: 'unknown' };
let token: string | undefined;
let refreshing: Promise<boolean> | undefined;
const listeners = new Set<() => void>();

function become(next: Session): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Whose cookie this browser holds, told to its other tabs: they all share it. */
const PERSON = 'taizhang.person';

function tellTabs(person: string | undefined): void {
  try {
    if (person) globalThis.localStorage.setItem(PERSON, person);
    else globalThis.localStorage.removeItem(PERSON);
  } catch {
    // Then they learn it from the server's next answer.
  }
}

/** Another tab has signed out, or somebody else in: nothing of this one's person may stay on the screen. */
function hear({ key, newValue }: StorageEvent): void {
  if (key !== PERSON || !state.me || newValue === state.me.id) return;
  token = undefined;
  if (newValue === null) forgetDrafts();
  become({ status: newValue === null ? 'out' : 'unknown' });
}
globalThis.addEventListener('storage', hear);

function adopt(view: Schemas['SessionView']): void {
  token = view.accessToken;
  tellTabs(view.me.id);
  become({ status: 'in', me: { ...view.me, mustChangePassword: view.mustChangePassword } });
}

function lose(): void {
  token = undefined;
  become(state.me ? { status: 'expired', me: state.me } : { status: 'out' });
}

function request(path: string, body?: unknown, bearer = token): Request {
  return new Request(`${globalThis.location.origin}/api/v1/auth/${path}`, {
    method: 'POST',
    headers: {
      'X-CSRF': '1',
      'Accept-Language': document.documentElement.lang,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(bearer ? { Authorization: `Bearer ${bearer}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const post = (path: string, body?: unknown, bearer?: string) => ask(request(path, body, bearer));

/** Two tabs that spend the same refresh cookie at once would look like theft and end the session: one at a time. */
function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  // Absent on plain-http hosts other than localhost.
  const locks: LockManager | undefined = globalThis.navigator.locks;
  return locks ? locks.request('taizhang-refresh', work) : work();
}

/**
 * Spends the refresh cookie for a new one. Going to another page must not cut it: the cookie would be spent and the new
 * one never be stored.
 */
const askForToken = () => askAgain(() => new Request(request('refresh', {}), { keepalive: true }));

async function refresh(): Promise<boolean> {
  refreshing ??= oneTabAtATime(async () => {
    const response = await askForToken();
    if (response.ok) {
      adopt(await response.json());
      return true;
    }
    // Nothing but the server's word ends a session: who is not answered stays signed in and asks again.
    if (response.status !== 401) throw await ApiProblem.read(response);
    lose();
    return false;
  }).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

const SIGN_OUT = 'taizhang.signOut';

/** Whether somebody has signed out here while the server did not answer: the cookie still holds, and must not be used. */
function signOutPends(): boolean {
  try {
    return globalThis.localStorage.getItem(SIGN_OUT) !== null;
  } catch {
    return false;
  }
}

function setSignOutPends(pends: boolean): void {
  try {
    if (pends) globalThis.localStorage.setItem(SIGN_OUT, '1');
    else globalThis.localStorage.removeItem(SIGN_OUT);
  } catch {
    // A browser that stores nothing keeps no such cookie either.
  }
}

async function finishSignOut(): Promise<void> {
  await oneTabAtATime(async () => {
    const response = await askForToken();
    if (response.ok) {
      const { accessToken }: Schemas['SessionView'] = await response.json();
      await post('logout', undefined, accessToken);
    } else if (response.status !== 401) throw await ApiProblem.read(response);
  });
  setSignOutPends(false);
  become({ status: 'out' });
}

function send(request: Request): Promise<Response> {
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  request.headers.set('Accept-Language', document.documentElement.lang);
  return ask(request);
}

/** `fetch` as the signed-in person; renews an expired access token once and unnoticed. */
export async function signedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const used = token;
  const asker = state.me?.id;
  const response = await send(request);
  if (response.status !== 401) return response;
  const renewed = token !== used || (await refresh());
  // What one person has begun is not sent in the name of the next.
  const same = asker === undefined || state.me?.id === asker;
  return renewed && same ? send(again) : response;
}

export const session = {
  get: (): Session => state,

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /**
   * Finds out, once after loading the page, whether the cookie still signs somebody in.
   *
   * @throws ApiProblem `unanswered` after a while without an answer; one that comes later still counts
   */
  async start(): Promise<Session> {
    if (state.status !== 'unknown') return state;
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new ApiProblem(0, {})), PATIENCE);
    });
    await Promise.race([signOutPends() ? finishSignOut() : refresh(), late]);
    return state;
  },

  /** @throws ApiProblem `login_failed`, `login_locked` */
  async signIn(username: string, password: string): Promise<void> {
    token = undefined;
    const response = await post('login', { username, password });
    if (!response.ok) throw await ApiProblem.read(response);
    setSignOutPends(false);
    adopt(await response.json());
  },

  /** Asks for a new token, for example after a change of password; false when the session has ended. */
  refresh,

  /** Holds at once on this device; the server hears of it as soon as it answers. */
  async signOut(): Promise<void> {
    const call = new Request(request('logout'), { signal: AbortSignal.timeout(PATIENCE) });
    const ended = await signedFetch(call).catch(() => undefined);
    setSignOutPends(!ended?.ok && ended?.status !== 401);
    token = undefined;
    forgetDrafts();
    tellTabs(undefined);
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
