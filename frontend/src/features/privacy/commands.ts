import { answered, http, ifMatch, once } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import { today } from '@/shared/lib/date';
import { saveFile } from '@/shared/lib/download';

export type Consent = Schemas['ConsentView'];
export type Purpose = Schemas['PurposeView'];
export type CustomerConsents = Schemas['CustomerConsentsView'];

export async function recordConsent(
  customerId: string,
  body: Schemas['RecordConsent'],
  key: string,
): Promise<CustomerConsents> {
  return answered(
    await http.POST('/api/v1/customers/{id}/consents', {
      params: { path: { id: customerId }, header: once(key) },
      body: compact(body),
    }),
  );
}

/** Everything that is kept about a customer, as a file for them. */
export async function downloadPersonalData(customerId: string): Promise<true> {
  const data = answered(
    await http.GET('/api/v1/customers/{id}/personal-data', { params: { path: { id: customerId } } }),
  );
  const file = new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' });
  saveFile(file, `${data.number}-${today()}.json`);
  return true;
}

/** Erases a person for good; entries, bills and cards stay under their number. */
export async function eraseCustomer(
  id: string,
  version: number,
  reason: string,
): Promise<Schemas['ErasureView']> {
  return answered(
    await http.POST('/api/v1/customers/{id}/erasure', {
      params: { path: { id }, header: ifMatch(version) },
      body: { reason },
    }),
  );
}
