import { answered, done, http, once } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';

export type Duplicate = Schemas['DuplicateView'];
export type MergePreview = Schemas['MergePreviewView'];
export type Merge = Schemas['MergeView'];

export async function decide(id: string, body: Schemas['DecideDuplicate']): Promise<Duplicate> {
  return answered(
    await http.POST('/api/v1/duplicates/{id}/decisions', { params: { path: { id } }, body: compact(body) }),
  );
}

export async function previewMerge(body: Schemas['MergeCustomers']): Promise<MergePreview> {
  return answered(await http.POST('/api/v1/customer-merges/previews', { body: compact(body) }));
}

export async function mergeCustomers(body: Schemas['MergeCustomers'], key: string): Promise<Merge> {
  return done<Merge>(
    await http.POST('/api/v1/customer-merges', { params: { header: once(key) }, body: compact(body) }),
  );
}

export async function undoMerge(id: string, body: Schemas['UndoMerge']): Promise<Merge> {
  return answered(
    await http.POST('/api/v1/customer-merges/{id}/undo', { params: { path: { id } }, body: compact(body) }),
  );
}
