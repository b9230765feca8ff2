import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { me, someId } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { emptyDevice, lockManager } from '@/test/offline';

/** The program as another tab has it: nothing is shared but the device and the server. */
async function openTab() {
  vi.resetModules();
  const { session } = await import('../api/session');
  const { connection } = await import('./connection');
  const outbox = await import('./outbox');
  session.reset({ status: 'in', me }, 'token-1');
  return { ...outbox, connection };
}

beforeEach(async () => {
  await emptyDevice();
  Object.defineProperty(globalThis.navigator, 'locks', { value: lockManager(), configurable: true });
});

afterEach(() => {
  Reflect.deleteProperty(globalThis.navigator, 'locks');
});

it('sends each once though two tabs send at the same time', async () => {
  const { calls } = mockFetch({ 'POST /tasks': () => ({ status: 201, json: {} }) });
  const [one, two] = [await openTab(), await openTab()];
  one.connection.reset(true);
  for (const title of ['a', 'b', 'c']) {
    await one.write(
      { kind: 'task', body: { customerId: someId(100), title, dueOn: '2026-11-24' } },
      { person: me.id, customerName: '王小明', key: `key-${title}` },
    );
  }
  one.connection.reset(false);
  await Promise.all([one.sendWaiting(), two.sendWaiting()]);
  expect(calls.map(({ body }) => (body as { title: string }).title)).toEqual(['a', 'b', 'c']);
  expect(await two.unsent(me.id)).toEqual([]);
});

it('is not changed by one tab while another sends it', async () => {
  let arrived = () => undefined as unknown;
  let answer = () => undefined as unknown;
  const under = new Promise((resolve) => {
    arrived = () => resolve(undefined);
  });
  const held = new Promise((resolve) => {
    answer = () => resolve(undefined);
  });
  mockFetch({
    'POST /tasks': async () => {
      arrived();
      await held;
      return { status: 201, json: {} };
    },
  });
  const [one, two] = [await openTab(), await openTab()];
  one.connection.reset(true);
  await one.write(
    { kind: 'task', body: { customerId: someId(100), title: 'a', dueOn: '2026-11-24' } },
    { person: me.id, customerName: '王小明', key: 'key-a' },
  );
  const [item] = await two.unsent(me.id);
  one.connection.reset(false);
  const sent = one.sendWaiting();
  await under;
  const thrown = two.throwAway(me.id, item?.id ?? '');
  answer();
  expect(await thrown).toBeUndefined();
  await sent;
});
