import type { Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';

export type DueCustomer = Schemas['FreshnessQueueItem'];
export type Freshness = Schemas['CustomerFreshnessView'];
export type Customer = Schemas['CustomerView'];
export type Field = Schemas['CustomerField'];

export const tierColors: Record<Schemas['CustomerTier'], string> = {
  VIP: 'gold',
  REGULAR: 'blue',
  POTENTIAL: 'default',
};
export const tiers = valuesOf(tierColors);

const phones = ['PHONE', 'MOBILE'];

/** What is written in a field, for whoever asks the customer whether it is still right. */
export function written(customer: Customer, field: Field): string[] {
  const points = (wanted: (type: string) => boolean) =>
    customer.contactPoints.filter(({ type }) => wanted(type)).map(({ value }) => value);
  switch (field) {
    case 'NAME':
      return [customer.name];
    case 'CREDIT_CODE':
      return [customer.creditCode ?? ''];
    case 'INDUSTRY':
      return [customer.industry ?? ''];
    case 'BIRTHDAY':
      return [customer.birthday ?? ''];
    case 'PHONE':
      return points((type) => phones.includes(type));
    case 'MAIL':
      return points((type) => type === 'EMAIL');
    case 'MESSENGER':
      return points((type) => type !== 'EMAIL' && !phones.includes(type));
    case 'ADDRESS':
      return customer.addresses.map(({ province, city, district, detail }) =>
        [province, city, district, detail].filter(Boolean).join(' '),
      );
    case 'CONTACT':
      return customer.contacts.map(({ name, phone }) => [name, phone].filter(Boolean).join(' '));
  }
}
