import { theme } from 'antd';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';

/**
 * Tabs that scroll sideways where there is no room. (The component library folds what does not fit into a button inside
 * its tab list, which assistive technology takes for a broken list.)
 */
export function TabBar(props: {
  label: string;
  tabs: readonly { key: string; label: string }[];
  active: string;
  onChange: (key: string) => void;
  children: ReactNode;
}) {
  const id = useId();
  const { token } = theme.useToken();
  const { tabs, active } = props;
  const bar = useRef<HTMLDivElement>(null);

  // On a phone the open tab may lie beyond the edge.
  useEffect(() => {
    const tab = document.getElementById(id + active);
    if (!bar.current || !tab) return;
    bar.current.scrollLeft = tab.offsetLeft - (bar.current.clientWidth - tab.offsetWidth) / 2;
  }, [id, active]);

  function move(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const here = tabs.findIndex(({ key }) => key === active);
    const next = tabs[(here + step + tabs.length) % tabs.length];
    if (!next) return;
    props.onChange(next.key);
    document.getElementById(`${id}${next.key}`)?.focus();
  }

  return (
    <>
      <div
        ref={bar}
        role="tablist"
        aria-label={props.label}
        className="tab-bar"
        style={{ '--tab-active': token.colorLink, '--tab-line': token.colorBorder } as CSSProperties}
      >
        {tabs.map(({ key, label }) => (
          <button
            key={key}
            id={id + key}
            type="button"
            role="tab"
            aria-selected={key === active}
            aria-controls={`${id}panel`}
            tabIndex={key === active ? 0 : -1}
            style={{ color: key === active ? token.colorLink : token.colorText }}
            onClick={() => props.onChange(key)}
            onKeyDown={move}
          >
            {label}
          </button>
        ))}
      </div>
      <div id={`${id}panel`} role="tabpanel" aria-labelledby={id + active}>
        {props.children}
      </div>
    </>
  );
}
