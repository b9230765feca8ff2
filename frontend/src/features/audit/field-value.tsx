import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/shared/lib/date';
import { StaffName, UnitName } from '@/shared/ui/names';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** A value of a customer's file as people read it. */
export function FieldValue(props: { field: string; value: unknown }): ReactNode {
  const { t } = useTranslation(['audit', 'customer', 'freshness']);
  const { field, value } = props;
  if (value === undefined || value === null || value === '') return '—';
  if (Array.isArray(value)) {
    if (value.length === 0) return '—';
    return value.map((each, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows of a list that never changes
      <span key={index}>
        {index > 0 && '; '}
        <FieldValue field={field} value={each} />
      </span>
    ));
  }
  if (typeof value === 'boolean') return t(value ? 'audit:history.yes' : 'audit:history.no');
  if (typeof value === 'object') return row(Object.entries(value));
  const text = String(value);
  switch (field) {
    case 'ownerId':
      return <StaffName id={text} />;
    case 'unitId':
      return <UnitName id={text} />;
    case 'tier':
      return t(`customer:tier.${text as 'VIP'}`, { defaultValue: text });
    case 'stage':
      return t(`customer:stage.${text as 'ACTIVE'}`, { defaultValue: text });
    case 'kind':
      return t(`customer:kind.${text as 'PERSON'}`, { defaultValue: text });
    case 'gender':
      return t(`customer:gender.${text as 'MALE'}`, { defaultValue: text });
    case 'fields':
      return t(`freshness:customerField.${text as 'NAME'}`, { defaultValue: text });
    default:
      return INSTANT.test(text) ? formatInstant(text) : text;
  }

  /** An entry of a list by its own words; ids and marks are left out. */
  function row(entries: [string, unknown][]): string {
    const shown = entries.filter(
      ([name, each]) =>
        !['id', 'regionCode', 'verifiedAt', 'primary', 'optOut'].includes(name) &&
        each !== null &&
        each !== '',
    );
    return shown
      .map(([name, each]) => {
        if (name !== 'type') return String(each);
        if (field === 'contactPoints') return t(`customer:contactPointType.${each as 'MOBILE'}`);
        return field === 'addresses' ? t(`customer:addressType.${each as 'HOME'}`) : String(each);
      })
      .join(' ');
  }
}
