import type { Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';
import type { BulkChanges, BulkEdit } from './commands';

export const tiers = valuesOf<Schemas['CustomerTier']>({ VIP: 0, REGULAR: 0, POTENTIAL: 0 });
export const stages = valuesOf<Schemas['CustomerStage']>({ PROSPECT: 0, ACTIVE: 0, DORMANT: 0, LOST: 0 });

export const statusColors: Record<Schemas['BulkEditStatus'], string> = {
  RUNNING: 'blue',
  DONE: 'green',
  STOPPED: 'orange',
  UNDOING: 'blue',
  UNDONE: 'default',
};

export const outcomeColors: Record<Schemas['RowOutcome'], string> = {
  WAITING: 'default',
  CHANGED: 'green',
  UNCHANGED: 'default',
  REFUSED: 'red',
  UNDONE: 'blue',
  KEPT: 'orange',
};
export const outcomes = valuesOf(outcomeColors);

/** The customers of a set, or some that were chosen by hand. */
export type Target = { ids: string[] } | { filter?: Schemas['FilterNode']; q?: string };

/** Whether anything at all is to be changed. */
export const says = (changes: BulkChanges): boolean =>
  Object.values(changes).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));

/** A tag that is both added and taken away would be neither. */
export const contradicting = ({ addTags = [], removeTags = [] }: BulkChanges): string[] =>
  addTags.filter((tag) => removeTags.includes(tag));

export const isUnderWay = ({ status }: BulkEdit): boolean => status === 'RUNNING' || status === 'UNDOING';

/** Of a hundred, how many customers the edit, or taking it back, is done with. */
export function percentDone(edit: BulkEdit): number {
  const { total, changed, unchanged, refused, undone, kept, status } = edit;
  if (status === 'UNDOING' || status === 'UNDONE') {
    const toUndo = changed + undone + kept;
    return toUndo === 0 ? 100 : Math.floor((100 * (undone + kept)) / toUndo);
  }
  return total === 0 ? 100 : Math.floor((100 * (changed + unchanged + refused + undone + kept)) / total);
}
