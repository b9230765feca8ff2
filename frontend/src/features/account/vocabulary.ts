import type { Schemas } from '@/shared/api/types';
import { paymentMethods, valuesOf } from '@/shared/lib/vocabulary';

export type Entry = Schemas['EntryView'];
export type EntryType = Schemas['EntryType'];
export type DraftEntry = Schemas['DraftEntry'];

export const entryTypes = valuesOf<Schemas['EntryType']>({
  SALE: 0,
  RETURN: 0,
  CHARGE: 0,
  PAYMENT: 0,
  REFUND: 0,
  ADJUSTMENT: 0,
  WRITE_OFF: 0,
});

/** How an entry of a type can be paid; what is only owed is not paid. */
export const methodsOf: Record<EntryType, Schemas['EntryMethod'][]> = {
  SALE: paymentMethods,
  RETURN: paymentMethods,
  REFUND: paymentMethods,
  PAYMENT: paymentMethods.filter((method) => method !== 'ON_ACCOUNT'),
  CHARGE: [],
  ADJUSTMENT: [],
  WRITE_OFF: [],
};

/** What is given up is asked for elsewhere: a second person decides. */
export const postedTypes = entryTypes.filter((type) => type !== 'WRITE_OFF');

export const entryStatusColors: Record<Schemas['EntryStatus'], string> = {
  DRAFT: 'default',
  POSTED: 'green',
  REVERSED: 'orange',
};
export const entryStatuses = valuesOf(entryStatusColors);

export const entryChannels = valuesOf<Schemas['EntryChannel']>({
  STORE: 0,
  ONLINE: 0,
  PHONE: 0,
  IMPORT: 0,
  OTHER: 0,
});

/** What the server sorts entries by, either way. */
export const entrySorts = [
  'businessDate',
  '-businessDate',
  'amount',
  '-amount',
  'number',
  '-number',
  'createdAt',
  '-createdAt',
] as const;
