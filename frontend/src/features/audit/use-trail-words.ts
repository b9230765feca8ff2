import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import english from '@/shared/i18n/en-US/trail.json';
import chinese from '@/shared/i18n/zh-CN/trail.json';

/** The words come with the pages that show the trail: they are many, and nobody else reads them. */
function bring(): void {
  for (const [language, texts] of Object.entries({ 'zh-CN': chinese, 'en-US': english }))
    if (!i18next.hasResourceBundle(language, 'trail')) i18next.addResourceBundle(language, 'trail', texts);
}

/** What acts and records are called. What has no name here, such as one of a newer server, is called as the API calls it. */
export function useTrailWords() {
  bring();
  const { t } = useTranslation('trail');
  return {
    action: (code: string): string => t(`action.${code}`, { defaultValue: code }),
    subject: (type: string): string => t(`subject.${type}`, { defaultValue: type }),
  };
}

export const actions: string[] = Object.entries(chinese.action).flatMap(([noun, verbs]) =>
  Object.keys(verbs).map((verb) => `${noun}.${verb}`),
);
export const subjectTypes: string[] = Object.keys(chinese.subject);
