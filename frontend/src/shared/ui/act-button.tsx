import { App, Button, type ButtonProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/command';
import { asProblem } from '../api/problem';
import { useLost } from '../offline/connection';
import { useQuestion } from './use-question';

/** A command without a form: asks when it cannot be undone easily, sends once, reports. */
export function ActButton<R>(
  props: Pick<ButtonProps, 'type' | 'size' | 'danger' | 'icon'> & {
    children: ReactNode;
    /** The question before it is done; none for what is undone easily. */
    confirm?: string;
    done: string;
    send: (key: string) => Promise<R>;
    onDone?: (result: R) => void;
  },
) {
  const { t } = useTranslation(['common', 'offline']);
  const lost = useLost();
  const { message } = App.useApp();
  const ask = useQuestion();
  const command = useCommand((_: null, key) =>
    props.send(key).catch((error: unknown) => {
      // There is no form to show it at.
      if (asProblem(error).status === 202) void message.info(t('problem.waits'), 6);
      else void message.error(error instanceof Error ? error.message : t('problem.unexpected'), 6);
      throw error;
    }),
  );
  const { confirm, done, send, onDone, children, ...button } = props;

  async function act() {
    if (confirm && !(await ask({ title: confirm, okButtonProps: { danger: props.danger ?? false } }))) return;
    const result = await command.run(null);
    if (result === undefined) return;
    void message.success(done);
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
