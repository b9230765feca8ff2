import { Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { DataList } from '@/shared/ui/data-list';
import { MoneyText } from '@/shared/ui/money-text';
import { UndoAllocation } from '@/shared/ui/undo-allocation';
import type { Allocation } from './vocabulary';

/** Which credit settled which debit, the latest first; what stands can be undone. */
export function AllocationList(props: { customerId: string }) {
  const { t } = useTranslation(['receivable', 'common']);
  const list = useList('/api/v1/allocations', { query: { customerId: props.customerId } });
  const how = (item: Allocation) => (
    <Flex gap={4} wrap>
      <Tag>{t(`method.${item.method}`)}</Tag>
      {item.reversalOf && <Tag color="orange">{t('undoing')}</Tag>}
      {item.reversedBy && <Tag color="orange">{t('undone')}</Tag>}
    </Flex>
  );
  const act = (item: Allocation) => <UndoAllocation allocation={item} explain={t('undoHint')} />;
  return (
    <DataList
      list={list}
      label={t('allocations')}
      rowKey={(item) => item.id}
      empty={t('noAllocations')}
      columns={[
        { title: t('field.effectiveOn'), dataIndex: 'effectiveOn' },
        { title: t('field.how'), render: (_, item) => how(item) },
        {
          title: t('common:field.amount'),
          align: 'right',
          render: (_, item) => <MoneyText value={item.amount} signed />,
        },
        { title: t('common:field.reason'), render: (_, { reason }) => reason ?? '—' },
      ]}
      actions={act}
      card={(item) => ({
        title: item.effectiveOn,
        extra: <MoneyText value={item.amount} signed />,
        lines: (
          <Flex vertical gap={6}>
            {how(item)}
            {item.reason && <Typography.Text type="secondary">{item.reason}</Typography.Text>}
            {act(item)}
          </Flex>
        ),
      })}
    />
  );
}
