import { answered, http, ifMatch, once, patch } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import { saveFile } from '@/shared/lib/download';
import type { Batch, Card, Checkout, Program, Receipt } from './vocabulary';

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

/** Pays a purchase with a card and posts it; the receipt has the lines for the printer. */
export async function checkOut(body: Schemas['CheckOut'], key: string): Promise<Checkout> {
  return answered(await http.POST('/api/v1/checkouts', { params: { header: once(key) }, body }));
}

export async function reportLoss(id: string, body: Schemas['ChangeCardStatus']): Promise<Card> {
  return answered(
    await http.POST('/api/v1/cards/{id}/report-loss', { params: { path: { id } }, body: compact(body) }),
  );
}

export async function cancelLoss(id: string, body: Schemas['ChangeCardStatus']): Promise<Card> {
  return answered(
    await http.POST('/api/v1/cards/{id}/cancel-loss', { params: { path: { id } }, body: compact(body) }),
  );
}

/** The new card, which stands for the old one from now on. */
export async function replaceCard(id: string, body: Schemas['ReplaceCard'], key: string): Promise<Card> {
  return answered(
    await http.POST('/api/v1/cards/{id}/replace', {
      params: { path: { id }, header: once(key) },
      body: compact(body),
    }),
  );
}

export async function reactivateCard(id: string, body: Schemas['ChangeCardStatus']): Promise<Card> {
  return answered(
    await http.POST('/api/v1/cards/{id}/reactivate', { params: { path: { id } }, body: compact(body) }),
  );
}

export async function closeCard(id: string, body: Schemas['ChangeCardStatus']): Promise<Card> {
  return answered(
    await http.POST('/api/v1/cards/{id}/close', { params: { path: { id } }, body: compact(body) }),
  );
}

/** The receipt; nothing when a second person has to agree first. */
export async function cashOutCard(
  id: string,
  body: Schemas['CashOutCard'],
  key: string,
): Promise<Receipt | null> {
  const answer = await http.POST('/api/v1/cards/{id}/cash-outs', {
    params: { path: { id }, header: once(key) },
    body: compact(body),
  });
  return answer.response.status === 202 ? null : (answered(answer) as Receipt);
}

/** The receipt; nothing when a second person has to agree first. */
export async function transferToCard(
  id: string,
  body: Schemas['TransferToCard'],
  key: string,
): Promise<Receipt | null> {
  const answer = await http.POST('/api/v1/cards/{id}/transfers', {
    params: { path: { id }, header: once(key) },
    body: compact(body),
  });
  return answer.response.status === 202 ? null : (answered(answer) as Receipt);
}

/** The receipt; nothing when a second person has to agree first. */
export async function adjustCard(
  id: string,
  body: Schemas['AdjustCard'],
  key: string,
): Promise<Receipt | null> {
  const answer = await http.POST('/api/v1/cards/{id}/adjustments', {
    params: { path: { id }, header: once(key) },
    body: compact(body),
  });
  return answer.response.status === 202 ? null : (answered(answer) as Receipt);
}

/** Gives back some or all of a payment. The receipt; nothing when a second person has to agree first. */
export async function returnToCard(
  id: string,
  body: Schemas['ReturnToCard'],
  key: string,
): Promise<Receipt | null> {
  const answer = await http.POST('/api/v1/cards/{id}/returns', {
    params: { path: { id }, header: once(key) },
    body: compact(body),
  });
  return answer.response.status === 202 ? null : (answered(answer) as Receipt);
}

export async function reverseMovement(
  id: string,
  body: Schemas['ReverseMovement'],
  key: string,
): Promise<Receipt> {
  return answered(
    await http.POST('/api/v1/cards/{id}/reversals', {
      params: { path: { id }, header: once(key) },
      body: compact(body),
    }),
  );
}

export async function captureHold(id: string, body: Schemas['CaptureHold'], key: string): Promise<Receipt> {
  return answered(
    await http.POST('/api/v1/holds/{id}/capture', {
      params: { path: { id }, header: once(key) },
      body: compact(body),
    }),
  );
}

export async function voidHold(id: string, body: Schemas['VoidHold'], key: string): Promise<Receipt> {
  return answered(
    await http.POST('/api/v1/holds/{id}/void', {
      params: { path: { id }, header: once(key) },
      body: compact(body),
    }),
  );
}

export async function issueBatch(body: Schemas['IssueCardBatch'], key: string): Promise<Batch> {
  return answered(
    await http.POST('/api/v1/card-batches', { params: { header: once(key) }, body: compact(body) }),
  );
}

/** The numbers as a file for whoever prints the cards; the server records every reading. */
export async function downloadBatchNumbers(id: string): Promise<true> {
  const { data } = await http.GET('/api/v1/card-batches/{id}/numbers', {
    params: { path: { id } },
    parseAs: 'blob',
  });
  if (data) saveFile(data, `cards-${id}.csv`);
  return true;
}

export async function unlockPin(id: string): Promise<Schemas['CardPinView']> {
  return answered(await http.POST('/api/v1/cards/{id}/pin/unlock', { params: { path: { id } } }));
}

/** The cards that a number, or a member's phone, stands for. */
export async function findCards(by: 'number' | 'phone', text: string): Promise<Card[]> {
  const query = by === 'phone' ? { phone: text } : { number: text };
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
