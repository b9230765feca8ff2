import { App, Checkbox, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { today } from '@/shared/lib/date';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { CustomerPicker } from '@/shared/ui/remote-picker';
import { changeDraft, correctEntry, draftEntry } from './commands';
import { EntryFields } from './entry-fields';
import type { DraftEntry, Entry } from './vocabulary';

/** Writes an entry for a customer who is given or still to be chosen. */
export function RecordEntryDrawer(props: { customerId?: string; onClose: () => void }) {
  const { t } = useTranslation(['account', 'common']);
  const { message } = App.useApp();
  const can = useCan();
  const mayPost = can('transaction:post');
  const { customerId } = props;
  return (
    <CommandDrawer<DraftEntry, Entry>
      title={t('record')}
      submitText={t('recordSubmit')}
      size={640}
      initial={{ type: 'SALE', businessDate: today(), method: 'CASH', channel: 'STORE', draft: !mayPost }}
      draft={`entry.${customerId ?? ''}`}
      send={(values, key) => draftEntry(customerId ? { ...values, customerId } : values, key)}
      onDone={(entry) =>
        void message.success(t(entry.status === 'DRAFT' ? 'drafted' : 'posted', { number: entry.number }))
      }
      onClose={props.onClose}
    >
      {!customerId && (
        <Form.Item name="customerId" label={t('common:field.customer')} rules={[{ required: true }]}>
          <CustomerPicker />
        </Form.Item>
      )}
      <EntryFields />
      <Form.Item name="draft" valuePropName="checked" extra={t('draftHint')}>
        <Checkbox disabled={!mayPost}>{t('asDraft')}</Checkbox>
      </Form.Item>
    </CommandDrawer>
  );
}

/** The part of an entry that a draft may still change and a correction starts from. */
export function editable(entry: Entry): Omit<Schemas['PostEntry'], 'customerId'> {
  const { type, businessDate, amount, category, method, memo, shopId, channel, lines } = entry;
  return {
    type,
    businessDate,
    amount,
    ...(category ? { category } : {}),
    ...(method ? { method } : {}),
    ...(memo ? { memo } : {}),
    ...(shopId ? { shopId } : {}),
    ...(channel ? { channel } : {}),
    ...(lines.length > 0
      ? {
          lines: lines.map(({ product, sku, quantity, unitPrice, discount }) => ({
            product,
            quantity,
            unitPrice,
            ...(sku ? { sku } : {}),
            ...(discount ? { discount } : {}),
          })),
        }
      : {}),
  };
}

export function ChangeDraftDrawer(props: { entry: Entry; onClose: () => void }) {
  const { t } = useTranslation(['account', 'common']);
  const { message } = App.useApp();
  return (
    <ChangeDrawer<ReturnType<typeof editable>, Entry>
      title={t('changeDraft', { number: props.entry.number })}
      size={640}
      stored={props.entry}
      draft={`entry.change.${props.entry.id}`}
      read={editable}
      labels={{
        type: t('field.type'),
        businessDate: t('field.businessDate'),
        amount: t('common:field.amount'),
        category: t('field.category'),
        method: t('common:field.method'),
        memo: t('common:field.memo'),
        channel: t('field.channel'),
        lines: t('lines.title'),
      }}
      change={(patch, version) => changeDraft(props.entry.id, patch, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <EntryFields />
    </ChangeDrawer>
  );
}

type Correction = { reason: string; kind: 'REPLACE' | 'REVERSE'; replacement?: ReturnType<typeof editable> };

/** A posted entry is never changed: it is reversed, and replaced by what it should have been. */
export function CorrectEntryDrawer(props: {
  entry: Entry;
  onDone: (entry: Entry) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('account');
  const { message } = App.useApp();
  const { entry } = props;
  return (
    <CommandDrawer<Correction, Entry>
      title={t('correctTitle', { number: entry.number })}
      submitText={t('correctSubmit')}
      size={640}
      initial={{ kind: 'REPLACE', replacement: editable(entry) }}
      send={({ reason, kind, replacement }, key) =>
        correctEntry(
          entry.id,
          {
            reason,
            ...(kind === 'REPLACE' && replacement
              ? { replacement: { ...replacement, customerId: entry.customerId } }
              : {}),
          },
          key,
        )
      }
      onDone={(corrected) => {
        void message.success(t('corrected'));
        props.onDone(corrected);
      }}
      onClose={props.onClose}
    >
      {(form) => (
        <>
          <Form.Item name="kind" label={t('correction.kind')}>
            <Radio.Group
              options={[
                { value: 'REPLACE', label: t('correction.REPLACE') },
                { value: 'REVERSE', label: t('correction.REVERSE') },
              ]}
            />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t('correction.reason')}
            rules={[{ required: true, whitespace: true }]}
          >
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
          </Form.Item>
          <Form.Item noStyle dependencies={['kind']}>
            {() => form.getFieldValue('kind') === 'REPLACE' && <EntryFields path="replacement" />}
          </Form.Item>
        </>
      )}
    </CommandDrawer>
  );
}
