import { readdirSync, readFileSync } from 'node:fs';
import i18next from 'i18next';

export const languages = ['zh-CN', 'en-US'] as const;
export type Language = (typeof languages)[number];
/** A text by its namespace and key: `card:topUp`. A key that is not there is answered as it is, and found nowhere. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

/** The texts of the program, so that a story is told once and holds in every language. */
export async function wordsOf(language: Language): Promise<Words> {
  const folder = new URL(`../../src/shared/i18n/${language}/`, import.meta.url);
  const words = i18next.createInstance();
  await words.init({ lng: language, interpolation: { escapeValue: false } });
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')))
    words.addResourceBundle(
      language,
      file.slice(0, -'.json'.length),
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
    );
  return (key, values) => String(words.t(key as never, values as never));
}
