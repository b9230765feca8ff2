import dayjs from 'dayjs';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import 'dayjs/locale/zh-cn';
import { getPrefs, PREFS_KEY, type Prefs, setPrefs, storedPrefs } from '../lib/prefs';
import { texts } from './zh-CN';

async function show(language: Prefs['language']): Promise<void> {
  if (language === 'en-US' && !i18next.hasResourceBundle('en-US', 'common')) {
    const english = await import('./en-US');
    for (const [namespace, entries] of Object.entries(english.texts)) {
      i18next.addResourceBundle('en-US', namespace, entries);
    }
  }
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** Chinese comes with the program, English when it is chosen. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': texts },
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await show(getPrefs().language);
  // What is chosen in one tab holds in all of them.
  globalThis.addEventListener('storage', ({ key }) => {
    if (key === PREFS_KEY) void show(storedPrefs().language).then(() => setPrefs(storedPrefs()));
  });
}

export async function switchLanguage(language: Prefs['language']): Promise<void> {
  await show(language);
  setPrefs({ language });
}
