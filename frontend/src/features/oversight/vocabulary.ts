import type { Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';

export type Alert = Schemas['AlertView'];

export const alertKinds = valuesOf<Schemas['AlertKind']>({
  VELOCITY: 0,
  REFUND_RATIO: 0,
  BALANCE_DROP: 0,
  PIN_FAILURES: 0,
});

export const alertStatusColors: Record<Schemas['AlertStatus'], string> = {
  OPEN: 'red',
  ACKNOWLEDGED: 'default',
};
export const alertStatuses = valuesOf(alertStatusColors);

/** Of what an alert rests on, the amounts: they stand in 分. The others are counts. */
export const alertAmounts: readonly string[] = ['before', 'after', 'spent', 'refunded'];
