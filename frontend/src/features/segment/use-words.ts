import { useTranslation } from 'react-i18next';
import { CUSTOM, isField, type Operator } from './vocabulary';

/** What fields, their operators and their values are called. */
export function useWords() {
  const { t } = useTranslation(['segment', 'customer', 'card']);
  return {
    field(name: string): string {
      if (name.startsWith(CUSTOM)) return name.slice(CUSTOM.length) || t('segment:field.custom');
      return isField(name) ? t(`segment:field.${name}`) : name;
    },
    operator: (operator: Operator): string => t(`segment:operator.${operator.key}`),
    choice(field: string, value: string): string {
      switch (field) {
        case 'tier':
          return t(`customer:tier.${value as 'VIP'}`);
        case 'stage':
          return t(`customer:stage.${value as 'ACTIVE'}`);
        case 'kind':
          return t(`customer:kind.${value as 'PERSON'}`);
        case 'gender':
          return t(`customer:gender.${value as 'FEMALE'}`);
        case 'cardStatus':
          return t(`card:status.${value as 'ACTIVE'}`);
        default:
          return value;
      }
    },
  };
}
