import { randomUUID } from 'node:crypto';
import { type APIResponse, expect, request } from '@playwright/test';

const product = { baseURL: process.env.BASE_URL ?? '' };

const administrators = process.env.ADMIN_PASSWORD ?? '';

/** What somebody signs in with; those of the demonstration once their one-time password has been changed. */
export const passwordOf = (username: string): string =>
  username === 'admin' ? administrators : 'A-new-password-2026';

type Token = { value: string; until: number };
let token: Token | undefined;
const ready = new Set<string>();

async function signedIn(username: string, secret: string): Promise<APIResponse> {
  const context = await request.newContext(product);
  return context.post('/api/v1/auth/login', {
    data: { username, password: secret },
    headers: { 'X-Client': 'mobile' },
  });
}

async function administrator(): Promise<string> {
  if (!token || token.until < Date.now()) {
    const answer = await signedIn('admin', administrators);
    const { accessToken, expiresInSeconds } = await answer.json();
    token = { value: accessToken, until: Date.now() + expiresInSeconds * 500 };
  }
  return token.value;
}

/** Asks the API as the administrator; what has to be there before a story begins. */
export async function house<T = { id: string }>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  path: string,
  data?: object,
  as?: string,
): Promise<T> {
  const context = await request.newContext(product);
  const answer = await context.fetch(`/api/v1${path}`, {
    method,
    ...(data ? { data } : {}),
    headers: {
      Authorization: `Bearer ${as ?? (await administrator())}`,
      ...(method === 'GET' ? {} : { 'Idempotency-Key': randomUUID() }),
    },
  });
  const text = await answer.text();
  expect(answer.ok(), `${method} ${path}: ${text}`).toBe(true);
  return JSON.parse(text || 'null');
}

/** Waits until the demonstration is there, and has it made if there is none. */
export async function demonstration(): Promise<void> {
  const { status } = await house<{ status: string }>('GET', '/demo');
  if (status === 'ABSENT') await house('POST', '/demo');
  await expect
    .poll(async () => (await house<{ status: string }>('GET', '/demo')).status, {
      timeout: 300_000,
      intervals: [1_000],
    })
    .toBe('LOADED');
}

/** Somebody of the demonstration, with a password of their own. Gives the token of a session of theirs. */
export async function person(username: string): Promise<string> {
  if (username !== 'admin' && !ready.has(username)) {
    await givePassword(username);
    ready.add(username);
  }
  const { accessToken } = await (await signedIn(username, passwordOf(username))).json();
  return accessToken;
}

async function givePassword(username: string): Promise<void> {
  const { items } = await house<{ items: { id: string }[] }>('GET', `/staff?username=${username}`);
  const { oneTimePassword } = await house<{ oneTimePassword: string }>(
    'POST',
    `/staff/${items[0]?.id}/reset-password`,
  );
  const { accessToken } = await (await signedIn(username, oneTimePassword)).json();
  await house(
    'POST',
    '/auth/password',
    { currentPassword: oneTimePassword, newPassword: passwordOf(username) },
    accessToken,
  );
}
