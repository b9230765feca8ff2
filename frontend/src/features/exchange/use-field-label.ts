import { useTranslation } from 'react-i18next';

/** What a field of an import is called; one that is new to this program by its name in the contract. */
export function useFieldLabel(): (field: string) => string {
  const { t, i18n } = useTranslation('exchange');
  return (field) => {
    const key = `importField.${field}` as 'importField.name';
    return i18n.exists(`exchange:${key}`) ? t(key) : field;
  };
}
