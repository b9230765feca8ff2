import type { Schemas } from '@/shared/api/types';

/** What was typed or scanned, as the contract tells it apart: 20 digits are a payment code, a mobile number is a phone. */
export function shownCard(
  typed: string,
): Pick<Schemas['PayBillByCard'], 'cardNumber' | 'phone' | 'paymentCode'> {
  const plain = typed.normalize('NFKC').replace(/[\s-]/g, '');
  if (/^\d{20}$/.test(plain)) return { paymentCode: plain };
  if (/^(\+86)?1[3-9]\d{9}$/.test(plain)) return { phone: plain };
  return { cardNumber: plain };
}
