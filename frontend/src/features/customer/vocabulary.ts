import type { Money, Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';

export type Customer = Schemas['CustomerView'];

/**
 * The figures of a profile. Each room that knows the customer adds its own, so the contract leaves them open; a room that
 * the caller may not read is absent.
 */
export type Sections = {
  account?: { balance: Money; creditLimit?: Money; lastEntryOn?: string };
  cards?: { count: number; balance: Money };
  contracts?: { active: number; value: Money; nextExpiry?: string };
  tasks?: { open: number; overdue: number; nextDue?: string };
  interactions?: { last?: string; count: number };
};

export const tierColors: Record<Schemas['CustomerTier'], string> = {
  VIP: 'gold',
  REGULAR: 'blue',
  POTENTIAL: 'default',
};
export const tiers = valuesOf(tierColors);

export const stageColors: Record<Schemas['CustomerStage'], string> = {
  PROSPECT: 'default',
  ACTIVE: 'green',
  DORMANT: 'orange',
  LOST: 'red',
};
export const stages = valuesOf(stageColors);

export const customerKinds = valuesOf<Schemas['CustomerKind']>({ PERSON: 0, ORGANISATION: 0 });

export const contactPointTypes = valuesOf<Schemas['ContactPointType']>({
  MOBILE: 0,
  PHONE: 0,
  WECHAT: 0,
  EMAIL: 0,
  WECOM: 0,
  QQ: 0,
  WEIBO: 0,
  DOUYIN: 0,
  OTHER: 0,
});

export const addressTypes = valuesOf<Schemas['AddressType']>({
  HOME: 0,
  WORK: 0,
  SHIPPING: 0,
  BILLING: 0,
  OTHER: 0,
});

/** Which field, as freshness counts them, a contact point belongs to. */
export function fieldOfPoint(type: Schemas['ContactPointType']): Schemas['CustomerField'] {
  if (type === 'PHONE' || type === 'MOBILE') return 'PHONE';
  return type === 'EMAIL' ? 'MAIL' : 'MESSENGER';
}
