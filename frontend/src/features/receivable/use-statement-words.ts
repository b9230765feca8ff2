import { useTranslation } from 'react-i18next';
import { bringTexts } from '@/shared/i18n/bring';
import english from '@/shared/i18n/en-US/accountStatement.json';
import chinese from '@/shared/i18n/zh-CN/accountStatement.json';

/** The words about statements of account. */
export function useStatementWords() {
  bringTexts('accountStatement', { 'zh-CN': chinese, 'en-US': english });
  return useTranslation(['accountStatement', 'common']);
}
