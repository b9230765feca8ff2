import { answered, done, http, ifMatch, once, patch } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import type { Contract, Draft } from './vocabulary';

export async function draftContract(body: Draft, key: string): Promise<Contract> {
  return answered(
    await http.POST('/api/v1/contracts', { params: { header: once(key) }, body: compact(body) }),
  );
}

export async function changeContract(id: string, body: Partial<Draft>, version: number): Promise<Contract> {
  return answered(
    await http.PATCH('/api/v1/contracts/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: patch(body.billing ? { ...body, billing: whole(body.billing) } : body),
    }),
  );
}

/** A merge patch keeps what it does not name; what is no longer billed is taken away by null. */
function whole(billing: Schemas['BillingTerms']): Schemas['BillingTerms'] {
  const none = { dayOfMonth: null, amount: null, paymentTermsDays: null, taxRate: null };
  return { ...none, ...billing } as Schemas['BillingTerms'];
}

export async function deleteContract(id: string, version: number): Promise<true> {
  await http.DELETE('/api/v1/contracts/{id}', { params: { path: { id }, header: ifMatch(version) } });
  return true;
}

export async function signContract(id: string, body: Schemas['SignContract']): Promise<Contract> {
  return done<Contract>(await http.POST('/api/v1/contracts/{id}/sign', { params: { path: { id } }, body }));
}

/** The contract; nothing when a second person has to agree first. */
export async function amendContract(id: string, body: Schemas['AmendContract']): Promise<Contract | null> {
  const answer = await http.POST('/api/v1/contracts/{id}/amendments', {
    params: { path: { id } },
    body: compact(body),
  });
  return answer.response.status === 202 ? null : (answered(answer) as Contract);
}

export async function terminateContract(id: string, body: Schemas['TerminateContract']): Promise<Contract> {
  return done<Contract>(
    await http.POST('/api/v1/contracts/{id}/terminate', { params: { path: { id } }, body }),
  );
}
