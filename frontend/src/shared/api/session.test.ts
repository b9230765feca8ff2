import { afterEach, describe, expect, it, vi } from 'vitest';
import { aCustomer, aSession, me } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { connection } from '../offline/connection';
import { http } from './client';
import { asProblem } from './problem';
import { allows, session } from './session';

const get = () => http.GET('/api/v1/customers/{id}', { params: { path: { id: aCustomer().id } } });
const route = `GET /customers/${aCustomer().id}`;

function server(refresh: () => ReturnType<typeof refusal>) {
  return mockFetch({
    [route]: ({ headers }: { headers: Headers }) =>
      headers.get('Authorization') === 'Bearer token-2'
        ? { json: aCustomer() }
        : refusal(401, 'not_signed_in'),
    'POST /auth/refresh': refresh,
  });
}

describe('signedFetch', () => {
  it('renews an expired token once for all requests under way, and sends them again', async () => {
    session.reset({ status: 'in', me }, 'token-1');
    const { to } = server(() => ({ json: { ...aSession(), accessToken: 'token-2' } }));
    const answers = await Promise.all([get(), get(), get()]);
    expect(answers.map(({ data }) => data?.name)).toEqual(['王小明', '王小明', '王小明']);
    expect(to('POST /auth/refresh')).toHaveLength(1);
    expect(to('POST /auth/refresh')[0]?.headers.get('X-CSRF')).toBe('1');
    expect(to(route)).toHaveLength(6);
  });

  it('asks to sign in again when the session has ended, and keeps who it was', async () => {
    session.reset({ status: 'in', me }, 'token-1');
    server(() => refusal(401, 'session_ended'));
    await expect(get()).rejects.toMatchObject({ code: 'not_signed_in' });
    expect(session.get()).toMatchObject({ status: 'expired', me: { username: 'admin' } });
  });

  describe('when the refresh is not answered', () => {
    afterEach(() => {
      vi.useRealTimers();
      connection.reset();
    });

    const renewed = { json: { ...aSession(), accessToken: 'token-2' } };
    const cut = () => {
      throw new TypeError('Failed to fetch');
    };

    async function afterwards(refresh: () => ReturnType<typeof refusal>) {
      vi.useFakeTimers();
      session.reset({ status: 'in', me }, 'token-1');
      const { to } = server(refresh);
      const answer = get().then(
        ({ data }) => data?.name,
        (error: unknown) => asProblem(error).code,
      );
      await vi.advanceTimersByTimeAsync(3_000);
      return { answer: await answer, asked: to('POST /auth/refresh').length };
    }

    it('asks again, and the person notices nothing', async () => {
      const tries = [cut, () => ({ status: 502, json: 'Bad gateway' }), () => renewed];
      expect(await afterwards(() => tries.shift()?.())).toEqual({ answer: '王小明', asked: 3 });
      expect(session.get().status).toBe('in');
    });

    it('leaves them signed in when nobody answers at all, and asks anew at the next request', async () => {
      expect(await afterwards(cut)).toEqual({ answer: 'network', asked: 3 });
      expect(session.get()).toMatchObject({ status: 'in', me: { username: 'admin' } });
      server(() => renewed);
      expect((await get()).data?.name).toBe('王小明');
    });

    it.each([403, 429, 500, 503])('does not take %i for the end of the session', async (status) => {
      await afterwards(() => refusal(status, 'other'));
      expect(session.get().status).toBe('in');
    });
  });
});

it('starts signed out without a valid cookie', async () => {
  mockFetch({ 'POST /auth/refresh': () => refusal(401, 'session_ended') });
  expect((await session.start()).status).toBe('out');
});

it('knows the short forms of permissions', () => {
  expect(allows(['*'], 'card:sell')).toBe(true);
  expect(allows(['card:*'], 'card:sell')).toBe(true);
  expect(allows(['*:read'], 'audit:read')).toBe(true);
  expect(allows(['*:read', 'card:*'], 'customer:write')).toBe(false);
});
