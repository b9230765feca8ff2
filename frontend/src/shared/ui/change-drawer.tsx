import type { FormInstance } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../api/problem';
import { mergePatch } from '../lib/body';
import { CommandDrawer } from './command-drawer';
import { ConflictPanel } from './conflict-panel';

/**
 * Changes a stored record: sends only what was changed, for the version that was read. When somebody else was faster,
 * both versions are laid side by side and the person decides.
 */
export function ChangeDrawer<V extends object, R extends { version: number }>(props: {
  title: string;
  stored: R;
  /** The editable part of the record, as the form holds it. */
  read: (stored: R) => V;
  labels: Partial<Record<keyof V & string, string>>;
  /** How a value reads in the comparison; plain texts need nothing. */
  show?: (field: keyof V & string, value: unknown) => ReactNode;
  /** Gets what was changed; and the whole, for a server that takes nothing less. */
  change: (patch: Partial<V>, version: number, whole: V) => Promise<R>;
  onDone?: (changed: R) => void;
  onClose: () => void;
  size?: number;
  children: ReactNode | ((form: FormInstance<V>) => ReactNode);
}) {
  const { t } = useTranslation('common');
  const base = useRef(props.stored);
  const { read, change } = props;

  function explain(problem: ApiProblem, form: FormInstance<V>, again: () => void) {
    if (problem.status !== 412 || !isRecord<R>(problem.current)) return undefined;
    const now = problem.current;
    return (
      <ConflictPanel
        before={read(base.current)}
        mine={{ ...read(base.current), ...form.getFieldsValue() }}
        now={read(now)}
        labels={props.labels}
        {...(props.show ? { show: props.show } : {})}
        onKeepMine={() => {
          const theirs = read(now);
          const patch = mergePatch(read(base.current), { ...read(base.current), ...form.getFieldsValue() });
          base.current = now;
          form.setFieldsValue({ ...theirs, ...patch } as Parameters<typeof form.setFieldsValue>[0]);
          again();
        }}
        onTakeTheirs={() => {
          base.current = now;
          form.setFieldsValue(read(now) as Parameters<typeof form.setFieldsValue>[0]);
        }}
      />
    );
  }

  return (
    <CommandDrawer<V, R>
      title={props.title}
      initial={read(props.stored)}
      submitText={t('action.save')}
      send={(values) => {
        const whole = { ...read(base.current), ...values };
        return change(mergePatch(read(base.current), whole), base.current.version, whole);
      }}
      onDone={(changed) => props.onDone?.(changed)}
      onClose={props.onClose}
      explain={explain}
      {...(props.size ? { size: props.size } : {})}
    >
      {props.children}
    </CommandDrawer>
  );
}

function isRecord<R extends { version: number }>(value: unknown): value is R {
  return typeof value === 'object' && value !== null && 'version' in value;
}
