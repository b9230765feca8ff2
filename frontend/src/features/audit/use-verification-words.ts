import { useTranslation } from 'react-i18next';
import { bringTexts } from '@/shared/i18n/bring';
import english from '@/shared/i18n/en-US/verification.json';
import chinese from '@/shared/i18n/zh-CN/verification.json';

/** The words of the checks, which hardly anybody but an auditor reads. */
export function useVerificationWords() {
  bringTexts('verification', { 'zh-CN': chinese, 'en-US': english });
  return useTranslation(['verification', 'common']);
}
