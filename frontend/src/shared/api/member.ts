import createClient from 'openapi-fetch';
import { useSyncExternalStore } from 'react';
import { askAgain } from '../offline/connection';
import { ApiProblem } from './problem';
import type { paths } from './schema';
import type { Schemas } from './types';

type MemberTokens = Schemas['MemberSessionView'];

/**
 * A member who looks at their own cards on their phone. Both tokens live in this module's memory: whoever closes the
 * page signs in anew, and nothing is left on a phone that was borrowed.
 */
let tokens: MemberTokens | undefined;
let refreshing: Promise<boolean> | undefined;
const listeners = new Set<() => void>();

function become(next: MemberTokens | undefined): void {
  tokens = next;
  for (const listener of listeners) listener();
}

function send(request: Request): Promise<Response> {
  if (tokens) request.headers.set('Authorization', `Bearer ${tokens.accessToken}`);
  request.headers.set('Accept-Language', document.documentElement.lang);
  return globalThis.fetch(request);
}

async function renew(): Promise<boolean> {
  const held = tokens;
  if (!held) return false;
  refreshing ??= (async () => {
    const response = await askAgain(
      () =>
        new Request(`${globalThis.location.origin}/api/v1/member-sessions/refresh`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ refreshToken: held.refreshToken }),
        }),
    );
    if (response.ok) become(await response.json());
    else if (response.status === 401) become(undefined);
    else throw await ApiProblem.read(response);
    return response.ok;
  })().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function memberFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await send(request);
  if (response.status !== 401 || !tokens) return response;
  return (await renew()) ? send(again) : response;
}

/** The server as the member sees it. Every call rejects with an {@link ApiProblem} when it is refused. */
export const memberHttp = createClient<paths>({ baseUrl: globalThis.location.origin, fetch: memberFetch });
memberHttp.use({
  async onResponse({ response }) {
    if (!response.ok) throw await ApiProblem.read(response);
  },
});

export const member = {
  begin: become,
  end(): void {
    become(undefined);
  },
};

/** Whether a member is signed in. */
export function useMember(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => tokens !== undefined,
  );
}
