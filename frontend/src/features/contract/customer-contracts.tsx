import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { DraftContractDrawer } from './contract-drawers';
import { ContractList } from './contract-list';

export function CustomerContracts(props: { customerId: string }) {
  const { t } = useTranslation('contract');
  const can = useCan();
  const [drafting, setDrafting] = useState(false);
  return (
    <Flex vertical gap={16}>
      {can('contract:write') && (
        <Flex justify="end">
          <Button type="primary" onClick={() => setDrafting(true)}>
            {t('draft')}
          </Button>
        </Flex>
      )}
      <ContractList query={{ customerId: props.customerId }} />
      {drafting && <DraftContractDrawer customerId={props.customerId} onClose={() => setDrafting(false)} />}
    </Flex>
  );
}
