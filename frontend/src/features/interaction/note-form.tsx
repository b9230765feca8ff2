import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWriter } from '@/shared/offline/device';
import { write } from '@/shared/offline/outbox';
import { CommandForm } from '@/shared/ui/command-form';
import type { RecordInteraction } from './commands';
import { InteractionFields } from './interaction-fields';

/** The quick form about a call, visit or message; it may be filled in while the server does not answer. */
export function NoteForm(props: {
  customerId: string;
  customerName: string;
  onDirty?: (dirty: boolean) => void;
}) {
  const { t } = useTranslation(['interaction', 'offline']);
  const { message } = App.useApp();
  const writer = useWriter();
  const { customerId, customerName, onDirty } = props;
  if (!writer) return null;
  return (
    <CommandForm<RecordInteraction, 'sent' | 'kept'>
      later
      draft={`interaction.${customerId}`}
      initial={{ channel: 'CALL', direction: 'OUTBOUND' }}
      submitText={t('recordSubmit')}
      send={(values, key) =>
        write(
          { kind: 'interaction', body: { ...values, customerId } },
          { person: writer.id, customerName, key },
        )
      }
      onDone={(how, form) => {
        void message.success(how === 'sent' ? t('recorded') : t('offline:kept'));
        form.resetFields();
        onDirty?.(false);
      }}
      {...(onDirty ? { onDirty } : {})}
    >
      <InteractionFields quick />
    </CommandForm>
  );
}
