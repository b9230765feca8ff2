import { Flex, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { options } from '@/shared/lib/options';
import { frequencies, fromRule, type Recurrence, toRule, weekdays } from './recurrence';

/** Once, or every so many days, weeks, months or years; held as the contract's rule. */
export function RecurrencePicker(props: {
  id?: string;
  value?: string;
  onChange?: (rule: string | undefined) => void;
}) {
  const { t } = useTranslation('care');
  const recurrence = fromRule(props.value);
  const change = (next: Recurrence | undefined) => props.onChange?.(next && toRule(next));
  return (
    <Flex vertical gap={8}>
      <Radio.Group
        aria-label={t('field.recurrence')}
        value={recurrence ? recurrence.every : 'ONCE'}
        options={options(['ONCE', ...frequencies] as const, (each) => t(`every.${each}`))}
        onChange={({ target }) => {
          const every = frequencies.find((each) => each === target.value);
          change(every && { every, interval: recurrence?.interval ?? 1, days: [] });
        }}
      />
      {recurrence && (
        <Flex gap={8} align="center" wrap>
          <span>{t('interval')}</span>
          <InputNumber
            aria-label={t('interval')}
            min={1}
            max={99}
            precision={0}
            value={recurrence.interval}
            onChange={(interval) => change({ ...recurrence, interval: interval ?? 1 })}
          />
          <span>{t(`unit.${recurrence.every}`)}</span>
          {recurrence.every === 'WEEKLY' && (
            <Select
              mode="multiple"
              aria-label={t('weekdays')}
              placeholder={t('weekdays')}
              style={{ minWidth: 200 }}
              value={recurrence.days}
              options={options(weekdays, (day) => t(`weekday.${day}`))}
              onChange={(days) => change({ ...recurrence, days })}
            />
          )}
        </Flex>
      )}
    </Flex>
  );
}

/** A rule in words; the rule itself when it says more than the picker knows. */
export function RecurrenceText(props: { rule: string | undefined }) {
  const { t } = useTranslation('care');
  const recurrence = fromRule(props.rule);
  if (!props.rule) return <>{t('every.ONCE')}</>;
  if (!recurrence) return <>{props.rule}</>;
  const days = recurrence.days.map((day) => t(`weekday.${day}`)).join(' ');
  const how =
    recurrence.interval === 1
      ? t(`every.${recurrence.every}`)
      : t('everySome', { interval: recurrence.interval, unit: t(`unit.${recurrence.every}`) });
  return <>{[how, days].filter(Boolean).join(' ')}</>;
}
