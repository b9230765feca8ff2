import type { Money } from '../api/types';

/** The currency of an installation's books. */
export const CURRENCY = 'CNY';

/** A typed amount as the contract wants it. */
export const yuan = (amount: string): Money => ({ amount: normaliseAmount(amount), currency: CURRENCY });

const formats = new Map<string, Intl.NumberFormat>();

function format(language: string, currency: string): Intl.NumberFormat {
  const id = `${language} ${currency}`;
  let found = formats.get(id);
  if (!found) {
    found = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
    formats.set(id, found);
  }
  return found;
}

/** The exact decimal string as people write it: `¥1,280.50`. Never goes through a floating-point number. */
export function formatMoney(money: Money, language: string): string {
  return format(language, money.currency).format(money.amount as Intl.StringNumericLiteral);
}

/** Full-width digits, blanks and grouping marks as people paste them, made plain. */
export function normaliseAmount(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s,\u00a5\u5143]/g, '')
    .replace(/\u3002/g, '.');
}

/** Whether it is an amount with at most two decimals; a sign only where it is asked for. */
export function isAmount(typed: string, { signed = false } = {}): boolean {
  return (signed ? /^-?\d{1,12}(\.\d{1,2})?$/ : /^\d{1,12}(\.\d{1,2})?$/).test(normaliseAmount(typed));
}

/** The amount in 分, exactly. */
export function fen(amount: string): bigint {
  const plain = normaliseAmount(amount);
  const [whole = '0', cents = ''] = plain.replace('-', '').split('.');
  const minor = BigInt(whole) * 100n + BigInt(cents.padEnd(2, '0').slice(0, 2));
  return plain.startsWith('-') ? -minor : minor;
}

/** 分 as a decimal string: `12850n` → `128.50`. */
export function fromFen(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const isNegative = (money: Money): boolean => money.amount.startsWith('-');
export const isZero = (money: Money): boolean => /^-?0*(\.0*)?$/.test(money.amount);
