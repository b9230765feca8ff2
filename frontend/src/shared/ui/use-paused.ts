import { useEffect, useState } from 'react';

/** The text once the typing has paused, without blanks around it. */
export function usePaused(text: string, milliseconds = 250): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), milliseconds);
    return () => clearTimeout(timer);
  }, [text, milliseconds]);
  return paused.trim();
}
