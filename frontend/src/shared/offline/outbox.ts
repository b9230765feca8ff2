import { get, update } from 'idb-keyval';
import { useEffect, useState } from 'react';
import { answered, http, once } from '../api/client';
import { type ApiProblem, asProblem } from '../api/problem';
import { session } from '../api/session';
import type { Schemas } from '../api/types';
import { compact } from '../lib/body';
import { uuid } from '../lib/uuid';
import { connection } from './connection';
import { store, type WritingKind } from './device';

type Bodies = { interaction: Schemas['RecordInteraction']; task: Schemas['AddTask'] };

/** What somebody has written down, as it is sent. */
export type Writing = { [Kind in WritingKind]: { kind: Kind; body: Bodies[Kind] } }[WritingKind];

/** Why the server has refused it, in its own words. */
export type Refused = { status: number; code: string; title: string; lines: string[] };

/** A writing that waits in this device. The key makes it count once, however often it is sent. */
export type Unsent = Writing & {
  id: string;
  key: string;
  customerName: string;
  writtenAt: string;
  refusal?: Refused;
};

/** After so many milliseconds without an answer it is sent again, under the same key. */
const PATIENCE = 20_000;
const LONGEST_PAUSE = 300_000;

const listeners = new Set<() => void>();
const sentListeners = new Set<() => void>();
let channel: BroadcastChannel | undefined;
let wanted = false;
let sending: Promise<void> | undefined;
const pause: { timer: ReturnType<typeof setTimeout> | undefined; last: number } = {
  timer: undefined,
  last: 0,
};

const keyOf = (person: string) => `outbox ${person}`;

type News = 'changed' | 'sent';

function hear(news: News): void {
  for (const listener of listeners) listener();
  if (news === 'sent') for (const listener of sentListeners) listener();
}

/** In this tab and in the others. */
function tell(news: News): void {
  hear(news);
  channel?.postMessage(news);
}

async function edit(
  person: string,
  change: (items: Unsent[]) => Unsent[],
  news: News = 'changed',
): Promise<void> {
  await update<Unsent[]>(keyOf(person), (items = []) => change(items), store());
  tell(news);
}

/** What is being sent is not changed meanwhile, and no two tabs send at once. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  // Absent on plain-http hosts other than localhost; there the key alone makes it count once.
  const locks: LockManager | undefined = globalThis.navigator.locks;
  return locks ? locks.request('taizhang-outbox', work) : work();
}

async function send(writing: Writing, key: string): Promise<void> {
  const how = { params: { header: once(key) }, signal: AbortSignal.timeout(PATIENCE) };
  if (writing.kind === 'interaction') {
    answered(await http.POST('/api/v1/interactions', { ...how, body: compact(writing.body) }));
  } else {
    answered(await http.POST('/api/v1/tasks', { ...how, body: compact(writing.body) }));
  }
}

/** What waits of a person, in the order of writing. */
export async function unsent(person: string): Promise<Unsent[]> {
  return (await get<Unsent[]>(keyOf(person), store())) ?? [];
}

/**
 * Sends it, or keeps it for later when no answer came or others are waiting. Nothing is lost and nothing sent twice: what
 * was kept has the key of the attempt whose outcome is unknown.
 *
 * @throws ApiProblem when the server has refused it
 */
export async function write(
  writing: Writing,
  of: { person: string; customerName: string; key: string },
): Promise<'sent' | 'kept'> {
  const { person, customerName, key } = of;
  const waits = (await unsent(person).catch(() => [])).some(({ refusal }) => !refusal);
  const tried = session.get().status === 'in' && !connection.isLost() && !waits;
  if (tried) {
    try {
      await send(writing, key);
      return 'sent';
    } catch (error) {
      if (!asProblem(error).unanswered) throw error;
    }
  }
  const writtenAt = new Date().toISOString();
  // The server dates a note that reaches it at once. One that was tried stays as it was sent, else its key would not hold.
  const dated: Writing =
    writing.kind === 'interaction' && !tried
      ? { ...writing, body: { ...writing.body, occurredAt: writing.body.occurredAt ?? writtenAt } }
      : writing;
  await edit(person, (items) => [...items, { ...dated, id: uuid(), key, customerName, writtenAt }]);
  void sendWaiting();
  return 'kept';
}

type Step = 'sent' | 'refused' | 'over';

async function sendNext(): Promise<Step> {
  const { status, me } = session.get();
  if (status !== 'in' || me.mustChangePassword) return 'over';
  const next = (await unsent(me.id)).find(({ refusal }) => !refusal);
  if (!next) return 'over';
  try {
    await send(next, next.key);
  } catch (error) {
    const problem = asProblem(error);
    if (!problem.final) {
      comeBack(problem);
      return 'over';
    }
    await edit(me.id, (items) =>
      items.map((each) => (each.id === next.id ? { ...each, refusal: refusedBy(problem) } : each)),
    );
    return 'refused';
  }
  await edit(me.id, (items) => items.filter(({ id }) => id !== next.id), 'sent');
  return 'sent';
}

const refusedBy = ({ status, code, title, detail, errors }: ApiProblem): Refused => ({
  status,
  code,
  title: title ?? '',
  lines: [detail, ...errors.map(({ message }) => message)].filter((line) => line !== undefined),
});

/** Sent again after a pause; once the server answers at all, or somebody has signed in, without one. */
function comeBack(problem: ApiProblem): void {
  pause.last = Math.min(Math.max(pause.last * 2, (problem.retryAfter ?? 5) * 1000), LONGEST_PAUSE);
  clearTimeout(pause.timer);
  pause.timer = setTimeout(() => void sendWaiting(), pause.last);
}

async function sendAll(): Promise<void> {
  clearTimeout(pause.timer);
  while (!connection.isLost() && (await alone(sendNext)) !== 'over') pause.last = 0;
}

async function sendWhileWanted(): Promise<void> {
  try {
    while (wanted) {
      wanted = false;
      await sendAll();
    }
  } finally {
    // In the same breath as the last look at what is wanted, so that no wish falls in between.
    sending = undefined;
  }
}

/** Sends, one after the other, what waits of the person who is signed in. What is refused stays for them to decide. */
export function sendWaiting(): Promise<void> {
  // What was written while the last one was on its way is not forgotten.
  wanted = true;
  sending ??= sendWhileWanted().catch(() => undefined);
  return sending;
}

/** Under a key that the server has decided by a rule it would only repeat itself; elsewhere the key must stay. */
function ready({ refusal, ...item }: Unsent): Unsent {
  const decided = refusal && (refusal.status === 409 || refusal.status === 422);
  return decided ? { ...item, key: uuid() } : item;
}

/** Changes it, where a body is given, and has it sent again. False when it has been sent meanwhile. */
export async function sendAgain(person: string, id: string, writing?: Writing): Promise<boolean> {
  const found = await alone(async () => {
    if (!(await unsent(person)).some((each) => each.id === id)) return false;
    await edit(person, (items) =>
      items.map((each) => (each.id === id ? ready({ ...each, ...writing }) : each)),
    );
    return true;
  });
  void sendWaiting();
  return found;
}

export type ThrownAway = { person: string; item: Unsent; place: number };

/** Takes it out; undefined when it has been sent meanwhile. */
export function throwAway(person: string, id: string): Promise<ThrownAway | undefined> {
  return alone(async () => {
    const items = await unsent(person);
    const place = items.findIndex((each) => each.id === id);
    const item = items[place];
    if (!item) return undefined;
    await edit(person, (now) => now.filter((each) => each.id !== id));
    return { person, item, place };
  });
}

/** Puts it back where it was. */
export async function putBack({ person, item, place }: ThrownAway): Promise<void> {
  await edit(person, (items) => [...items.slice(0, place), item, ...items.slice(place)]);
  void sendWaiting();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Sends what waits whenever that may succeed.
 *
 * @param onSent called when something was sent, by this tab or another
 */
export function watchOutbox(onSent: () => void): void {
  sentListeners.add(onSent);
  connection.subscribe(() => void sendWaiting());
  let before = session.get().status;
  session.subscribe(() => {
    const { status } = session.get();
    if (status === 'in' && before !== 'in') void sendWaiting();
    before = status;
  });
  if (typeof BroadcastChannel === 'undefined') return;
  channel = new BroadcastChannel('taizhang-outbox');
  channel.onmessage = ({ data }: MessageEvent<News>) => hear(data);
}

/** What waits of a person, as it changes. */
export function useUnsent(person: string | undefined): readonly Unsent[] {
  const [items, setItems] = useState<readonly Unsent[]>([]);
  useEffect(() => {
    let here = true;
    const load = () =>
      void (person ? unsent(person) : Promise.resolve([]))
        .catch(() => [])
        .then((found) => here && setItems(found));
    load();
    const stop = subscribe(load);
    return () => {
      here = false;
      stop();
    };
  }, [person]);
  return items;
}
