import { useTranslation } from 'react-i18next';
import { bringTexts } from '@/shared/i18n/bring';
import english from '@/shared/i18n/en-US/ledgerPeriod.json';
import chinese from '@/shared/i18n/zh-CN/ledgerPeriod.json';

/** The words about closing a month of the general ledger. */
export function usePeriodWords() {
  bringTexts('ledgerPeriod', { 'zh-CN': chinese, 'en-US': english });
  return useTranslation(['ledgerPeriod', 'common']);
}
