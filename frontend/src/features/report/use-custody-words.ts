import { useTranslation } from 'react-i18next';
import { bringTexts } from '@/shared/i18n/bring';
import english from '@/shared/i18n/en-US/custody.json';
import chinese from '@/shared/i18n/zh-CN/custody.json';

/** The words about prepaid money that has to lie in custody. */
export function useCustodyWords() {
  bringTexts('custody', { 'zh-CN': chinese, 'en-US': english });
  return useTranslation(['custody', 'common']);
}
