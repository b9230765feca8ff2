import type { Schemas } from '@/shared/api/types';
import { fen, fromFen, yuan } from '@/shared/lib/money';
import type { Card } from './vocabulary';

/** How the customer shows their card at the till. A phone alone is no proof: it always takes the PIN. */
export type Shown =
  | { by: 'number'; card: Card }
  | { by: 'phone'; phone: string; card: Card }
  | { by: 'code'; code: string };

export type Sale = { amount: string; memo: string };

/** What pays the part that the card does not. */
export type RestMethod = Exclude<Schemas['TenderMethod'], 'CARD'>;

/** What was typed or scanned: a mobile phone, a payment code of twenty digits, or else a card's number. */
export function readShown(typed: string): { by: Shown['by']; text: string } {
  const text = typed.normalize('NFKC').replace(/[\s-]/g, '');
  if (/^1\d{10}$/.test(text)) return { by: 'phone', text };
  return { by: /^\d{20}$/.test(text) ? 'code' : 'number', text };
}

/** What is missing on the card for an amount, in yuan; undefined when the card covers it or nobody knows. */
export function shortOf(shown: Shown | undefined, amount: string): string | undefined {
  if (!shown || shown.by === 'code') return undefined;
  const missing = fen(amount) - fen(shown.card.available.amount);
  return missing > 0n ? fromFen(missing) : undefined;
}

/** The purchase as the contract wants it; with `rest` the card pays all that it holds and the rest is paid otherwise. */
export function checkOutOf(
  shown: Shown,
  { amount, memo }: Sale,
  { pin, rest }: { pin?: string; rest?: RestMethod | undefined } = {},
): Schemas['CheckOut'] {
  const missing = rest && shortOf(shown, amount);
  const payments: Schemas['Tender'][] | undefined =
    rest && missing
      ? [
          { method: 'CARD', amount: yuan(fromFen(fen(amount) - fen(missing))) },
          { method: rest, amount: yuan(missing) },
        ]
      : undefined;
  return {
    amount: yuan(amount),
    ...card(shown),
    ...(memo.trim() ? { memo: memo.trim() } : {}),
    ...(pin ? { pin } : {}),
    ...(payments ? { payments } : {}),
  };
}

function card(shown: Shown) {
  switch (shown.by) {
    case 'number':
      return { cardNumber: shown.card.number };
    case 'phone':
      return { phone: shown.phone, cardId: shown.card.id };
    case 'code':
      return { paymentCode: shown.code };
  }
}
