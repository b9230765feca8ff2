import { App, Card, Form, Input, Radio, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWide } from '@/shared/lib/media';
import { options } from '@/shared/lib/options';
import { interactionChannels } from '@/shared/lib/vocabulary';
import { CommandForm } from '@/shared/ui/command-form';
import { DateInput } from '@/shared/ui/inputs';
import { CustomerPicker } from '@/shared/ui/remote-picker';
import { type Interaction, type RecordInteraction, recordInteraction } from './commands';

/**
 * One contact after another without the mouse: who, how, what was said, Ctrl+Enter, and the form stands ready for the
 * next. How it was done stays, because the next call is a call too.
 */
export function QuickLog() {
  const { t } = useTranslation(['interaction', 'common']);
  const { message } = App.useApp();
  const wide = useWide();
  const [round, setRound] = useState(0);
  return (
    <Card
      size="small"
      title={t('record')}
      extra={wide && <Typography.Text type="secondary">{t('quickHint')}</Typography.Text>}
    >
      <CommandForm<RecordInteraction, Interaction>
        initial={{ channel: 'CALL', direction: 'OUTBOUND' }}
        submitText={t('recordSubmit')}
        draft="interaction"
        send={recordInteraction}
        onDone={(interaction, form) => {
          void message.success(t('recordedFor', { name: interaction.customerName }));
          form.resetFields();
          form.setFieldsValue({ channel: interaction.channel, direction: interaction.direction });
          setRound(round + 1);
        }}
      >
        <div className="quick-log">
          <Form.Item name="customerId" label={t('common:field.customer')} rules={[{ required: true }]}>
            <CustomerPicker key={round} autoFocus />
          </Form.Item>
          <Form.Item name="channel" label={t('field.channel')} rules={[{ required: true }]}>
            <Radio.Group
              optionType="button"
              options={options(interactionChannels, (channel) => t(`common:channel.${channel}`))}
            />
          </Form.Item>
          <Form.Item name="direction" hidden>
            <Input />
          </Form.Item>
          <Form.Item
            name="content"
            label={t('field.content')}
            rules={[{ required: true, whitespace: true }, { max: 4000 }]}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
          </Form.Item>
          <Form.Item name="nextStep" label={t('field.nextStep')}>
            <Input autoComplete="off" maxLength={500} />
          </Form.Item>
          <Form.Item name="nextStepOn" label={t('field.nextStepOn')}>
            <DateInput />
          </Form.Item>
        </div>
      </CommandForm>
    </Card>
  );
}
