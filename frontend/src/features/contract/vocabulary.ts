import type { Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';

export type Contract = Schemas['ContractView'];
export type Draft = Schemas['DraftContract'];

export const contractStatusColors: Record<Schemas['ContractStatus'], string> = {
  DRAFT: 'default',
  SIGNED: 'blue',
  ACTIVE: 'green',
  SUSPENDED: 'gold',
  EXPIRED: 'orange',
  TERMINATED: 'red',
};
export const billingCycles = valuesOf<Schemas['BillingCycle']>({
  NONE: 0,
  MONTHLY: 0,
  QUARTERLY: 0,
  YEARLY: 0,
});

export const contractStatuses = valuesOf(contractStatusColors);

export const planItemKinds = valuesOf<Schemas['PlanItemKind']>({ INSTALMENT: 0, MILESTONE: 0 });

/** A contract's plan as it is written down; what has become of each item is not part of it. */
export const writtenPlan = (contract: Contract): Schemas['PlannedPayment'][] =>
  contract.plan.map(({ id, name, dueOn, amount, kind }) => ({ id, name, dueOn, amount, kind }));
