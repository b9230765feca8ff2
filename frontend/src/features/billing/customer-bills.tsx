import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { BillList, BillTotals } from './bill-list';
import { DraftBillDrawer } from './draft-drawers';

export function CustomerBills(props: { customerId: string }) {
  const { t } = useTranslation('billing');
  const can = useCan();
  const [drafting, setDrafting] = useState(false);
  const query = { customerId: props.customerId };
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <BillTotals query={query} />
        {can('bill:write') && (
          <Button type="primary" style={{ marginInlineStart: 'auto' }} onClick={() => setDrafting(true)}>
            {t('draft')}
          </Button>
        )}
      </Flex>
      <BillList query={query} />
      {drafting && <DraftBillDrawer customerId={props.customerId} onClose={() => setDrafting(false)} />}
    </Flex>
  );
}
