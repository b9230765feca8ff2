import type { Money, Schemas } from '@/shared/api/types';
import { fen } from '@/shared/lib/money';
import { paymentMethods, valuesOf } from '@/shared/lib/vocabulary';

export type OpenItem = Schemas['OpenItemView'];
export type Allocation = Schemas['AllocationView'];
export type Proposal = Schemas['AllocationProposal'];

export const buckets = valuesOf<Schemas['AgeingBucket']>({
  CURRENT: 0,
  DAYS_1_30: 0,
  DAYS_31_60: 0,
  DAYS_61_90: 0,
  DAYS_91_180: 0,
  DAYS_181_360: 0,
  OVER_360: 0,
});

/** How money is received or paid back; what is on account is not paid, and a card has its own way. */
export const cashMethods = paymentMethods.filter((method) => method !== 'ON_ACCOUNT' && method !== 'CARD');

/** The tabs of the list of open items, each with what it asks the server for. */
export const itemViews = {
  owed: { side: 'DEBIT', 'residual[gt]': '0' },
  overdue: { side: 'DEBIT', 'residual[gt]': '0' },
  disputed: { side: 'DEBIT', 'residual[gt]': '0', disputed: true },
  credits: { side: 'CREDIT', 'residual[gt]': '0' },
  all: {},
} as const;
export type ItemView = keyof typeof itemViews;
export const itemViewNames = valuesOf(itemViews);

/** How much of a whole a part is, in whole per cent, for a bar; 0 when there is no whole. */
export function share(part: Money | undefined, whole: Money): number {
  const all = fen(whole.amount);
  return part && all > 0n ? Number((fen(part.amount) * 100n) / all) : 0;
}
