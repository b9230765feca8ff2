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

/** What is known of a field, or of one entry of it; of several the one that was looked at longest ago. */
export function shownOf(
  freshness: Freshness,
  field: Field,
  entryId?: string,
): Schemas['FieldFreshness'] | undefined {
  return freshness.fields
    .filter((each) => each.field === field && (entryId === undefined || each.entryId === entryId))
    .sort((left, right) => left.verifiedAt.localeCompare(right.verifiedAt))[0];
}

export type Review = Schemas['ReviewView'];
export type ReviewItem = Schemas['ReviewItemView'];

export const reviewColors: Record<Schemas['ReviewStatus'], string> = {
  OPEN: 'blue',
  SIGNED: 'green',
  CANCELLED: 'default',
};
export const reviewStatuses = valuesOf(reviewColors);

export const outcomeColors: Record<Schemas['ReviewOutcome'], string> = {
  CONFIRMED: 'green',
  CHANGED: 'blue',
  UNREACHABLE: 'orange',
};
export const outcomes = valuesOf(outcomeColors);

/** Of a hundred, how many customers somebody has looked at. */
export const percentDone = ({ customers, open }: Schemas['Progress']): number =>
  customers === 0 ? 100 : Math.floor((100 * (customers - open)) / customers);
