import { useSyncExternalStore } from 'react';

/** Whether a media query holds, known from the first drawing on and followed from then. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = globalThis.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => globalThis.matchMedia(query).matches,
  );
}

/**
 * Whether there is room for tables, and for what stands side by side; a phone has none. Ant Design's own hook knows it only
 * after the first drawing, so a desk would draw every list of cards before its table.
 */
export const useWide = (least: 'md' | 'lg' | 'xl' = 'md'): boolean =>
  useMedia(`(min-width: ${{ md: 768, lg: 992, xl: 1200 }[least]}px)`);
