import { App, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { ReasonField } from '@/shared/ui/reason-field';
import { type Merge, undoMerge } from './commands';

/** Takes a merge back: everybody is a customer of their own again. */
export function UndoMergeDrawer(props: { merge: Merge; onClose: () => void }) {
  const { t } = useTranslation('duplicate');
  const { message } = App.useApp();
  const { merge } = props;
  return (
    <CommandDrawer<Schemas['UndoMerge'], Merge>
      title={t('undoTitle', { name: merge.survivor.name })}
      submitText={t('undo')}
      danger
      send={(values) => undoMerge(merge.id, values)}
      onDone={() => void message.success(t('undone'))}
      onClose={props.onClose}
    >
      <Typography.Paragraph>
        {t('undoExplain', {
          merged: merge.merged.map(({ name, number }) => `${name} (${number})`).join(', '),
        })}
      </Typography.Paragraph>
      <ReasonField />
    </CommandDrawer>
  );
}
