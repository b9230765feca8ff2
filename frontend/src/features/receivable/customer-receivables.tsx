import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { AccountStatements } from './account-statements';
import { AllocateDrawer } from './allocate-drawer';
import { AllocationList } from './allocation-list';
import { OpenItemList, OpenItemTotals } from './open-item-list';
import { ReceiveDrawer, RefundDrawer, WriteOffDrawer } from './receivable-drawers';
import type { OpenItem } from './vocabulary';

/** What a customer owes and has paid in advance, item by item, and what settled what. */
export function CustomerReceivables(props: { customerId: string }) {
  const { t } = useTranslation('receivable');
  const can = useCan();
  const { customerId } = props;
  const [open, setOpen] = useState<'receive' | 'refund'>();
  const [allocating, setAllocating] = useState<OpenItem>();
  const [givingUp, setGivingUp] = useState<OpenItem>();
  const debits = { customerId, side: 'DEBIT', 'residual[gt]': '0' };
  const credits = { customerId, side: 'CREDIT', 'residual[gt]': '0' };
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <OpenItemTotals query={{ customerId, 'residual[gt]': '0' }} />
        <Flex gap={8} wrap style={{ marginInlineStart: 'auto' }}>
          {can('transaction:correct') && <Button onClick={() => setOpen('refund')}>{t('refund')}</Button>}
          {can('transaction:post') && (
            <Button type="primary" onClick={() => setOpen('receive')}>
              {t('receive')}
            </Button>
          )}
        </Flex>
      </Flex>
      <Typography.Title level={2} className="section-title">
        {t('debits')}
      </Typography.Title>
      <OpenItemList
        query={debits}
        empty={t('owesNothing')}
        {...(can('transaction:correct')
          ? {
              act: (item: OpenItem) => (
                <Button size="small" danger onClick={() => setGivingUp(item)}>
                  {t('writeOff')}
                </Button>
              ),
            }
          : {})}
      />
      <Typography.Title level={2} className="section-title">
        {t('creditsOf')}
      </Typography.Title>
      <OpenItemList
        query={credits}
        empty={t('noCredits')}
        {...(can('transaction:allocate')
          ? {
              act: (item: OpenItem) => (
                <Button size="small" type="primary" onClick={() => setAllocating(item)}>
                  {t('allocate')}
                </Button>
              ),
            }
          : {})}
      />
      <Typography.Title level={2} className="section-title">
        {t('allocations')}
      </Typography.Title>
      <AllocationList customerId={customerId} />
      <AccountStatements customerId={customerId} />
      {open === 'receive' && <ReceiveDrawer customerId={customerId} onClose={() => setOpen(undefined)} />}
      {open === 'refund' && <RefundDrawer customerId={customerId} onClose={() => setOpen(undefined)} />}
      {allocating && <AllocateDrawer credit={allocating} onClose={() => setAllocating(undefined)} />}
      {givingUp && <WriteOffDrawer item={givingUp} onClose={() => setGivingUp(undefined)} />}
    </Flex>
  );
}
