import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { session } from '@/shared/api/session';
import { startTexts } from '@/shared/i18n';
import { setPrefs } from '@/shared/lib/prefs';

// Pages are lazy and the component library is large; a busy machine needs its time.
// Whether an element is hidden costs a computed style for each of its parents: the browser tests look at that.
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });

let width = 1280;

/** Makes the window a phone's, or a desk's again. */
export function windowWidth(pixels: number): void {
  width = pixels;
}

function matches(query: string): boolean {
  const least = /min-width:\s*([\d.]+)px/.exec(query);
  const most = /max-width:\s*([\d.]+)px/.exec(query);
  if (!least && !most) return false;
  return (!least || width >= Number(least[1])) && (!most || width <= Number(most[1]));
}

Object.defineProperty(globalThis, 'matchMedia', {
  writable: true,
  value: (query: string) => ({
    matches: matches(query),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }),
});
globalThis.scrollTo = () => undefined;

beforeAll(async () => {
  await startTexts();
});

beforeEach(() => {
  width = 1280;
  localStorage.clear();
  setPrefs({ language: 'zh-CN', theme: 'light', density: 'comfortable', paper: '80' });
  session.reset();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
