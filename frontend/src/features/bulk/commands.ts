import { answered, done, http, once } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';

export type BulkEdit = Schemas['BulkEditView'];
export type BulkChanges = Schemas['BulkChanges'];
export type BulkPreview = Schemas['BulkPreviewView'];
export type BulkRow = Schemas['BulkRowView'];
export type EditInBulk = Schemas['EditInBulk'];

export async function previewBulkEdit(body: EditInBulk): Promise<BulkPreview> {
  return answered(await http.POST('/api/v1/customer-bulk-edits/preview', { body: compact(body) }));
}

export async function startBulkEdit(body: EditInBulk, key: string): Promise<BulkEdit> {
  return done<BulkEdit>(
    await http.POST('/api/v1/customer-bulk-edits', { params: { header: once(key) }, body: compact(body) }),
  );
}

export async function stopBulkEdit(id: string): Promise<BulkEdit> {
  return answered(await http.POST('/api/v1/customer-bulk-edits/{id}/stop', { params: { path: { id } } }));
}

export async function undoBulkEdit(id: string): Promise<BulkEdit> {
  return answered(await http.POST('/api/v1/customer-bulk-edits/{id}/undo', { params: { path: { id } } }));
}
