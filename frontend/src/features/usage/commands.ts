import { answered, done, http, ifMatch, once } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';

export type Item = Schemas['MeteredItemView'];
export type UsageRecord = Schemas['UsageRecordView'];

const of = (id: string, key: string) => ({ params: { path: { id }, header: once(key) } });

/** Where the policies say so, it waits for a second person. */
export async function agreeItem(
  contractId: string,
  body: Schemas['AgreeMeteredItem'],
  key: string,
): Promise<Item> {
  return done<Item>(
    await http.POST('/api/v1/contracts/{id}/metered-items', { ...of(contractId, key), body: compact(body) }),
  );
}

export async function endItem(item: Item, body: Schemas['EndMeteredItem']): Promise<Item> {
  return answered(
    await http.POST('/api/v1/contracts/{id}/metered-items/{itemId}/end', {
      params: { path: { id: item.contractId, itemId: item.id }, header: ifMatch(item.version) },
      body: compact(body),
    }),
  );
}

export async function recordUsage(
  contractId: string,
  body: Schemas['RecordUsage'],
  key: string,
): Promise<UsageRecord> {
  return answered(
    await http.POST('/api/v1/contracts/{id}/usage-records', { ...of(contractId, key), body: compact(body) }),
  );
}

export async function reverseUsage(
  { contractId, id }: UsageRecord,
  body: Schemas['ReverseUsage'],
  key: string,
): Promise<UsageRecord> {
  return answered(
    await http.POST('/api/v1/contracts/{id}/usage-records/{recordId}/reverse', {
      params: { path: { id: contractId, recordId: id }, header: once(key) },
      body: compact(body),
    }),
  );
}
