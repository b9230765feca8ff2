import { useSyncExternalStore } from 'react';

export const LANGUAGES = ['zh-CN', 'en-US'] as const;
export const THEMES = ['system', 'light', 'dark'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;
/** The rolls of receipt printers, in millimetres. */
export const PAPERS = ['80', '58'] as const;

/** What a person has chosen for this browser. Nothing secret: it is kept in local storage. */
export type Prefs = {
  language: (typeof LANGUAGES)[number];
  theme: (typeof THEMES)[number];
  density: (typeof DENSITIES)[number];
  paper: (typeof PAPERS)[number];
};

export const PREFS_KEY = 'taizhang.prefs';
const listeners = new Set<() => void>();
let prefs = storedPrefs();

/** What is kept, perhaps by another tab. */
export function storedPrefs(): Prefs {
  let stored: Partial<Record<keyof Prefs, unknown>> = {};
  try {
    stored = JSON.parse(globalThis.localStorage.getItem(PREFS_KEY) ?? '{}');
  } catch {
    // Storage may be blocked or hold something else; the defaults do.
  }
  return {
    language: LANGUAGES.find((each) => each === stored.language) ?? 'zh-CN',
    theme: THEMES.find((each) => each === stored.theme) ?? 'system',
    density: DENSITIES.find((each) => each === stored.density) ?? 'comfortable',
    paper: PAPERS.find((each) => each === stored.paper) ?? '80',
  };
}

export const getPrefs = (): Prefs => prefs;

export function setPrefs(change: Partial<Prefs>): void {
  prefs = { ...prefs, ...change };
  try {
    globalThis.localStorage.setItem(PREFS_KEY, JSON.stringify(prefs));
  } catch {
    // Then it holds until the page is left.
  }
  for (const listener of listeners) listener();
}

export function usePrefs(): Prefs {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, getPrefs);
}
