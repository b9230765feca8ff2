import { useTranslation } from 'react-i18next';
import { bringTexts } from '@/shared/i18n/bring';
import english from '@/shared/i18n/en-US/template.json';
import chinese from '@/shared/i18n/zh-CN/template.json';

/** The words about the words of mails. */
export function useTemplateWords() {
  bringTexts('template', { 'zh-CN': chinese, 'en-US': english });
  return useTranslation(['template', 'common']);
}
