import { useTranslation } from 'react-i18next';
import { bringTexts } from '@/shared/i18n/bring';
import english from '@/shared/i18n/en-US/chart.json';
import chinese from '@/shared/i18n/zh-CN/chart.json';

/** The words about accounts and how business is posted on them, for the few who set that up. */
export function useChartWords() {
  bringTexts('chart', { 'zh-CN': chinese, 'en-US': english });
  return useTranslation(['chart', 'ledger', 'common']);
}
