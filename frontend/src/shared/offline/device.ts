import { createStore, del, delMany, get, keys, set, type UseStore, update } from 'idb-keyval';
import { useEffect, useState } from 'react';
import { allows, type Session, session, useSession } from '../api/session';
import type { Me, Schemas } from '../api/types';

/** What may be written down while the server does not answer. */
export type WritingKind = 'interaction' | 'task';

/** Whose data this device keeps: the person who signed in here last and has not signed out. */
export type Owner = { id: string; displayName: string; may: WritingKind[] };

/** A customer as they were read last. */
export type KeptCustomer = { profile: Schemas['ProfileView']; readAt: string };

const MOST = 50;
const DAYS = 14;

let opened: UseStore | undefined;
let turn: Promise<unknown> = Promise.resolve();

/** Opened when it is first needed: some browsers refuse it. */
export function store(): UseStore {
  opened ??= createStore('taizhang', 'device');
  return opened;
}

/** One after the other, so that what is kept of a person cannot be written after it was removed. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work);
  turn = mine.catch(() => undefined);
  return mine;
}

const recentOf = (person: string) => `recent ${person}`;

async function removeRecent(but?: string): Promise<void> {
  const all = await keys<string>(store());
  await delMany(
    all.filter((key) => key.startsWith('recent ') && (but === undefined || key !== recentOf(but))),
    store(),
  );
}

export function ownerFrom({ id, displayName, permissions }: Me): Owner {
  const may = (['interaction', 'task'] as const).filter((kind) => allows(permissions, `${kind}:write`));
  return { id, displayName, may };
}

async function follow({ status, me }: Session): Promise<void> {
  if (status === 'in') {
    await removeRecent(me.id);
    await set('owner', ownerFrom(me), store());
  }
  if (status === 'out') {
    await del('owner', store());
    await removeRecent();
  }
}

/** Keeps the device in step with who is signed in: customers that another person has read are removed. */
export function followSession(): void {
  session.subscribe(() => {
    const now = session.get();
    void inTurn(() => follow(now)).catch(() => undefined);
  });
}

export const owner = (): Promise<Owner | undefined> => inTurn(() => get<Owner>('owner', store()));

/** Keeps what a person has just read of a customer. Nothing happens where the device keeps nothing of that person. */
export function keepCustomer(
  person: string,
  profile: KeptCustomer['profile'],
  readAt: string,
): Promise<void> {
  return inTurn(async () => {
    if ((await get<Owner>('owner', store()))?.id !== person) return;
    await update<KeptCustomer[]>(
      recentOf(person),
      (kept = []) =>
        [
          { profile, readAt },
          ...kept.filter((each) => each.profile.customer.id !== profile.customer.id),
        ].slice(0, MOST),
      store(),
    );
  });
}

/** The server has said that it is gone, or that this person may not see it any more. */
export function dropCustomer(person: string, id: string): Promise<void> {
  return inTurn(() =>
    update<KeptCustomer[]>(
      recentOf(person),
      (kept = []) => kept.filter(({ profile }) => profile.customer.id !== id),
      store(),
    ),
  );
}

/** The customers whose page the person has opened here, the latest first; at most 50, of the last 14 days. */
export function keptCustomers(person: string): Promise<KeptCustomer[]> {
  return inTurn(async () => {
    const since = new Date(Date.now() - DAYS * 86_400_000).toISOString();
    const kept = (await get<KeptCustomer[]>(recentOf(person), store())) ?? [];
    const young = kept.filter(({ readAt }) => readAt > since);
    if (young.length < kept.length) await set(recentOf(person), young, store());
    return young;
  });
}

/** Whoever writes here: the person signed in, or whose device it is while nobody could be asked. */
export function useWriter(): Owner | undefined {
  const { status, me } = useSession();
  const [kept, setKept] = useState<Owner>();
  useEffect(() => {
    if (status !== 'unknown') return;
    let here = true;
    void owner()
      .then((found) => here && setKept(found))
      .catch(() => undefined);
    return () => {
      here = false;
    };
  }, [status]);
  if (status === 'out') return undefined;
  return me ? ownerFrom(me) : kept;
}

/** Undefined while they are being read. */
export function useKeptCustomers(person: string | undefined): KeptCustomer[] | undefined {
  const [found, setFound] = useState<{ of: string; kept: KeptCustomer[] }>();
  useEffect(() => {
    if (!person) return;
    let here = true;
    void keptCustomers(person)
      .catch(() => [])
      .then((kept) => here && setFound({ of: person, kept }));
    return () => {
      here = false;
    };
  }, [person]);
  return found && found.of === person ? found.kept : undefined;
}
