import { Card, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { InteractionList } from './interaction-list';
import { NoteForm } from './note-form';

/** A customer's interactions, with the quick form on top. */
export function CustomerInteractions(props: { customerId: string; customerName: string }) {
  const { t } = useTranslation('interaction');
  const can = useCan();
  const { customerId, customerName } = props;
  return (
    <Flex vertical gap={16}>
      {can('interaction:write') && (
        <Card size="small" title={t('record')}>
          <NoteForm customerId={customerId} customerName={customerName} />
        </Card>
      )}
      <InteractionList query={{ customerId }} />
    </Flex>
  );
}
