import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';

export type Policy = Schemas['ApprovalPolicyView'];
export type Delegation = Schemas['ApprovalDelegationView'];

type Act = {
  /** What somebody needs to decide it; absent where nobody is asked through this list. */
  decide?: string;
  /** Whether a policy can name an amount up to which one person may do it alone. */
  amount?: true;
  /** Of a change, the fields that a policy can name. */
  fields?: readonly string[];
};

const customerFields = valuesOf<keyof Schemas['RegisterCustomer']>({
  kind: 0,
  name: 0,
  tier: 0,
  stage: 0,
  ownerId: 0,
  unitId: 0,
  industry: 0,
  creditCode: 0,
  gender: 0,
  birthday: 0,
  source: 0,
  note: 0,
  tags: 0,
  customFields: 0,
  contactPoints: 0,
  addresses: 0,
  contacts: 0,
  externalRef: 0,
});
const accountFields = valuesOf<keyof Schemas['ChangeAccount']>({ creditLimit: 0, paymentTermsDays: 0 });

/** What may need a second person, in the order in which it is shown. The contract names none of them. */
const acts: Record<string, Act> = {
  'customer.register': { decide: 'customer:approve' },
  'customer.change': { decide: 'customer:approve', fields: customerFields },
  'customer.delete': { decide: 'customer:approve' },
  'customer.merge': { decide: 'customer:approve' },
  'customer.bulk_edit': { decide: 'customer:approve' },
  'interaction.delete': { decide: 'customer:approve' },
  'contract.sign': { decide: 'contract:approve', amount: true },
  'contract.amend': { decide: 'contract:approve', amount: true },
  'contract.terminate': { decide: 'contract:approve', amount: true },
  'usage.agree': { decide: 'contract:approve' },
  'account.change': { decide: 'transaction:approve', amount: true, fields: accountFields },
  'account.post': { decide: 'transaction:approve', amount: true },
  'account.correct': { decide: 'transaction:approve', amount: true },
  'account.refund': { decide: 'transaction:approve', amount: true },
  'account.write_off': { decide: 'transaction:approve', amount: true },
  'bill.approve': { amount: true },
  'bill.undo_card_payment': { decide: 'card:approve', amount: true },
  'card.top_up': { decide: 'card:approve', amount: true },
  'card.transfer': { decide: 'card:approve', amount: true },
  'card.return': { decide: 'card:approve', amount: true },
  'card.cash_out': { decide: 'card:approve', amount: true },
  'card.adjust': { decide: 'card:approve', amount: true },
  'card.unfreeze': { decide: 'card:approve' },
  'ledger.reopen_period': { decide: 'ledger:close' },
};
const names = Object.keys(acts);

/** What can be handed to a colleague to decide. */
export const decidable = names.flatMap((action) => {
  const { decide } = acts[action] ?? {};
  return decide ? [{ action, decide }] : [];
});

/** What is known of an act; of one that is new to this program, that it may be about anything. */
export const actOf = (action: string): Act => acts[action] ?? { amount: true, fields: [] };

/** Where an act stands among the others; what is new comes last. */
export const placeOf = (action: string): number => (action in acts ? names.indexOf(action) : names.length);

/** What an act is done to: what stands before the dot. */
export const entityOf = (action: string): string => action.split('.')[0] ?? action;

export const entities = [...new Set(names.map(entityOf))];

/** What an act is called. */
export function useActName(): (action: string) => string {
  const { t } = useTranslation('approval');
  return (action) => t(`action.${action.replace('.', '_')}`, { defaultValue: action });
}

/** What a field of a record is called; one within a group by its name in the group. */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation('approval');
  return (field) => {
    const [first = field, ...within] = field.split('.');
    return [t(`payload.${first}`, { defaultValue: first }), ...within].join('·');
  };
}

/** Whether it lasts at a moment. */
export const lasts = ({ endedAt, validUntil }: Delegation, now: Date): boolean =>
  !endedAt && new Date(validUntil) > now;
