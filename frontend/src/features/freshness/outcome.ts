import type { Schemas } from '@/shared/api/types';
import { same } from '@/shared/lib/body';
import type { Customer, Field } from './vocabulary';

/** What somebody filled in about a customer of a review. */
export type Outcome = {
  outcome: Schemas['ReviewOutcome'];
  fields?: Field[];
  name?: string;
  /** In the order of the file. */
  points?: { value?: string }[];
  addresses?: { detail?: string }[];
  contacts?: { phone?: string }[];
  note?: string;
};

type Patch = Partial<Pick<Customer, 'name' | 'contactPoints' | 'addresses' | 'contacts'>>;

const trimmed = (text: string | undefined, before: string | undefined): string =>
  text === undefined ? (before ?? '') : text.trim();

/** What differs from the file as it was looked at. A point or an address that was emptied is taken away. */
export function patchOf(customer: Customer, said: Outcome): Patch {
  const contactPoints = customer.contactPoints
    .map((point, index) => ({ ...point, value: trimmed(said.points?.[index]?.value, point.value) }))
    .filter(({ value }) => value !== '');
  const addresses = customer.addresses
    .map((address, index) => ({
      ...address,
      detail: trimmed(said.addresses?.[index]?.detail, address.detail),
    }))
    .filter(({ detail }) => detail !== '');
  const contacts = customer.contacts.map((contact, index) => {
    const { phone: _, ...rest } = contact;
    const phone = trimmed(said.contacts?.[index]?.phone, contact.phone);
    return phone === '' ? rest : { ...rest, phone };
  });
  const name = trimmed(said.name, customer.name);
  return {
    ...(name !== '' && name !== customer.name ? { name } : {}),
    ...(same(contactPoints, customer.contactPoints) ? {} : { contactPoints }),
    ...(same(addresses, customer.addresses) ? {} : { addresses }),
    ...(same(contacts, customer.contacts) ? {} : { contacts }),
  };
}

/** As it is sent: whoever was not reached has confirmed nothing, and only a change carries a patch. */
export function recordOf(customer: Customer, said: Outcome): Schemas['RecordReview'] {
  const note = said.note?.trim() ? { note: said.note.trim() } : {};
  if (said.outcome === 'UNREACHABLE') return { outcome: said.outcome, ...note };
  const fields = said.fields && said.fields.length > 0 ? { fields: said.fields } : {};
  const patch = said.outcome === 'CHANGED' ? { patch: patchOf(customer, said) } : {};
  // The contract names the whole file where a merge patch stands; see `patch` of the client.
  const confirmation = { ...fields, ...patch } as Schemas['ConfirmFields'];
  return { outcome: said.outcome, customerVersion: customer.version, confirmation, ...note };
}
