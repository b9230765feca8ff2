import { answered, http, ifMatch, once } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import type { Freshness } from './vocabulary';

export async function confirmFields(
  id: string,
  body: Schemas['ConfirmFields'],
  version: number,
  key: string,
): Promise<Freshness> {
  return answered(
    await http.POST('/api/v1/customers/{id}/confirmations', {
      params: { path: { id }, header: { ...ifMatch(version), ...once(key) } },
      body: compact(body),
    }),
  );
}
