import type { Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';

export type Import = Schemas['ImportView'];
export type Preview = Schemas['ImportPreviewView'];
export type ImportOptions = Schemas['ImportOptions'];

/** How a file is to be read. */
export type Reading = Schemas['PreviewOptions'] & { target: ImportOptions['target'] };

export const charsets = ['UTF-8', 'GBK', 'GB18030', 'UTF-16'] as const;

export const importTargets = valuesOf<Schemas['ImportTarget']>({ CUSTOMERS: 0, TRANSACTIONS: 0 });

export const importStatusColors: Record<Schemas['ImportStatus'], string> = {
  RUNNING: 'blue',
  FINISHED: 'green',
  FAILED: 'red',
};
