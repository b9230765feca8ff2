import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { StaffName, UnitName } from '@/shared/ui/names';

type Field = Schemas['MergeField'];

/** What one of the two says of a field, with the choice that it stays. */
export function MergeValue(props: {
  row: Schemas['MergeDifference'];
  of: string;
  name: string;
  onChoose: (field: Field) => void;
}) {
  const { t } = useTranslation('duplicate');
  const { row, of, name } = props;
  const value = row.values.find(({ customerId }) => customerId === of);
  return (
    <Radio
      checked={value?.stays ?? false}
      aria-label={t('keepOf', { field: t(`mergeField.${row.field}`), name })}
      onChange={() => props.onChoose(row.field)}
    >
      <Shown field={row.field} value={value?.value} />
    </Radio>
  );
}

function Shown(props: { field: Field; value: unknown }): ReactNode {
  const { t } = useTranslation('customer');
  const { field, value } = props;
  if (value === undefined || value === null) return '—';
  const text = String(value);
  switch (field) {
    case 'OWNER':
      return <StaffName id={text} />;
    case 'UNIT':
      return <UnitName id={text} />;
    case 'KIND':
      return t(`kind.${text as Schemas['CustomerKind']}`);
    case 'TIER':
      return t(`tier.${text as Schemas['CustomerTier']}`);
    case 'STAGE':
      return t(`stage.${text as Schemas['CustomerStage']}`);
    case 'GENDER':
      return t(`gender.${text as Schemas['Gender']}`);
    default:
      return text;
  }
}
