import { useTranslation } from 'react-i18next';
import { bringTexts } from '@/shared/i18n/bring';
import english from '@/shared/i18n/en-US/usage.json';
import chinese from '@/shared/i18n/zh-CN/usage.json';

/** The words about what is metered for a contract. */
export function useUsageWords() {
  bringTexts('usage', { 'zh-CN': chinese, 'en-US': english });
  return useTranslation(['usage', 'common']);
}
