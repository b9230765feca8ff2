import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/shared/api/command';
import { snoozeTask } from './commands';
import type { Task } from './vocabulary';

/** Puts a task off without a form, as dragging it does. */
export function useSnooze(): (task: Task, dueOn: string) => void {
  const { t } = useTranslation('care');
  const { message } = App.useApp();
  const command = useCommand(({ task, dueOn }: { task: Task; dueOn: string }) =>
    snoozeTask(task.id, { dueOn }).catch((error: unknown) => {
      // There is no form to show it at.
      void message.error(error instanceof Error ? error.message : t('notMoved'), 6);
      throw error;
    }),
  );
  return (task, dueOn) => {
    if (dueOn === task.dueOn) return;
    void command
      .run({ task, dueOn })
      .then((moved) => moved && message.success(t('movedTo', { title: task.title, on: dueOn })));
  };
}
