import type { Schemas } from '@/shared/api/types';

export type Voucher = Schemas['VoucherView'];
export type VoucherExport = Schemas['VoucherExportView'];

export type Period = Schemas['LedgerPeriodView'];

export const periodStatusColors: Record<Schemas['LedgerPeriodStatus'], string> = {
  OPEN: 'blue',
  CLOSED: 'green',
  REOPENED: 'orange',
};

export const exportStatusColors: Record<Schemas['VoucherExportStatus'], string> = {
  DRAFT: 'default',
  EXPORTED: 'blue',
  ACKED: 'green',
};

/** A month as the contract writes it. */
export const isMonth = (raw: unknown): string | undefined =>
  typeof raw === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(raw) ? raw : undefined;
