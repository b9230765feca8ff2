import { useEffect, useRef } from 'react';

/** The fewest characters that are taken for a scan: a card has sixteen, a payment code twenty. */
const LEAST = 12;
/**
 * Slower than this is a person. Cheap Bluetooth scanners leave up to 60 ms between two characters; a finger is sometimes as
 * fast, but not for twelve characters and an Enter on end.
 */
const FASTEST_FINGER_MS = 70;

type Written = { field: HTMLInputElement | HTMLTextAreaElement; text: string };
type Stroke = { code: string; key: string; at: number };

/**
 * Tells a scanner that types from a person: many characters in quick succession and then Enter. Goes by the key's place
 * rather than its character, so that a Chinese input method cannot swallow digits.
 */
export function scanReader(): (stroke: Stroke) => { begun: boolean; scan: string | undefined } {
  let text = '';
  let last = 0;
  return ({ code, key, at }) => {
    const quick = at - last < FASTEST_FINGER_MS;
    last = at;
    if (code === 'Enter' || code === 'NumpadEnter') {
      const scan = quick && text.length >= LEAST ? text : undefined;
      text = '';
      return { begun: false, scan };
    }
    const character = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? (key.length === 1 ? key : '');
    const begun = !quick || text === '';
    text = begun ? character : text + character;
    return { begun, scan: undefined };
  };
}

function writtenIn(target: EventTarget | null): Written | undefined {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    ? { field: target, text: target.value }
    : undefined;
}

/** Makes it again what it was, for React too, which sees only what is set past its own setter. */
function putBack({ field, text }: Written): void {
  if (field.value === text) return;
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Calls `onScan` wherever the focus is. `onBegin` comes with every character that could be a scan's first, so that what
 * the page has made of what the scanner types into a field by the way can be undone; the field itself is put back here.
 *
 * @param ownField the id of the field that reads scans by itself
 */
export function useScanner(props: { ownField: string; onBegin: () => void; onScan: (text: string) => void }) {
  const current = useRef(props);
  current.current = props;
  useEffect(() => {
    const read = scanReader();
    let before: Written | undefined;
    function press(event: KeyboardEvent) {
      const { ownField, onBegin, onScan } = current.current;
      if (event.target instanceof HTMLElement && event.target.id === ownField) return;
      const { begun, scan } = read({ code: event.code, key: event.key, at: event.timeStamp });
      if (begun) {
        before = writtenIn(event.target);
        onBegin();
      }
      if (scan === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (before) putBack(before);
      onScan(scan);
    }
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, []);
}
