import { answered, http, ifMatch, once, patch } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';

export type Account = Schemas['ChartAccountView'];
export type PostingRule = Schemas['PostingRuleView'];

export async function openAccount(body: Schemas['OpenChartAccount'], key: string): Promise<Account> {
  const answer = await http.POST('/api/v1/ledger/accounts', {
    params: { header: once(key) },
    body: compact(body),
  });
  return answered(answer) as Account;
}

export async function changeAccount(
  id: string,
  body: Partial<Schemas['ChangeChartAccount']>,
  version: number,
): Promise<Account> {
  return answered(
    await http.PATCH('/api/v1/ledger/accounts/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: patch(body as Schemas['ChangeChartAccount']),
    }),
  );
}

export async function removeAccount({ id, version }: Account): Promise<true> {
  await http.DELETE('/api/v1/ledger/accounts/{id}', { params: { path: { id }, header: ifMatch(version) } });
  return true;
}

export async function defineRule(
  event: string,
  body: Schemas['DefinePostingRule'],
  key: string,
): Promise<PostingRule> {
  const answer = await http.POST('/api/v1/ledger/events/{event}/rules', {
    params: { path: { event }, header: once(key) },
    body: compact(body),
  });
  return answered(answer) as PostingRule;
}

export async function setMethod(method: string, accountCode: string): Promise<unknown> {
  return answered(
    await http.PUT('/api/v1/ledger/methods/{method}', {
      params: { path: { method } },
      body: { accountCode },
    }),
  );
}

export async function setRate(body: Schemas['SetLedgerPolicy'], key: string): Promise<unknown> {
  return answered(
    await http.POST('/api/v1/ledger/policies', { params: { header: once(key) }, body: compact(body) }),
  );
}
