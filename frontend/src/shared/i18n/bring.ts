import i18next from 'i18next';
import type { Prefs } from '../lib/prefs';

/**
 * Adds texts that few pages show, in both languages, when such a page is drawn: the start of the program has no room
 * for them. What is there already stays.
 */
export function bringTexts(namespace: string, texts: Record<Prefs['language'], object>): void {
  for (const [language, entries] of Object.entries(texts))
    if (!i18next.hasResourceBundle(language, namespace))
      i18next.addResourceBundle(language, namespace, entries);
}
