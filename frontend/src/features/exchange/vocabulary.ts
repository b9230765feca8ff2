import type { Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';

export type Import = Schemas['ImportView'];
export type Preview = Schemas['ImportPreviewView'];
export type ImportOptions = Schemas['ImportOptions'];

/** What the columns of a file mean, and what its rows may do. */
export type Meaning = Omit<ImportOptions, 'target' | 'mode' | 'charset' | 'delimiter' | 'sheet'>;

export type SavedMapping = Schemas['SavedMappingView'];
export type Revert = Schemas['RevertView'];
export type RowMode = Schemas['RowMode'];

/** How a file is to be read. */
export type Reading = Schemas['PreviewOptions'] & { target: ImportOptions['target'] };

export const charsets = ['UTF-8', 'GBK', 'GB18030', 'UTF-16'] as const;

export const delimiters = [',', ';', '\t'] as const;

export const rowModes = valuesOf<RowMode>({ UPSERT: 0, CREATE: 0, UPDATE: 0 });

/** What is imported once and not changed by a later file. */
export const createdOnly = (target: Schemas['ImportTarget']): boolean =>
  target === 'TRANSACTIONS' || target === 'CARDS';

/** The fields that a record is known again by, the surest first. */
const keyFields = {
  CUSTOMERS: ['number', 'externalRef'],
  CONTACTS: ['externalRef', 'name'],
  INTERACTIONS: ['externalRef'],
  CONTRACTS: ['number', 'externalRef'],
  TRANSACTIONS: ['document'],
  CARDS: ['oldNumber'],
} as const satisfies Record<Schemas['ImportTarget'], string[]>;

/** What such records can be known by. */
export const knownBy = (target: Schemas['ImportTarget']): readonly string[] => keyFields[target];

/** What somebody needs beside `import:write` to take such an import back. */
export const removing: Partial<Record<Schemas['ImportTarget'], string>> = {
  CUSTOMERS: 'customer:delete',
  TRANSACTIONS: 'transaction:correct',
};

export const importTargets = valuesOf<Schemas['ImportTarget']>({
  CUSTOMERS: 0,
  CONTACTS: 0,
  INTERACTIONS: 0,
  CONTRACTS: 0,
  TRANSACTIONS: 0,
  CARDS: 0,
});

/** Where what was imported is seen. */
export const importedPlaces = {
  CUSTOMERS: '/customers',
  CONTACTS: '/customers',
  INTERACTIONS: '/customers',
  CONTRACTS: '/contracts',
  TRANSACTIONS: '/transactions',
  CARDS: '/cards',
} as const satisfies Record<Schemas['ImportTarget'], string>;

export const importStatusColors: Record<Schemas['ImportStatus'], string> = {
  RUNNING: 'blue',
  FINISHED: 'green',
  FAILED: 'red',
};
