import { useTranslation } from 'react-i18next';
import { bringTexts } from '@/shared/i18n/bring';
import english from '@/shared/i18n/en-US/rule.json';
import chinese from '@/shared/i18n/zh-CN/rule.json';

/** The words of the rules, which few people ever open. */
export function useRuleWords() {
  bringTexts('rule', { 'zh-CN': chinese, 'en-US': english });
  return useTranslation(['rule', 'common', 'customer', 'freshness', 'oversight', 'billing']);
}
