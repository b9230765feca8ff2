import { answered, http } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';

export type Found = { id: string; name: string; number: string };

/**
 * The customer whom a cell of a table means: by number, by phone, or by the whole name where only one is called so.
 * A row is posted for nobody who is merely alike.
 */
export async function findCustomer(written: string): Promise<Found | 'none' | 'several'> {
  const answer = answered(
    await http.GET('/api/v1/customers', { params: { query: { q: written, limit: 20 } } }),
  );
  const wanted = written.normalize('NFKC').trim();
  const meant = answer.items.filter((customer) => isMeant(customer, wanted));
  const [only, another] = meant;
  if (!only) return 'none';
  if (another) return 'several';
  return { id: only.id, name: only.name, number: only.number };
}

const isMeant = (customer: Schemas['CustomerView'], wanted: string): boolean =>
  customer.number === wanted.toUpperCase() ||
  customer.name === wanted ||
  [customer.phone, ...customer.contactPoints.map(({ value }) => value)].includes(
    wanted.replace(/[\s-]/g, ''),
  );
