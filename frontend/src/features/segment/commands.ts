import { answered, http, ifMatch, once } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';

export type SavedSet = Schemas['SavedSetView'];
export type SaveView = Schemas['SaveView'];

export async function queryCustomers(
  body: Schemas['QueryCustomers'],
  signal: AbortSignal,
): Promise<Schemas['PageCustomerView']> {
  return answered(await http.POST('/api/v1/customers/query', { body, signal }));
}

export async function countFacets(body: Schemas['QueryFacets']): Promise<Schemas['FacetsView']> {
  return answered(await http.POST('/api/v1/customers/facets', { body }));
}

export async function saveView(body: SaveView, key: string): Promise<SavedSet> {
  return answered(
    await http.POST('/api/v1/customer-views', { params: { header: once(key) }, body: compact(body) }),
  );
}

/** Takes the place of the view as a whole. */
export async function changeView(id: string, body: SaveView, version: number): Promise<SavedSet> {
  return answered(
    await http.PUT('/api/v1/customer-views/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: compact(body),
    }),
  );
}

export async function deleteView(id: string, version: number): Promise<true> {
  await http.DELETE('/api/v1/customer-views/{id}', {
    params: { path: { id }, header: ifMatch(version) },
  });
  return true;
}
