import { type ReactNode, useState } from 'react';
import { CancelTaskDrawer, CompleteTaskDrawer, SnoozeTaskDrawer } from './task-drawers';
import type { Task } from './vocabulary';

type Asked = { act: 'complete' | 'snooze' | 'cancel'; task: Task; dueOn?: string };

/** The forms about a task, and what opens one of them. */
export function useTaskDialog(): [dialog: ReactNode, open: (asked: Asked) => void] {
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  if (!asked) return [null, setAsked];
  const { task } = asked;
  const drawers = {
    complete: <CompleteTaskDrawer task={task} onClose={close} />,
    snooze: <SnoozeTaskDrawer task={task} {...(asked.dueOn ? { dueOn: asked.dueOn } : {})} onClose={close} />,
    cancel: <CancelTaskDrawer task={task} onClose={close} />,
  };
  return [drawers[asked.act], setAsked];
}
