import { useEffect, useState } from 'react';
import { useSession } from '../api/session';
import { type Draft, forgetDraft, keepDraftNow, keepDraftSoon, readDraft } from '../lib/drafts';

/** The name under which a person's draft of a form is kept. */
export const draftName = (person: string | undefined, form: string): string => `${person ?? ''}.${form}`;

/** What was typed into a form and not sent, of this person in this browser; nothing without a name. */
export function useDraft<V extends object>(form: string | undefined) {
  const { me } = useSession();
  const name = form && draftName(me?.id, form);
  const [found, setFound] = useState<Draft | undefined>(() => (name ? readDraft(name) : undefined));
  useEffect(() => {
    if (name) return () => keepDraftNow(name);
    return undefined;
  }, [name]);

  function forget() {
    if (name) forgetDraft(name);
    setFound(undefined);
  }
  return {
    found,
    keep(values: V) {
      if (!name) return;
      // Whoever begins anew has seen the offer.
      setFound(undefined);
      keepDraftSoon(name, values);
    },
    take(): Partial<V> {
      setFound(undefined);
      return (found?.values ?? {}) as Partial<V>;
    },
    forget,
  };
}
