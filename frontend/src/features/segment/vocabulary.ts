import type { Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';

export const tiers = valuesOf<Schemas['CustomerTier']>({ VIP: 0, REGULAR: 0, POTENTIAL: 0 });
export const stages = valuesOf<Schemas['CustomerStage']>({ PROSPECT: 0, ACTIVE: 0, DORMANT: 0, LOST: 0 });

export const roles = valuesOf<Schemas['Role']>({
  ADMINISTRATOR: 0,
  MANAGER: 0,
  ACCOUNT_MANAGER: 0,
  CASHIER: 0,
  SERVICE: 0,
  FINANCE: 0,
  AUDITOR: 0,
  INTEGRATION: 0,
});

export type Facet = Schemas['Facet'];

/** In the order in which they are shown. */
export const facets = valuesOf<Facet>({
  TIER: 0,
  STAGE: 0,
  KIND: 0,
  TAGS: 0,
  REGION: 0,
  INDUSTRY: 0,
  OWNER: 0,
  UNIT: 0,
});

type FieldType = 'text' | 'choice' | 'staff' | 'unit' | 'tags' | 'region' | 'industry' | 'date' | 'money';

type FieldInfo = {
  type: FieldType;
  /** What a person needs to see the field, and so to ask for it. */
  permission?: string;
  /** Every customer has one. */
  always?: true;
  values?: readonly string[];
};

const choices = {
  tier: tiers,
  stage: stages,
  kind: valuesOf<Schemas['CustomerKind']>({ PERSON: 0, ORGANISATION: 0 }),
  gender: valuesOf<Schemas['Gender']>({ FEMALE: 0, MALE: 0 }),
  cardStatus: valuesOf<Schemas['CardStatus']>({
    ISSUED: 0,
    ACTIVE: 0,
    FROZEN: 0,
    LOST: 0,
    EXPIRED: 0,
    REPLACED: 0,
    CLOSED: 0,
  }),
};

/** The fields of the contract's filter trees, in the order in which they are offered. */
const fields = {
  tags: { type: 'tags' },
  tier: { type: 'choice', always: true, values: choices.tier },
  stage: { type: 'choice', always: true, values: choices.stage },
  kind: { type: 'choice', always: true, values: choices.kind },
  ownerId: { type: 'staff', permission: 'staff:read' },
  unitId: { type: 'unit', permission: 'org:read' },
  region: { type: 'region' },
  industry: { type: 'industry' },
  lastInteractionAt: { type: 'date' },
  createdAt: { type: 'date', always: true },
  updatedAt: { type: 'date', always: true },
  birthday: { type: 'date' },
  gender: { type: 'choice', values: choices.gender },
  balance: { type: 'money', permission: 'transaction:read', always: true },
  lastEntryOn: { type: 'date', permission: 'transaction:read' },
  cardBalance: { type: 'money', permission: 'card:read', always: true },
  cardStatus: { type: 'choice', permission: 'card:read', values: choices.cardStatus },
  name: { type: 'text', always: true },
  number: { type: 'text', always: true },
  source: { type: 'text' },
  creditCode: { type: 'text' },
  externalRef: { type: 'text' },
} as const satisfies Record<string, FieldInfo>;

export type FieldName = keyof typeof fields;
export const fieldNames = valuesOf<FieldName>(fields);

/** What a house adds to its customers by itself. */
export const CUSTOM = 'customFields.';

export const isField = (name: string): name is FieldName => name in fields;

export function infoOf(name: string): FieldInfo {
  return isField(name) ? fields[name] : { type: 'text' };
}

/** How a field is compared: what it is called, what is sent, and what a person fills in. */
export type Operator = {
  key:
    | 'contains'
    | 'is'
    | 'isNot'
    | 'oneOf'
    | 'allOf'
    | 'within'
    | 'since'
    | 'before'
    | 'recent'
    | 'ago'
    | 'atLeast'
    | 'below'
    | 'empty'
    | 'filled';
  op: string;
  input: 'value' | 'days' | 'none';
};

const operators = {
  contains: { key: 'contains', op: 'like', input: 'value' },
  is: { key: 'is', op: 'eq', input: 'value' },
  isNot: { key: 'isNot', op: 'ne', input: 'value' },
  oneOf: { key: 'oneOf', op: 'in', input: 'value' },
  allOf: { key: 'allOf', op: 'all', input: 'value' },
  within: { key: 'within', op: 'within', input: 'value' },
  since: { key: 'since', op: 'gte', input: 'value' },
  before: { key: 'before', op: 'lt', input: 'value' },
  recent: { key: 'recent', op: 'gte', input: 'days' },
  ago: { key: 'ago', op: 'lt', input: 'days' },
  atLeast: { key: 'atLeast', op: 'gte', input: 'value' },
  below: { key: 'below', op: 'lt', input: 'value' },
  empty: { key: 'empty', op: 'empty', input: 'none' },
  filled: { key: 'filled', op: 'empty', input: 'none' },
} as const satisfies Record<string, Operator>;

const {
  contains,
  is,
  isNot,
  oneOf,
  allOf,
  within,
  since,
  before,
  recent,
  ago,
  atLeast,
  below,
  empty,
  filled,
} = operators;

const ofType: Record<FieldType, readonly Operator[]> = {
  text: [contains, is, isNot],
  choice: [oneOf],
  staff: [is, isNot],
  unit: [within],
  tags: [oneOf, allOf],
  region: [within],
  industry: [within],
  date: [recent, ago, since, before],
  money: [atLeast, below],
};

export function operatorsOf(name: string): readonly Operator[] {
  const { type, always } = infoOf(name);
  return always ? ofType[type] : [...ofType[type], filled, empty];
}

const DAYS = /^today-(\d{1,5})$/;

/** The days of a comparison with today; undefined where it compares with anything else. */
export function daysOf(value: unknown): number | undefined {
  const found = typeof value === 'string' ? DAYS.exec(value) : null;
  return found ? Number(found[1]) : undefined;
}

/** Which of a field's operators a stored comparison is; undefined for one that no operator writes. */
export function operatorOf(comparison: { field: string; op: string; value?: unknown }): Operator | undefined {
  if (comparison.op === 'empty') return comparison.value === false ? filled : empty;
  const days = daysOf(comparison.value) !== undefined;
  return operatorsOf(comparison.field).find(
    ({ op, input }) =>
      op === comparison.op && (infoOf(comparison.field).type !== 'date' || (input === 'days') === days),
  );
}

/** What an operator begins with before anything is filled in. */
export function firstValue({ key, input }: Operator): unknown {
  if (input === 'none') return key === 'empty';
  return input === 'days' ? 'today-30' : undefined;
}
