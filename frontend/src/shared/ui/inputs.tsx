import { DatePicker, Input, type InputProps } from 'antd';
import type { RuleObject } from 'antd/es/form';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Money } from '../api/types';
import { fromDate, fromInstant, toDate, toInstant } from '../lib/date';
import { CURRENCY, isAmount, isZero, normaliseAmount } from '../lib/money';

/** An amount, held as the contract's `Money` while it is being typed. */
export function MoneyInput(
  props: Omit<InputProps, 'value' | 'onChange'> & {
    value?: Money;
    onChange?: (value: Money | undefined) => void;
  },
) {
  const { value, onChange, ...rest } = props;
  return (
    <Input
      inputMode="decimal"
      autoComplete="off"
      prefix="¥"
      {...rest}
      value={value?.amount ?? ''}
      onChange={(event) => {
        const amount = normaliseAmount(event.target.value);
        onChange?.(amount === '' ? undefined : { amount, currency: value?.currency ?? CURRENCY });
      }}
    />
  );
}

/** A business day, held as `YYYY-MM-DD`. */
export function DateInput(props: {
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
  min?: string;
  'aria-label'?: string;
}) {
  const { value, onChange, min, ...rest } = props;
  return (
    <DatePicker
      {...rest}
      className="wide"
      value={fromDate(value) ?? null}
      onChange={(picked) => onChange?.(picked ? toDate(picked) : undefined)}
      {...(min ? { minDate: dayjs(min) } : {})}
    />
  );
}

/** An instant, picked on the shop's wall clock. */
export function TimeInput(props: {
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
}) {
  const { value, onChange, ...rest } = props;
  return (
    <DatePicker
      {...rest}
      className="wide"
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={fromInstant(value) ?? null}
      onChange={(picked) => onChange?.(picked ? toInstant(picked) : undefined)}
    />
  );
}

/** The rule of every money field: an amount, and not zero. */
export function useMoneyRule(options: { signed?: boolean; zero?: boolean } = {}): RuleObject {
  const { t } = useTranslation('common');
  return {
    validator: (_, value: Money | undefined) => {
      if (!value || (isAmount(value.amount, options) && (options.zero || !isZero(value))))
        return Promise.resolve();
      return Promise.reject(new Error(t('money.invalid')));
    },
  };
}
