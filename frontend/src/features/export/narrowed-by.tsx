import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { bringTexts } from '@/shared/i18n/bring';
import english from '@/shared/i18n/en-US/narrowed.json';
import chinese from '@/shared/i18n/zh-CN/narrowed.json';
import { formatInstant } from '@/shared/lib/date';
import { CURRENCY, formatMoney } from '@/shared/lib/money';
import { StaffName, UnitName } from '@/shared/ui/names';
import { useCustomerName } from '@/shared/ui/use-customer-name';

type Exported = Schemas['AuditEntryView']['after'];

/** A filter as it was sent: `createdAt[gte]`. */
const FILTER = /^(\w+)(?:\[(\w+)\])?$/;
const operators = ['eq', 'ne', 'like', 'gt', 'gte', 'lt', 'lte'] as const;
const ordering = ['gt', 'gte', 'lt', 'lte'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
/** Stands where the value is to be put into the words. */
const HERE = '\u0000';

const sums = ['amount', 'effect', 'residual', 'balance', 'available'];

/** What values are called, by the list that has them or by any. */
const enumerations: Record<string, string> = {
  tier: 'customer:tier',
  stage: 'customer:stage',
  gender: 'customer:gender',
  kind: 'customer:kind',
  'cards.kind': 'card:kind',
  type: 'account:type',
  method: 'common:method',
  direction: 'common:direction',
  outcome: 'common:outcome',
  channel: 'common:channel',
  'transactions.channel': 'account:channel',
  'transactions.status': 'account:status',
  'contracts.status': 'contract:status',
  'cards.status': 'card:status',
};

function filtersOf(after: Exported): [name: string, values: string[]][] {
  const filters = typeof after?.filters === 'object' && after.filters !== null ? after.filters : {};
  return Object.entries(filters).map(([name, values]) => [name, [values].flat().map(String)]);
}

const searchOf = (after: Exported): string | undefined =>
  typeof after?.search === 'string' ? after.search : undefined;

/** Whether a list was narrowed before it was taken away. */
export const isNarrowed = (after: Exported): boolean =>
  filtersOf(after).length > 0 || searchOf(after) !== undefined || Boolean(after?.conditions);

/** What the list was narrowed by, in words; what has none stands as it was sent. */
export function NarrowedBy(props: {
  after: Exported;
  conditions: (filter: unknown) => ReactNode;
}): ReactNode {
  bringTexts('narrowed', { 'zh-CN': chinese, 'en-US': english });
  const { t } = useTranslation('narrowed');
  const { after } = props;
  const search = searchOf(after);
  const filters = filtersOf(after);
  const conditions = after?.conditions ? props.conditions(after.conditions) : undefined;
  return (
    <span>
      {conditions}
      {filters.map(([name, values], index) => (
        <span key={name}>
          {index > 0 && t('between')}
          <Condition list={String(after?.list ?? '')} name={name} values={values} />
        </span>
      ))}
      {search !== undefined && (
        <span>
          {(filters.length > 0 || conditions) && t('between')}
          {t('search', { text: search })}
        </span>
      )}
    </span>
  );
}

function Condition(props: { list: string; name: string; values: string[] }): ReactNode {
  const { t } = useTranslation('narrowed');
  const { list, name, values } = props;
  const [, field, sent = 'eq'] = FILTER.exec(name) ?? [];
  const operator = operators.find((each) => each === (sent === 'in' ? 'eq' : sent));
  if (field === undefined || operator === undefined) return `${name} = ${values.join(', ')}`;
  const order = values.every((value) => DAY.test(value)) && ordering.find((each) => each === operator);
  const [before, after] = t(order ? `moment.${order}` : `operator.${operator}`, {
    field: t(`field.${field}`, { defaultValue: field }),
    value: HERE,
  }).split(HERE);
  // Several values may stand in one, parted by commas.
  const each = sent === 'in' ? values.flatMap((value) => value.split(',')) : values;
  return (
    <>
      {before}
      {each.map((value, index) => (
        <span key={value}>
          {index > 0 && t('or')}
          <Value list={list} field={field} value={value} />
        </span>
      ))}
      {after}
    </>
  );
}

function Value(props: { list: string; field: string; value: string }): ReactNode {
  const { t, i18n } = useTranslation('narrowed');
  const { list, field, value } = props;
  const enumeration = enumerations[`${list}.${field}`] ?? enumerations[field];
  if (enumeration) return t(`${enumeration}.${value}`, { defaultValue: value });
  switch (field) {
    case 'ownerId':
    case 'staffId':
    case 'createdBy':
      return <StaffName id={value} />;
    case 'unitId':
    case 'shopId':
      return <UnitName id={value} />;
    case 'customerId':
      return <CustomerName id={value} />;
    case 'programId':
      return <ProgramName id={value} />;
    case 'current':
      return t(value === 'true' ? 'yes' : 'no');
    default:
      if (sums.includes(field)) return formatMoney({ amount: value, currency: CURRENCY }, i18n.language);
      return INSTANT.test(value) ? formatInstant(value) : value;
  }
}

function CustomerName(props: { id: string }): ReactNode {
  const can = useCan();
  return useCustomerName(can('customer:read') ? props.id : undefined) ?? props.id.slice(-8);
}

function ProgramName(props: { id: string }): ReactNode {
  const can = useCan();
  const { data } = api.useQuery(
    'get',
    '/api/v1/card-programs/{id}',
    { params: { path: props } },
    { enabled: can('card-program:read') },
  );
  return data?.name ?? props.id.slice(-8);
}
