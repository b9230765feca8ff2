import { SearchOutlined } from '@ant-design/icons';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { Flex, Input, type InputRef, Modal, Typography, theme } from 'antd';
import { type CSSProperties, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteEntry } from './entries';
import { useEntries } from './use-entries';

/** Finds a record, a page or a way to begin, without leaving the keyboard. Mount it to open it. */
export function Palette(props: { onClose: () => void }) {
  const { t } = useTranslation('palette');
  const { token } = theme.useToken();
  const router = useRouter();
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { entries, searching } = useEntries(typed);
  const list = useId();
  const active = entries[Math.min(at, entries.length - 1)];

  useReturnOfFocus();
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    document.getElementById(`${list}${active?.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [active?.id, list]);

  async function choose(entry: PaletteEntry) {
    props.onClose();
    // A form that the address asked for once has to be asked for anew.
    if ('new' in router.state.location.search)
      await navigate({ to: router.state.location.pathname, search: {}, replace: true });
    await entry.go(navigate);
  }

  function press(event: KeyboardEvent) {
    // Enter and arrows belong to the input method while it offers characters.
    if (event.nativeEvent.isComposing || entries.length === 0) return;
    const here = active ? entries.indexOf(active) : -1;
    const steps: Record<string, number> = {
      ArrowDown: (here + 1) % entries.length,
      ArrowUp: (here - 1 + entries.length) % entries.length,
      PageDown: Math.min(here + 8, entries.length - 1),
      PageUp: Math.max(here - 8, 0),
    };
    const next = steps[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setAt(next);
    } else if (event.key === 'Enter' && active) {
      event.preventDefault();
      void choose(active);
    }
  }

  const groups = [...new Set(entries.map(({ group }) => group))];
  return (
    <Modal
      open
      title={t('title')}
      footer={null}
      transitionName=""
      maskTransitionName=""
      zIndex={1100}
      style={{ top: 40 }}
      onCancel={props.onClose}
    >
      <Flex vertical gap={12} style={{ '--palette-active': token.controlItemBgActive } as CSSProperties}>
        <Input
          ref={input}
          size="large"
          prefix={<SearchOutlined aria-hidden />}
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={list}
          aria-label={t('title')}
          {...(active ? { 'aria-activedescendant': `${list}${active.id}` } : {})}
          autoComplete="off"
          placeholder={t('placeholder')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
        <div id={list} role="listbox" aria-label={t('results')} className="palette" aria-busy={searching}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
            <div key={group} role="group" aria-label={t(`group.${group}`)}>
              <Typography.Text type="secondary" className="palette-group" aria-hidden>
                {t(`group.${group}`)}
              </Typography.Text>
              {entries
                .filter((entry) => entry.group === group)
                .map((entry) => (
                  // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
                  <div
                    key={entry.id}
                    id={list + entry.id}
                    role="option"
                    aria-selected={entry === active}
                    className="palette-entry"
                    onClick={() => void choose(entry)}
                  >
                    <span>{entry.title}</span>
                    {entry.detail && <Typography.Text type="secondary">{entry.detail}</Typography.Text>}
                  </div>
                ))}
            </div>
          ))}
        </div>
        <span role="status" className={entries.length > 0 ? 'visually-hidden' : ''}>
          {searching
            ? t('searching')
            : t(entries.length > 0 ? 'found' : 'nothing', { count: entries.length })}
        </span>
        <Typography.Text type="secondary" className="palette-help">
          {t('help')}
        </Typography.Text>
      </Flex>
    </Modal>
  );
}

/** Whoever closes the palette without choosing goes on where they were. */
function useReturnOfFocus() {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
}
