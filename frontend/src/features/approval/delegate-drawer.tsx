import { App, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { options } from '@/shared/lib/options';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { TimeInput } from '@/shared/ui/inputs';
import { StaffPicker } from '@/shared/ui/remote-picker';
import { delegate } from './commands';
import { type Delegation, decidable, useActName } from './vocabulary';

/** Lets a colleague decide in one's place until a moment; whoever looks after the staff does it for others too. */
export function DelegateDrawer(props: { onClose: () => void }) {
  const { t } = useTranslation(['approval', 'common']);
  const { message } = App.useApp();
  const can = useCan();
  const act = useActName();
  const mine = decidable.filter(({ decide }) => can(decide)).map(({ action }) => action);
  const all = decidable.map(({ action }) => action);
  return (
    <CommandDrawer<Schemas['DelegateApprovals'], Delegation>
      title={t('delegation.add')}
      submitText={t('delegation.add')}
      initial={{ actions: mine }}
      send={delegate}
      onDone={() => void message.success(t('delegation.made'))}
      onClose={props.onClose}
    >
      {(form) => (
        <>
          {can('staff:write') && (
            <Form.Item name="delegatorId" label={t('delegation.from')} extra={t('delegation.fromHint')}>
              <StaffPicker placeholder={t('delegation.me')} />
            </Form.Item>
          )}
          <Form.Item name="delegateId" label={t('delegation.to')} rules={[{ required: true }]}>
            <StaffPicker />
          </Form.Item>
          <Form.Item noStyle dependencies={['delegatorId']}>
            {() => (
              <Form.Item name="actions" label={t('delegation.actions')} rules={[{ required: true }]}>
                <Select
                  mode="multiple"
                  showSearch={{ optionFilterProp: 'label' }}
                  options={options(form.getFieldValue('delegatorId') ? all : mine, act)}
                />
              </Form.Item>
            )}
          </Form.Item>
          <Form.Item
            name="validUntil"
            label={t('delegation.until')}
            extra={t('delegation.untilHint')}
            rules={[{ required: true }]}
          >
            <TimeInput />
          </Form.Item>
          <Form.Item name="reason" label={t('common:field.reason')}>
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
          </Form.Item>
        </>
      )}
    </CommandDrawer>
  );
}
