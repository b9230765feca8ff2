import { useBlocker } from '@tanstack/react-router';
import { Drawer, Skeleton } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from '../api/session';
import { forgetDraft } from '../lib/drafts';
import { useWide } from '../lib/media';
import { CommandForm, type CommandFormProps } from './command-form';
import { draftName } from './use-draft';
import { useQuestion } from './use-question';

/**
 * A command in a drawer (the whole screen on a phone). Mount it to open it; it asks before it throws a draft away and
 * calls `onClose` when it has gone.
 */
export function CommandDrawer<V extends object, R>(
  props: CommandFormProps<V, R> & { title: string; onClose: () => void; size?: number },
) {
  const { title, onClose, size = 520, ...form } = props;
  const { t } = useTranslation('common');
  const ask = useQuestion();
  const wide = useWide();
  const [open, setOpen] = useState(true);
  // A form of many fields takes a slow phone longer to draw than a tap may wait for its answer: the drawer comes first.
  const ready = useDeferredValue(true, false);
  // A ref, not state: the page that `onDone` goes to must not meet the question about a draft that was just saved.
  const dirty = useRef(false);
  const discarded = useRef(false);

  async function mayLeave(): Promise<boolean> {
    if (!dirty.current) return true;
    return ask({
      title: t('draft.leave'),
      content: t('draft.lost'),
      okText: t('draft.discard'),
      cancelText: t('draft.keep'),
      okButtonProps: { danger: true },
    });
  }

  useBlocker({
    shouldBlockFn: async () => !(await mayLeave()),
    enableBeforeUnload: () => dirty.current,
  });

  return (
    <Drawer
      title={title}
      open={open}
      size={wide ? size : '100%'}
      // Over the whole screen there is nothing to dim, and CSS holds the page behind still: the mask's own lock measures it
      // four times first, which is felt beside a long list.
      mask={wide}
      rootClassName={wide ? '' : 'whole-screen'}
      focusable={{ trap: true }}
      onClose={() =>
        void mayLeave().then((leave) => {
          if (!leave) return;
          discarded.current = dirty.current;
          dirty.current = false;
          setOpen(false);
        })
      }
      afterOpenChange={(visible) => {
        if (visible) return;
        if (discarded.current && form.draft) forgetDraft(draftName(session.get().me?.id, form.draft));
        onClose();
      }}
    >
      {ready ? (
        <CommandForm
          {...form}
          onDirty={(now) => {
            dirty.current = now;
          }}
          onDone={(result, instance) => {
            dirty.current = false;
            setOpen(false);
            props.onDone(result, instance);
          }}
        />
      ) : (
        <Skeleton active />
      )}
    </Drawer>
  );
}
