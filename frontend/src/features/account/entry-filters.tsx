import { Checkbox, Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListQuery } from '@/shared/api/list';
import { plusDays } from '@/shared/lib/date';
import { isAmount, normaliseAmount } from '@/shared/lib/money';
import { options } from '@/shared/lib/options';
import { paymentMethods } from '@/shared/lib/vocabulary';
import { Chips } from '@/shared/ui/chips';
import { CustomerFilter } from '@/shared/ui/customer-filter';
import { RangeFilter } from '@/shared/ui/range-filter';
import type { transactionsRoute } from './routes';
import { entryChannels } from './vocabulary';

export type EntrySearch = (typeof transactionsRoute)['types']['searchSchema'];

/** What the address asks for, as the list, its totals and a further page of it are asked. */
export function entryQuery(search: EntrySearch): ListQuery {
  const { q, type, status, customerId, method, channel, memo, category, sort } = search;
  return {
    q,
    type,
    status,
    customerId,
    method,
    channel,
    sort,
    current: status?.includes('REVERSED') ? undefined : true,
    'memo[like]': memo,
    'category[like]': category,
    'amount[gte]': search.least,
    'amount[lte]': search.most,
    'residual[gt]': search.open ? '0' : undefined,
    'businessDate[gte]': search.from,
    'businessDate[lte]': search.to,
    'dueOn[gte]': search.dueFrom,
    'dueOn[lte]': search.dueTo,
    'postedAt[gte]': search.postedFrom && `${search.postedFrom}T00:00:00+08:00`,
    'postedAt[lt]': search.postedTo && `${plusDays(search.postedTo, 1)}T00:00:00+08:00`,
  };
}

/** The filters that are not needed every day; how many of them are set is seen when they are folded. */
export const furtherFilters = [
  'customerId',
  'method',
  'channel',
  'least',
  'most',
  'open',
  'memo',
  'category',
  'dueFrom',
  'dueTo',
  'postedFrom',
  'postedTo',
] as const satisfies (keyof EntrySearch)[];

export function FurtherFilters(props: { search: EntrySearch; onChange: (change: EntrySearch) => void }) {
  const { t } = useTranslation(['account', 'common']);
  const { search, onChange } = props;
  const limit = (bound: 'least' | 'most') => (
    <AmountLimit
      key={`${bound}${search[bound] ?? ''}`}
      label={t(`filter.${bound}`)}
      value={search[bound]}
      onChange={(amount) => onChange({ [bound]: amount })}
    />
  );
  const words = (field: 'memo' | 'category', label: string) => (
    <Input
      key={`${field}${search[field] ?? ''}`}
      allowClear
      aria-label={label}
      placeholder={label}
      style={{ width: 160 }}
      defaultValue={search[field] ?? ''}
      onBlur={(event) => onChange({ [field]: event.target.value.trim() || undefined })}
      onPressEnter={(event) => onChange({ [field]: event.currentTarget.value.trim() || undefined })}
    />
  );
  return (
    <Flex gap={12} wrap align="center">
      <CustomerFilter customerId={search.customerId} onChange={onChange} />
      <Flex gap={6} align="center">
        {limit('least')}
        <Typography.Text type="secondary">–</Typography.Text>
        {limit('most')}
      </Flex>
      {words('memo', t('common:field.memo'))}
      {words('category', t('field.category'))}
      <Chips
        label={t('common:field.method')}
        options={options(paymentMethods, (each) => t(`common:method.${each}`))}
        value={search.method}
        onChange={(method) => onChange({ method })}
      />
      <Chips
        label={t('field.channel')}
        options={options(entryChannels, (each) => t(`channel.${each}`))}
        value={search.channel}
        onChange={(channel) => onChange({ channel })}
      />
      <RangeFilter
        label={t('filter.dueOn')}
        from={search.dueFrom}
        to={search.dueTo}
        onChange={({ from, to }) => onChange({ dueFrom: from, dueTo: to })}
      />
      <RangeFilter
        label={t('field.postedAt')}
        from={search.postedFrom}
        to={search.postedTo}
        onChange={({ from, to }) => onChange({ postedFrom: from, postedTo: to })}
      />
      <Checkbox
        checked={search.open ?? false}
        onChange={(event) => onChange({ open: event.target.checked ? true : undefined })}
      >
        {t('filter.open')}
      </Checkbox>
    </Flex>
  );
}

/** An amount that narrows the list; what is none is said and changes nothing. */
function AmountLimit(props: {
  label: string;
  value: string | undefined;
  onChange: (amount: string | undefined) => void;
}) {
  const { t } = useTranslation('common');
  const [wrong, setWrong] = useState(false);
  function apply(typed: string) {
    const amount = normaliseAmount(typed);
    const understood = amount === '' || isAmount(amount);
    setWrong(!understood);
    if (understood && (amount || undefined) !== props.value) props.onChange(amount || undefined);
  }
  return (
    <Flex vertical>
      <Input
        inputMode="decimal"
        autoComplete="off"
        prefix="¥"
        aria-label={props.label}
        aria-invalid={wrong}
        placeholder={props.label}
        style={{ width: 170 }}
        {...(wrong ? { status: 'error' as const } : {})}
        defaultValue={props.value ?? ''}
        onBlur={(event) => apply(event.target.value)}
        onPressEnter={(event) => apply(event.currentTarget.value)}
      />
      {wrong && (
        <Typography.Text type="danger" role="alert">
          {t('money.invalid')}
        </Typography.Text>
      )}
    </Flex>
  );
}
