import type { Money } from '@/shared/api/types';
import { CURRENCY, fen, fromFen, isAmount } from '@/shared/lib/money';

/** An amount in so many parts that add up to it exactly; what does not divide goes to the first ones, 分 by 分. */
export function inParts(amount: Money, count: number): Money[] {
  const whole = fen(amount.amount);
  const each = whole / BigInt(count);
  const rest = whole % BigInt(count);
  return Array.from({ length: count }, (_, index) => ({
    amount: fromFen(each + (BigInt(index) < rest ? 1n : 0n)),
    currency: amount.currency,
  }));
}

/** What is still missing until the parts come to the amount (negative: they come to more); undefined while one is no amount. */
export function missing(
  amount: Money,
  parts: readonly ({ amount?: Money } | undefined)[],
): Money | undefined {
  let rest = fen(amount.amount);
  for (const part of parts) {
    if (!part?.amount || !isAmount(part.amount.amount)) return undefined;
    rest -= fen(part.amount.amount);
  }
  return { amount: fromFen(rest), currency: CURRENCY };
}
