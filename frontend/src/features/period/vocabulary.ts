import type { Schemas } from '@/shared/api/types';

export type PeriodRun = Schemas['PeriodRunView'];
export type PeriodStep = Schemas['PeriodStepView'];
export type Finding = Schemas['PeriodFinding'];

export const runStatusColors: Record<Schemas['PeriodRunStatus'], string> = {
  OPEN: 'blue',
  SETTLED: 'green',
  REOPENED: 'orange',
};
