import { Alert, Button, Card } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TaskForm } from '@/features/care/task-form';
import { KeptCustomerFile } from '@/features/customer/kept-customer-file';
import { NoteForm } from '@/features/interaction/note-form';
import { formatInstant } from '@/shared/lib/date';
import type { KeptCustomer, Owner, WritingKind } from '@/shared/offline/device';
import { Page } from '@/shared/ui/page';

/** A customer as they were read last on this device, with what can be written about them meanwhile. */
export function KeptCustomerPage(props: {
  kept: KeptCustomer;
  writer: Owner;
  back?: ReactNode;
  onDraft?: (draft: boolean) => void;
}) {
  const { t } = useTranslation('offline');
  const { kept, writer, back, onDraft } = props;
  const { customer } = kept.profile;
  const [kind, setKind] = useState<WritingKind>();
  const about = { customerId: customer.id, customerName: customer.name };
  const dirty = (draft: boolean) => onDraft?.(draft);
  return (
    <Page
      title={customer.name}
      actions={
        <>
          {back}
          {writer.may.map((each) => (
            <Button
              key={each}
              type={each === 'interaction' ? 'primary' : 'default'}
              aria-expanded={kind === each}
              onClick={() => setKind(each)}
            >
              {t(`write.${each}`)}
            </Button>
          ))}
        </>
      }
    >
      <Alert type="warning" showIcon title={t('asOf', { at: formatInstant(kept.readAt) })} />
      {kind && (
        <Card size="small" title={t(`write.${kind}`)}>
          {kind === 'interaction' ? (
            <NoteForm {...about} onDirty={dirty} />
          ) : (
            <TaskForm {...about} onDirty={dirty} />
          )}
        </Card>
      )}
      <KeptCustomerFile profile={kept.profile} />
    </Page>
  );
}
