import { useTranslation } from 'react-i18next';
import { bringTexts } from '@/shared/i18n/bring';
import english from '@/shared/i18n/en-US/contractLife.json';
import chinese from '@/shared/i18n/zh-CN/contractLife.json';

/** The words about what becomes of a contract once it is signed; only its page needs them. */
export function useLifeWords() {
  bringTexts('contractLife', { 'zh-CN': chinese, 'en-US': english });
  return useTranslation(['contractLife', 'common']);
}
