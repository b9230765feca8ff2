import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useSession } from '@/shared/api/session';
import { options } from '@/shared/lib/options';
import { DateInput } from '@/shared/ui/inputs';
import { useStaffName, useUnitName } from '@/shared/ui/names';
import { OrgUnitPicker, StaffPicker } from '@/shared/ui/remote-picker';
import { RegionInput } from './region-input';
import type { Comparison } from './tree';
import { useFacets } from './use-customers';
import { useWords } from './use-words';
import { daysOf, infoOf, operatorOf } from './vocabulary';

type ValueProps = { value: unknown; label: string; onChange: (value: unknown) => void };

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
const asTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

/** What a field is compared with, asked for in the field's own way. */
export function ConditionValue(props: {
  comparison: Comparison;
  label: string;
  onChange: (value: unknown) => void;
}) {
  const { t } = useTranslation('segment');
  const words = useWords();
  const { comparison, label, onChange } = props;
  const { field, value } = comparison;
  const operator = operatorOf(comparison);
  const { type, values } = infoOf(field);
  const each = { value, label, onChange };
  if (operator?.input === 'none') return null;
  if (operator?.input === 'days') {
    return (
      <InputNumber
        aria-label={label}
        className="wide"
        min={0}
        max={36500}
        precision={0}
        suffix={t('days')}
        value={daysOf(value) ?? null}
        onChange={(days) => onChange(`today-${days ?? 0}`)}
      />
    );
  }
  switch (type) {
    case 'choice':
      return (
        <Select<string[]>
          aria-label={label}
          className="wide"
          mode="multiple"
          placeholder={t('choose')}
          value={asTexts(value)}
          options={options(values ?? [], (one) => words.choice(field, one))}
          onChange={onChange}
        />
      );
    case 'tags':
      return (
        <Select<string[]>
          aria-label={label}
          className="wide"
          mode="tags"
          placeholder={t('typeTags')}
          tokenSeparators={[',', '\uff0c', ' ']}
          open={false}
          value={asTexts(value)}
          onChange={onChange}
        />
      );
    case 'date':
      return (
        <DateInput aria-label={label} value={asText(value)} onChange={(picked) => onChange(picked ?? '')} />
      );
    case 'staff':
      return <StaffValue {...each} />;
    case 'unit':
      return <UnitValue {...each} />;
    case 'industry':
      return <IndustryValue {...each} />;
    case 'region':
      return <RegionInput label={label} value={asText(value)} onChange={onChange} />;
    default:
      return (
        <Input
          aria-label={label}
          value={asText(value)}
          maxLength={200}
          {...(type === 'money' ? { prefix: '¥', inputMode: 'decimal' as const } : {})}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

function StaffValue(props: ValueProps) {
  const { t } = useTranslation('segment');
  const { me } = useSession();
  const id = asText(props.value);
  const name = useStaffName(id);
  return (
    <StaffPicker
      aria-label={props.label}
      placeholder={t('choose')}
      {...(id ? { value: id } : {})}
      known={id ? { value: id, label: id === me?.id ? me.displayName : (name ?? '…') } : undefined}
      onChange={(chosen) => props.onChange(chosen ?? '')}
    />
  );
}

function UnitValue(props: ValueProps) {
  const { t } = useTranslation('segment');
  const id = asText(props.value);
  const name = useUnitName(id);
  return (
    <OrgUnitPicker
      aria-label={props.label}
      placeholder={t('choose')}
      {...(id ? { value: id } : {})}
      known={id ? { value: id, label: name ?? '…' } : undefined}
      onChange={(chosen) => props.onChange(chosen ?? '')}
    />
  );
}

/** An industry in the house's own words, as customers have them, or of the national standard. */
function IndustryValue(props: ValueProps) {
  const { t, i18n } = useTranslation('segment');
  const { data } = api.useQuery('get', '/api/v1/industries', {}, { staleTime: Number.POSITIVE_INFINITY });
  const counted = useFacets({}, ['INDUSTRY']);
  const text = asText(props.value);
  const standard = (data ?? []).map(({ code, name, nameEn }) => ({
    value: code,
    label: `${code} ${i18n.language === 'zh-CN' ? name : nameEn}`,
  }));
  const codes = new Set(standard.map(({ value }) => value));
  const inUse = (counted.data?.facets ?? [])
    .flatMap(({ values }) => values)
    .flatMap(({ value }) => (value && !codes.has(value) ? [{ value, label: value }] : []));
  const known = [...inUse, ...standard];
  return (
    <Select<string>
      aria-label={props.label}
      className="wide"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('choose')}
      value={text || null}
      options={
        text && !known.some(({ value }) => value === text) ? [{ value: text, label: text }, ...known] : known
      }
      onChange={props.onChange}
    />
  );
}
