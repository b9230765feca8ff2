import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { MergeList } from './merge-list';

/** Who became this customer; nothing where nobody did. */
export function CustomerMerges(props: { customerId: string }) {
  const { t } = useTranslation('duplicate');
  const query = { survivorId: props.customerId };
  const { items } = useList('/api/v1/customer-merges', { query });
  if (items.length === 0) return null;
  return (
    <Card title={t('merges')}>
      <MergeList query={query} />
    </Card>
  );
}
