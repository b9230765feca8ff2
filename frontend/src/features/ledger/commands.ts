import { answered, http, once } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import { saveFile } from '@/shared/lib/download';
import type { Period, VoucherExport } from './vocabulary';

export async function startRun(): Promise<Schemas['LedgerRunView']> {
  return answered(await http.POST('/api/v1/ledger/runs'));
}

export async function closePeriod(month: string): Promise<Period> {
  return answered(await http.POST('/api/v1/ledger/periods/{month}/close', { params: { path: { month } } }));
}

/** The period; nothing when a second person has to agree first. */
export async function reopenPeriod(
  month: string,
  body: Schemas['ReopenLedgerPeriod'],
): Promise<Period | null> {
  const answer = await http.POST('/api/v1/ledger/periods/{month}/reopen', {
    params: { path: { month } },
    body: compact(body),
  });
  return answer.response.status === 202 ? null : (answered(answer) as Period);
}

export async function draftExport(body: Schemas['DraftVoucherExport'], key: string): Promise<VoucherExport> {
  return answered(
    await http.POST('/api/v1/ledger/exports', { params: { header: once(key) }, body: compact(body) }),
  );
}

export async function makeExport(id: string): Promise<VoucherExport> {
  return answered(await http.POST('/api/v1/ledger/exports/{id}/export', { params: { path: { id } } }));
}

export async function acknowledgeExport(
  id: string,
  body: Schemas['AcknowledgeVoucherExport'],
): Promise<VoucherExport> {
  return answered(await http.POST('/api/v1/ledger/exports/{id}/ack', { params: { path: { id } }, body }));
}

/** The file, under the name that the server gives it. */
export async function downloadExport(made: VoucherExport): Promise<true> {
  const { data, response } = await http.GET('/api/v1/ledger/exports/{id}/file', {
    params: { path: { id: made.id } },
    parseAs: 'blob',
  });
  const named = /filename\*?=(?:UTF-8'')?"?([^";]+)/i.exec(response.headers.get('Content-Disposition') ?? '');
  if (data) saveFile(data, decodeURIComponent(named?.[1] ?? `vouchers-${made.period.slice(0, 7)}`));
  return true;
}
