import { useEffect, useRef, useState } from 'react';
import { useSession } from '../api/session';
import { type Draft, forgetDraft, keepDraft, readDraft } from '../lib/drafts';

const PAUSE_MS = 400;

/** The name under which a person's draft of a form is kept. */
export const draftName = (person: string | undefined, form: string): string => `${person ?? ''}.${form}`;

/** What was typed into a form and not sent, of this person in this browser; nothing without a name. */
export function useDraft<V extends object>(form: string | undefined) {
  const { me } = useSession();
  const name = form && draftName(me?.id, form);
  const [found, setFound] = useState<Draft | undefined>(() => (name ? readDraft(name) : undefined));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function forget() {
    clearTimeout(timer.current);
    if (name) forgetDraft(name);
    setFound(undefined);
  }
  return {
    found,
    keep(values: V) {
      if (!name) return;
      // Whoever begins anew has seen the offer.
      setFound(undefined);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => keepDraft(name, values), PAUSE_MS);
    },
    take(): Partial<V> {
      setFound(undefined);
      return (found?.values ?? {}) as Partial<V>;
    },
    forget,
  };
}
