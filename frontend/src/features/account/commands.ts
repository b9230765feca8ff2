import { answered, done, http, ifMatch, once, patch } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import type { DraftEntry, Entry } from './vocabulary';

/** Writes an entry: posted at once, or kept as a draft that can still be changed. */
export async function draftEntry(body: DraftEntry, key: string): Promise<Entry> {
  return done<Entry>(
    await http.POST('/api/v1/transactions', { params: { header: once(key) }, body: compact(body) }),
  );
}

export async function changeDraft(
  id: string,
  body: Partial<Schemas['PostEntry']>,
  version: number,
): Promise<Entry> {
  return answered(
    await http.PATCH('/api/v1/transactions/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: patch(body),
    }),
  );
}

export async function deleteDraft(id: string, version: number): Promise<true> {
  await http.DELETE('/api/v1/transactions/{id}', { params: { path: { id }, header: ifMatch(version) } });
  return true;
}

/** Takes the deletion back. */
export async function restoreDraft(id: string): Promise<unknown> {
  return http.POST('/api/v1/transactions/{id}/restore', { params: { path: { id } } });
}

export async function postEntry(id: string, key: string): Promise<Entry> {
  return done<Entry>(
    await http.POST('/api/v1/transactions/{id}/post', { params: { path: { id }, header: once(key) } }),
  );
}

/** Reverses a posted entry and, when a replacement is given, writes that instead, both at once. */
export async function correctEntry(id: string, body: Schemas['CorrectEntry'], key: string): Promise<Entry> {
  return done<Entry>(
    await http.POST('/api/v1/transactions/{id}/corrections', {
      params: { path: { id }, header: once(key) },
      body: compact(body),
    }),
  );
}

export async function changeAccount(
  customerId: string,
  body: Partial<Schemas['ChangeAccount']>,
  version: number,
) {
  return done<Schemas['AccountView']>(
    await http.PATCH('/api/v1/customers/{id}/account', {
      params: { path: { id: customerId }, header: ifMatch(version) },
      body: patch(body),
    }),
  );
}

type Account = Schemas['AccountView'];
const termsOf = ({ customerId, version }: Account) => ({
  params: { path: { id: customerId }, header: ifMatch(version) },
});

export async function holdCredit(account: Account, body: Schemas['HoldCredit']): Promise<Account> {
  return answered(
    await http.POST('/api/v1/customers/{id}/account/credit-hold', {
      ...termsOf(account),
      body: compact(body),
    }),
  );
}

export async function liftCreditHold(account: Account, body: Schemas['HoldCredit']): Promise<Account> {
  return answered(
    await http.POST('/api/v1/customers/{id}/account/credit-hold/lift', {
      ...termsOf(account),
      body: compact(body),
    }),
  );
}

export async function closeAccount(account: Account, body: Schemas['CloseAccount']): Promise<Account> {
  return answered(
    await http.POST('/api/v1/customers/{id}/account/close', { ...termsOf(account), body: compact(body) }),
  );
}

export async function reopenAccount(account: Account, body: Schemas['CloseAccount']): Promise<Account> {
  return answered(
    await http.POST('/api/v1/customers/{id}/account/reopen', { ...termsOf(account), body: compact(body) }),
  );
}
