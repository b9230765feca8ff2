import type { Money } from '../api/types';
import { CURRENCY, fen, fromFen, isAmount } from './money';

export type TypedLine =
  | { product?: string; quantity?: string; unitPrice?: Money; discount?: Money }
  | undefined;

/** The sum of the lines, exactly as the server rounds it: half up, per line; undefined while a line is incomplete. */
export function sumOfLines(lines: readonly TypedLine[]): Money | undefined {
  let sum = 0n;
  for (const line of lines) {
    if (!line?.unitPrice || !isAmount(line.unitPrice.amount)) return undefined;
    const quantity = /^(\d{1,9})(?:\.(\d{1,4}))?$/.exec(line.quantity ?? '');
    if (!quantity) return undefined;
    const tenThousandths = BigInt(quantity[1] ?? '0') * 10_000n + BigInt((quantity[2] ?? '').padEnd(4, '0'));
    const product = fen(line.unitPrice.amount) * tenThousandths;
    sum += (product + 5_000n) / 10_000n;
    if (line.discount) {
      if (!isAmount(line.discount.amount)) return undefined;
      sum -= fen(line.discount.amount);
    }
  }
  return { amount: fromFen(sum), currency: CURRENCY };
}
