import { App, Button, type ButtonProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/command';
import { asProblem } from '../api/problem';
import { useLost } from '../offline/connection';
import { useQuestion } from './use-question';
import { useUndo } from './use-undo';

/** A command without a form: sends once, reports. It asks before what nobody can take back, and offers to undo the rest. */
export function ActButton<R>(
  props: Pick<ButtonProps, 'type' | 'size' | 'danger' | 'icon'> & {
    children: ReactNode;
    /** The question before it is done; none for what can be undone. */
    confirm?: string;
    /** Takes it back, offered beside the report. */
    undo?: (result: R) => Promise<unknown>;
    done: string;
    send: (key: string) => Promise<R>;
    onDone?: (result: R) => void;
  },
) {
  const { t } = useTranslation(['common', 'offline']);
  const lost = useLost();
  const { message } = App.useApp();
  const ask = useQuestion();
  const offer = useUndo();
  const command = useCommand((_: null, key) =>
    props.send(key).catch((error: unknown) => {
      // There is no form to show it at.
      if (asProblem(error).status === 202) void message.info(t('problem.waits'), 6);
      else void message.error(error instanceof Error ? error.message : t('problem.unexpected'), 6);
      throw error;
    }),
  );
  const { confirm, done, undo, send, onDone, children, ...button } = props;

  async function act() {
    if (confirm && !(await ask({ title: confirm, okButtonProps: { danger: props.danger ?? false } }))) return;
    const result = await command.run(null);
    if (result === undefined) return;
    if (undo) offer(done, () => undo(result));
    else void message.success(done);
    onDone?.(result);
  }

  return (
    <Button
      {...button}
      loading={command.pending}
      disabled={lost}
      {...(lost ? { title: t('offline:notNow') } : {})}
      onClick={() => void act()}
    >
      {children}
    </Button>
  );
}
