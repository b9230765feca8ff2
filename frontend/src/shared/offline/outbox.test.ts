import { waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { me, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { emptyDevice, noNetwork } from '@/test/offline';
import { session } from '../api/session';
import { connection } from './connection';
import { putBack, sendAgain, sendWaiting, throwAway, unsent, type Writing, write } from './outbox';

const person = me.id;
const other = { ...me, id: someId(2), username: 'other' };

const note = (content: string): Writing => ({
  kind: 'interaction',
  body: { customerId: someId(100), channel: 'CALL', direction: 'OUTBOUND', content },
});
const task = (title: string): Writing => ({
  kind: 'task',
  body: { customerId: someId(100), title, dueOn: '2026-11-24' },
});

let count = 0;
const put = (writing: Writing) => write(writing, { person, customerName: '王小明', key: `key-${++count}` });

const signIn = (as = me) => session.reset({ status: 'in', me: as }, 'token-1');
const created = () => ({ status: 201, json: {} });

/** Writes while the server does not answer. */
async function whileLost(...writings: Writing[]): Promise<void> {
  connection.reset(true);
  for (const writing of writings) expect(await put(writing)).toBe('kept');
}

async function backAgain(): Promise<void> {
  connection.reset(false);
  await sendWaiting();
}

beforeEach(async () => {
  await emptyDevice();
  signIn();
});

describe('write', () => {
  it('sends at once while the server answers, and keeps nothing', async () => {
    const { to } = mockFetch({ 'POST /interactions': created });
    expect(await put(note('a'))).toBe('sent');
    expect(to('POST /interactions')[0]?.body).toEqual(note('a').body);
    expect(await unsent(person)).toEqual([]);
  });

  it('throws what the server refuses, for the form to show', async () => {
    mockFetch({ 'POST /interactions': () => refusal(422, 'customer_merged') });
    await expect(put(note('a'))).rejects.toMatchObject({ code: 'customer_merged' });
    expect(await unsent(person)).toEqual([]);
  });

  it('repeats an attempt without an answer as it was, under its key', async () => {
    let attempts = 0;
    const { to } = mockFetch({
      'POST /interactions': () => (++attempts === 1 ? noNetwork() : created()),
    });
    expect(await put(note('a'))).toBe('kept');
    await waitFor(async () => expect(await unsent(person)).toEqual([]));
    const [first, second, ...more] = to('POST /interactions');
    expect(more).toEqual([]);
    expect(second?.body).toEqual(first?.body);
    expect(second?.headers.get('Idempotency-Key')).toBe(first?.headers.get('Idempotency-Key'));
  });

  it('dates a note by when it was written', async () => {
    const { to } = mockFetch({ 'POST /interactions': created });
    const before = new Date().toISOString();
    await whileLost(note('a'));
    const after = new Date().toISOString();
    await backAgain();
    const [sent] = to('POST /interactions').map(({ body }) => body as { occurredAt: string });
    expect(before <= String(sent?.occurredAt) && String(sent?.occurredAt) <= after).toBe(true);
  });

  it('does not overtake what waits', async () => {
    const { calls } = mockFetch({ 'POST /interactions': created });
    await whileLost(note('first'));
    connection.reset(false);
    await put(note('second'));
    await waitFor(async () => expect(await unsent(person)).toEqual([]));
    expect(calls.map(({ body }) => (body as { content: string }).content)).toEqual(['first', 'second']);
  });
});

describe('sendWaiting', () => {
  it('sends in the order of writing, each once', async () => {
    const { calls } = mockFetch({ 'POST /interactions': created, 'POST /tasks': created });
    await whileLost(note('a'), task('b'), note('c'));
    expect(calls).toEqual([]);
    await backAgain();
    await sendWaiting();
    expect(calls.map(({ path }) => path)).toEqual(['/interactions', '/tasks', '/interactions']);
    expect(new Set(calls.map(({ headers }) => headers.get('Idempotency-Key'))).size).toBe(3);
    expect(await unsent(person)).toEqual([]);
  });

  it('stops where the server fails, and loses nothing', async () => {
    const { on, calls } = mockFetch({ 'POST /interactions': () => refusal(500, 'internal') });
    await whileLost(note('a'), note('b'));
    await backAgain();
    const tried = new Set(calls.map(({ body }) => (body as { content: string }).content));
    expect([...tried]).toEqual(['a']);
    expect(await unsent(person)).toHaveLength(2);
    on('POST /interactions', created);
    await sendWaiting();
    expect(await unsent(person)).toEqual([]);
  });

  it('sends nothing in the name of somebody else', async () => {
    const { to } = mockFetch({ 'POST /interactions': created });
    await whileLost(note('a'));
    signIn(other);
    await backAgain();
    expect(to('POST /interactions')).toEqual([]);
    expect(await unsent(other.id)).toEqual([]);
    signIn();
    await sendWaiting();
    expect(to('POST /interactions')).toHaveLength(1);
  });

  it('leaves what was refused with the reason, and sends the rest', async () => {
    mockFetch({
      'POST /tasks': () => refusal(422, 'day_passed', { title: '日期已过', detail: '请改日期' }),
      'POST /interactions': created,
    });
    await whileLost(task('a'), note('b'));
    await backAgain();
    const left = await unsent(person);
    expect(left.map(({ kind }) => kind)).toEqual(['task']);
    expect(left[0]?.refusal).toEqual({
      status: 422,
      code: 'day_passed',
      title: '日期已过',
      lines: ['请改日期'],
    });
  });
});

describe('what was refused', () => {
  async function refused(status: number) {
    const mock = mockFetch({ 'POST /tasks': () => refusal(status, 'no') });
    await whileLost(task('a'));
    await backAgain();
    const [item] = await unsent(person);
    if (!item) throw new Error('It should wait.');
    mock.on('POST /tasks', created);
    return { mock, item };
  }

  it('can be changed and sent again, under a new key where a rule has decided', async () => {
    const { mock, item } = await refused(422);
    expect(await sendAgain(person, item.id, task('better'))).toBe(true);
    await waitFor(async () => expect(await unsent(person)).toEqual([]));
    const [first, second] = mock.to('POST /tasks');
    expect(second?.body).toMatchObject({ title: 'better' });
    expect(second?.headers.get('Idempotency-Key')).not.toBe(first?.headers.get('Idempotency-Key'));
  });

  it('keeps its key where an earlier attempt may have counted', async () => {
    const { mock, item } = await refused(403);
    await sendAgain(person, item.id);
    await waitFor(async () => expect(await unsent(person)).toEqual([]));
    const [first, second] = mock.to('POST /tasks');
    expect(second?.headers.get('Idempotency-Key')).toBe(first?.headers.get('Idempotency-Key'));
  });

  it('can be thrown away, and put back where it was', async () => {
    mockFetch();
    await whileLost(note('a'), note('b'), note('c'));
    const [, second] = await unsent(person);
    const gone = await throwAway(person, second?.id ?? '');
    const contents = async () =>
      (await unsent(person)).map((item) => (item.kind === 'interaction' ? item.body.content : ''));
    expect(await contents()).toEqual(['a', 'c']);
    if (gone) await putBack(gone);
    expect(await contents()).toEqual(['a', 'b', 'c']);
  });

  it('is not changed once it has been sent', async () => {
    mockFetch({ 'POST /interactions': created });
    await whileLost(note('a'));
    const [item] = await unsent(person);
    await backAgain();
    expect(await sendAgain(person, item?.id ?? '')).toBe(false);
    expect(await throwAway(person, item?.id ?? '')).toBeUndefined();
  });
});
