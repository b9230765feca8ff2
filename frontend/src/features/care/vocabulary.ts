import type { Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';

export type Task = Schemas['TaskView'];
export type Plan = Schemas['FollowUpPlanView'];

export const planStatusColors: Record<Schemas['FollowUpPlanStatus'], string> = {
  ACTIVE: 'green',
  PAUSED: 'orange',
  FINISHED: 'default',
};
export const planStatuses = valuesOf(planStatusColors);

export const buckets = ['OVERDUE', 'TODAY', 'UPCOMING', 'CLOSED'] as const;
export type Bucket = (typeof buckets)[number];

/** How tasks are laid out: one under the other, by the day, or in columns. */
export const taskViews = ['list', 'month', 'week', 'board'] as const;
export type TaskView = (typeof taskViews)[number];

/** What the board's columns are. */
export const boardKinds = ['due', 'state'] as const;
