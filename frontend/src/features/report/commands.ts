import { answered, http } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';

export async function setIssuerType(body: Schemas['SetIssuerType']): Promise<Schemas['CustodyView']> {
  return answered(await http.PUT('/api/v1/custody/issuer', { body: compact(body) }));
}
