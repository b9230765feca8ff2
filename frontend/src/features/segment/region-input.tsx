import { useQuery } from '@tanstack/react-query';
import { Flex, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { countFacets } from './commands';

/** The province, the city and the district of a code of GB/T 2260, as far as it goes. */
export const levelsOf = (code: string): string[] =>
  [2, 4, 6]
    .map((length) => code.slice(0, length).padEnd(6, '0'))
    .filter((level, index, all) => /^[1-9]\d{5}$/.test(level) && all.indexOf(level) === index);

/** A province, narrowed to a city and a district of those that customers live in. */
export function RegionInput(props: { label: string; value: string; onChange: (code: string) => void }) {
  const levels = levelsOf(props.value);
  const parents = [undefined, ...levels].slice(0, 3);
  return (
    <Flex vertical gap={8} className="wide">
      {parents.map((parent, index) => (
        <Level
          key={parent ?? 'country'}
          parent={parent}
          label={props.label}
          level={(['province', 'city', 'district'] as const)[index] ?? 'district'}
          value={levels[index]}
          onChange={(code) => props.onChange(code ?? parent ?? '')}
        />
      ))}
    </Flex>
  );
}

function Level(props: {
  parent: string | undefined;
  label: string;
  level: 'province' | 'city' | 'district';
  value: string | undefined;
  onChange: (code: string | undefined) => void;
}) {
  const { t } = useTranslation('segment');
  const regions = useRegions(props.parent);
  const known = regions.map(({ value, label }) => ({ value, label: label ?? value }));
  const { value } = props;
  if (props.parent && known.length === 0 && !value) return null;
  return (
    <Select<string>
      allowClear
      aria-label={`${props.label} ${t(`level.${props.level}`)}`}
      className="wide"
      placeholder={t(`level.${props.level}`)}
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      options={
        value && !known.some((each) => each.value === value) ? [{ value, label: value }, ...known] : known
      }
      onChange={(code: string | undefined) => props.onChange(code)}
    />
  );
}

/** The regions below one that customers live in. */
export function useRegions(parent: string | undefined): { value: string; label: string | undefined }[] {
  const { data } = useQuery({
    queryKey: ['customer-regions', parent ?? ''],
    queryFn: () => countFacets({ facets: ['REGION'], ...(parent ? { regionUnder: parent } : {}) }),
    staleTime: 300_000,
  });
  return (data?.facets ?? [])
    .flatMap(({ values }) => values)
    .flatMap(({ value, label }) => (value ? [{ value, label }] : []));
}
