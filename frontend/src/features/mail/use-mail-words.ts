import { useTranslation } from 'react-i18next';
import { bringTexts } from '@/shared/i18n/bring';
import english from '@/shared/i18n/en-US/mail.json';
import chinese from '@/shared/i18n/zh-CN/mail.json';

/** The words about what became of mails. */
export function useMailWords() {
  bringTexts('mail', { 'zh-CN': chinese, 'en-US': english });
  return useTranslation(['mail', 'common']);
}
