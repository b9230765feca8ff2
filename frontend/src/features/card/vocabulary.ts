import type { Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';

export type Card = Schemas['CardView'];
export type Program = Schemas['CardProgramView'];
export type Receipt = Schemas['CardReceiptView'];
export type Checkout = Schemas['CheckoutView'];
export type Movement = Schemas['CardMovementView'];
export type Batch = Schemas['CardBatchView'];
export type Hold = Schemas['CardHoldView'];

export const cardStatusColors: Record<Schemas['CardStatus'], string> = {
  ISSUED: 'default',
  ACTIVE: 'green',
  FROZEN: 'blue',
  LOST: 'orange',
  EXPIRED: 'default',
  REPLACED: 'default',
  CLOSED: 'default',
};
export const cardStatuses = valuesOf(cardStatusColors);

export const topUpMethods = valuesOf<Schemas['TopUpMethod']>({
  CASH: 0,
  WECHAT: 0,
  ALIPAY: 0,
  BANK_CARD: 0,
  TRANSFER: 0,
  OTHER: 0,
});

export const cardKinds = valuesOf<Schemas['CardKind']>({ REGISTERED: 0, ANONYMOUS: 0 });
export const spendOrders = valuesOf<Schemas['SpendOrder']>({ BONUS_FIRST: 0, PRINCIPAL_FIRST: 0, RATIO: 0 });
export const programStatuses = valuesOf<Schemas['CardProgramStatus']>({ ACTIVE: 0, RETIRED: 0 });

export const refundCauses = valuesOf<Schemas['RefundCause']>({
  CONSUMER: 0,
  OPERATOR: 0,
  WITHIN_SEVEN_DAYS: 0,
});

/** How what the card does not cover is paid at the till. */
export const restMethods = valuesOf<Exclude<Schemas['TenderMethod'], 'CARD'>>({
  CASH: 0,
  WECHAT: 0,
  ALIPAY: 0,
  BANK_CARD: 0,
  TRANSFER: 0,
  OTHER: 0,
});
