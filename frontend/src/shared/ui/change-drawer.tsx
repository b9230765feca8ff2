import { App, type FormInstance } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../api/problem';
import { mergePatch, mergeRecords } from '../lib/body';
import { CommandDrawer } from './command-drawer';
import type { Answers } from './command-form';
import { ConflictPanel } from './conflict-panel';

type FieldsOf<V> = Parameters<FormInstance<V>['setFieldsValue']>[0];

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
  /** What the record is called among the drafts: kept for the version that was read, offered back for no other. */
  draft?: string;
  onDone?: (changed: R) => void;
  onClose: () => void;
  size?: number;
  children: ReactNode | ((form: FormInstance<V>) => ReactNode);
}) {
  const { t } = useTranslation('common');
  const { message } = App.useApp();
  const base = useRef(props.stored);
  const { read, change } = props;

  /** Fills the form anew; what the record does not have is blank, whatever was typed there. */
  function fill(form: FormInstance<V>, values: V) {
    const typed = Object.keys(form.getFieldsValue());
    form.setFieldsValue(Object.fromEntries(typed.map((field) => [field, undefined])) as FieldsOf<V>);
    form.setFieldsValue(values as FieldsOf<V>);
  }

  function explain(problem: ApiProblem, form: FormInstance<V>, { again, forget }: Answers) {
    if (problem.status !== 412 || !isRecord<R>(problem.current)) return undefined;
    const now = problem.current;
    const before = read(base.current);
    const mine = { ...before, ...form.getFieldsValue() };
    const theirs = read(now);
    return (
      <ConflictPanel
        before={before}
        mine={mine}
        now={theirs}
        labels={props.labels}
        {...(props.show ? { show: props.show } : {})}
        onKeepMine={(yielded) => {
          const { merged, mixed } = mergeRecords(before, mine, theirs, yielded);
          base.current = now;
          fill(form, merged);
          if (mixed) {
            // Nobody has seen the two lists as one yet.
            forget();
            void message.info(t('conflict.merged'), 6);
          } else again();
        }}
        onTakeTheirs={() => {
          base.current = now;
          fill(form, theirs);
          forget();
          void message.info(t('conflict.taken'), 6);
        }}
      />
    );
  }

  return (
    <CommandDrawer<V, R>
      title={props.title}
      initial={read(props.stored)}
      {...(props.draft ? { draft: `${props.draft}.${props.stored.version}` } : {})}
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
