import { answered, http, ifMatch, once, patch } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import type { Card, Program, Receipt } from './vocabulary';

export async function issueCard(body: Schemas['IssueCard'], key: string): Promise<Card> {
  return answered(await http.POST('/api/v1/cards', { params: { header: once(key) }, body: compact(body) }));
}

export async function activateCard(id: string): Promise<Card> {
  return answered(await http.POST('/api/v1/cards/{id}/activate', { params: { path: { id } }, body: {} }));
}

export async function freezeCard(id: string, body: Schemas['ChangeCardStatus']): Promise<Card> {
  return answered(
    await http.POST('/api/v1/cards/{id}/freeze', { params: { path: { id } }, body: compact(body) }),
  );
}

/** The card; nothing when a second person has to agree first. */
export async function unfreezeCard(id: string, body: Schemas['ChangeCardStatus']): Promise<Card | null> {
  const answer = await http.POST('/api/v1/cards/{id}/unfreeze', {
    params: { path: { id } },
    body: compact(body),
  });
  return answer.response.status === 202 ? null : (answered(answer) as Card);
}

/** The receipt; nothing when a second person has to agree first. */
export async function topUpCard(
  id: string,
  body: Schemas['TopUpCard'],
  key: string,
): Promise<Receipt | null> {
  const answer = await http.POST('/api/v1/cards/{id}/top-ups', {
    params: { path: { id }, header: once(key) },
    body: compact(body),
  });
  return answer.response.status === 202 ? null : (answered(answer) as Receipt);
}

export async function spendCard(id: string, body: Schemas['SpendFromCard'], key: string): Promise<Receipt> {
  return answered(
    await http.POST('/api/v1/cards/{id}/spends', {
      params: { path: { id }, header: once(key) },
      body: compact(body),
    }),
  );
}

/** The cards that a number, or a member's phone, stands for. */
export async function findCards(typed: string): Promise<Card[]> {
  const plain = typed.normalize('NFKC').replace(/[\s-]/g, '');
  const query = /^1\d{10}$/.test(plain) ? { phone: plain } : { number: plain };
  return answered(await http.GET('/api/v1/cards/lookup', { params: { query } })).items;
}

export async function defineProgram(body: Schemas['DefineCardProgram'], key: string): Promise<Program> {
  return answered(
    await http.POST('/api/v1/card-programs', { params: { header: once(key) }, body: compact(body) }),
  );
}

export async function changeProgram(
  id: string,
  body: Partial<Schemas['DefineCardProgram']>,
  version: number,
): Promise<Program> {
  return answered(
    await http.PATCH('/api/v1/card-programs/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: patch(body),
    }),
  );
}
