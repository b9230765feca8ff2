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

/** What an alert rests on: amounts stand in 分, the others are counts. */
const figures = {
  times: 'count',
  minutes: 'count',
  percent: 'count',
  before: 'money',
  after: 'money',
  spent: 'money',
  refunded: 'money',
} as const;
export const alertFigures = valuesOf(figures);

export const isMoney = (figure: keyof typeof figures): boolean => figures[figure] === 'money';
