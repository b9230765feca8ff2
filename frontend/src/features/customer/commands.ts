import { answered, done, http, ifMatch, once, patch } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import type { Customer } from './vocabulary';

/** Rows that were added to a form and never filled in are not sent. */
function filled<T extends Partial<Pick<Customer, 'contactPoints' | 'addresses' | 'contacts'>>>(body: T): T {
  return {
    ...body,
    ...(body.contactPoints && { contactPoints: body.contactPoints.filter((each) => each?.value?.trim()) }),
    ...(body.addresses && { addresses: body.addresses.filter((each) => each?.detail?.trim()) }),
    ...(body.contacts && { contacts: body.contacts.filter((each) => each?.name?.trim()) }),
  };
}

/** @param override why they are registered although they may be known already */
export async function registerCustomer(
  body: Schemas['RegisterCustomer'],
  key: string,
  override?: string,
): Promise<Customer> {
  const header = { ...once(key), ...(override && { 'Duplicate-Override': encodeURIComponent(override) }) };
  return done<Customer>(
    await http.POST('/api/v1/customers', { params: { header }, body: compact(filled(body)) }),
  );
}

export async function changeCustomer(
  id: string,
  body: Partial<Schemas['RegisterCustomer']>,
  version: number,
): Promise<Customer> {
  return done<Customer>(
    await http.PATCH('/api/v1/customers/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: patch(filled(body)),
    }),
  );
}

export async function deleteCustomer(id: string, version: number): Promise<true> {
  done(await http.DELETE('/api/v1/customers/{id}', { params: { path: { id }, header: ifMatch(version) } }));
  return true;
}

/** Takes the deletion back. */
export async function restoreCustomer(id: string): Promise<unknown> {
  return http.POST('/api/v1/customers/{id}/restore', { params: { path: { id } } });
}

/** One covered value in clear. Not a record's change: nothing that is shown elsewhere becomes another. */
export async function revealPersonal(
  id: string,
  body: Schemas['RevealPersonal'],
): Promise<Schemas['RevealedView']> {
  return answered(
    await http.POST('/api/v1/customers/{id}/reveals', { params: { path: { id } }, body: compact(body) }),
  );
}
