import { useEffect, useState } from 'react';

/** Whether a page's form is open: at the start when the address asks for it, and whenever it begins to. */
export function useAsked(asked: true | undefined): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(asked ?? false);
  useEffect(() => {
    if (asked) setOpen(true);
  }, [asked]);
  return [open, setOpen];
}
