import type { Money, Schemas } from '@/shared/api/types';
import { CURRENCY, fen, fromFen } from '@/shared/lib/money';
import { valuesOf } from '@/shared/lib/vocabulary';

/** The reports, each with what it takes to read it. */
export const permissions = {
  flow: 'transaction:read',
  ageing: 'transaction:read',
  cards: 'oversight:read',
  staff: 'interaction:read',
} as const;
export type Report = keyof typeof permissions;
export const reports = valuesOf(permissions);

export type CardDay = { day: string; paidIn: bigint; paidOut: bigint };

const paysIn: readonly Schemas['FlowKind'][] = ['TOP_UP'];
const paysOut: readonly Schemas['FlowKind'][] = ['SPEND', 'CAPTURE'];

/** What was paid onto cards and with them, day by day, over all shops; days on which nothing moved are there too. */
export function cardDays(days: readonly string[], rows: readonly Schemas['LiabilityDay'][]): CardDay[] {
  return days.map((day) => {
    const ofDay = rows.filter(({ businessDate }) => businessDate === day);
    const sum = (kinds: readonly Schemas['FlowKind'][], amount: (row: Schemas['LiabilityDay']) => bigint) =>
      ofDay.filter(({ kind }) => kinds.includes(kind)).reduce((total, row) => total + amount(row), 0n);
    return {
      day,
      paidIn: sum(paysIn, ({ principalIn }) => fen(principalIn.amount)),
      paidOut: sum(paysOut, ({ principalOut, bonusOut }) => fen(principalOut.amount) + fen(bonusOut.amount)),
    };
  });
}

export const moneyOf = (minor: bigint): Money => ({ amount: fromFen(minor), currency: CURRENCY });
