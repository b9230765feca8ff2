import { App, Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { CommandForm } from '@/shared/ui/command-form';
import { type Interaction, type RecordInteraction, recordInteraction } from './commands';
import { InteractionFields } from './interaction-fields';
import { InteractionList } from './interaction-list';

/** A customer's interactions, with the quick form on top. */
export function CustomerInteractions(props: { customerId: string }) {
  const { t } = useTranslation('interaction');
  const { message } = App.useApp();
  const can = useCan();
  return (
    <Flex vertical gap={16}>
      {can('interaction:write') && (
        <Card size="small" title={t('record')}>
          <CommandForm<RecordInteraction, Interaction>
            initial={{ channel: 'CALL', direction: 'OUTBOUND' }}
            submitText={t('recordSubmit')}
            send={(values, key) => recordInteraction({ ...values, customerId: props.customerId }, key)}
            onDone={(_, form) => {
              void message.success(t('recorded'));
              form.resetFields();
            }}
          >
            <InteractionFields quick />
          </CommandForm>
        </Card>
      )}
      <InteractionList query={{ customerId: props.customerId }} />
    </Flex>
  );
}
