import { useEffect, useRef } from 'react';

/** Function keys of a page. They work while typing, but not while the input method offers characters. */
export function useKeys(keys: readonly (readonly [key: string, act: () => unknown])[]): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const act = current.current.find(([key]) => key === event.key)?.[1];
      if (!act || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
