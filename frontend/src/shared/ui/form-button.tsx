import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useAsked } from './use-asked';

/** A button and the form that it opens, by themselves, so that opening it does not draw the list beside it again. */
export function FormButton(props: {
  /** Whether the page's address asks for the form. */
  asked: true | undefined;
  form: (close: () => void) => ReactNode;
  children: ReactNode;
}) {
  const [open, setOpen] = useAsked(props.asked);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {props.children}
      </Button>
      {open && props.form(() => setOpen(false))}
    </>
  );
}
