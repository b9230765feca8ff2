import { useTranslation } from 'react-i18next';
import { bringTexts } from '@/shared/i18n/bring';
import english from '@/shared/i18n/en-US/cardDesk.json';
import chinese from '@/shared/i18n/zh-CN/cardDesk.json';

/** The words about what is rarely done with cards: moving money between two, correcting one, making blank ones. */
export function useDeskWords() {
  bringTexts('cardDesk', { 'zh-CN': chinese, 'en-US': english });
  return useTranslation(['cardDesk', 'card', 'common']);
}
