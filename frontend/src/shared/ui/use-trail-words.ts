import { useTranslation } from 'react-i18next';
import { bringTexts } from '@/shared/i18n/bring';
import english from '@/shared/i18n/en-US/trail.json';
import chinese from '@/shared/i18n/zh-CN/trail.json';

/** What acts and records are called. What has no name here, such as one of a newer server, is called as the API calls it. */
export function useTrailWords() {
  bringTexts('trail', { 'zh-CN': chinese, 'en-US': english });
  const { t } = useTranslation('trail');
  return {
    action: (code: string): string => t(`action.${code}`, { defaultValue: code }),
    field: (name: string): string => t(`field.${name}`, { defaultValue: name }),
    /** A code by the first of the texts that there is. */
    value: (keys: string[], code: string): string =>
      String((t as (keys: string[], options: object) => unknown)(keys, { defaultValue: code })),
    subject: (type: string): string => t(`subject.${type}`, { defaultValue: type }),
  };
}

export const actions: string[] = Object.entries(chinese.action).flatMap(([noun, verbs]) =>
  Object.keys(verbs).map((verb) => `${noun}.${verb}`),
);
export const subjectTypes: string[] = Object.keys(chinese.subject);
