import { useTranslation } from 'react-i18next';
import { bringTexts } from '@/shared/i18n/bring';
import english from '@/shared/i18n/en-US/memberPin.json';
import chinese from '@/shared/i18n/zh-CN/memberPin.json';

/** The words about the PIN of one's own card. */
export function usePinWords() {
  bringTexts('memberPin', { 'zh-CN': chinese, 'en-US': english });
  return useTranslation(['memberPin', 'member']);
}
