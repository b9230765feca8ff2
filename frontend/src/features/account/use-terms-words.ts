import { useTranslation } from 'react-i18next';
import { bringTexts } from '@/shared/i18n/bring';
import english from '@/shared/i18n/en-US/accountTerms.json';
import chinese from '@/shared/i18n/zh-CN/accountTerms.json';

/** The words about stopping a customer's credit and closing their account. */
export function useTermsWords() {
  bringTexts('accountTerms', { 'zh-CN': chinese, 'en-US': english });
  return useTranslation(['accountTerms', 'common']);
}
