import { getRouteApi } from '@tanstack/react-router';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { options } from '@/shared/lib/options';
import { Chips } from '@/shared/ui/chips';
import { Page } from '@/shared/ui/page';
import { SearchBox } from '@/shared/ui/search-box';
import { DraftContractDrawer } from './contract-drawers';
import { ContractList } from './contract-list';
import { contractStatuses } from './vocabulary';

const route = getRouteApi('/shell/contracts');

export function ContractsPage() {
  const { t } = useTranslation(['contract', 'common']);
  const can = useCan();
  const { q, status, new: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const [drafting, setDrafting] = useState(asked ?? false);
  const filter = (change: ReturnType<typeof route.useSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <Page
      title={t('title')}
      actions={
        can('contract:write') && (
          <Button type="primary" onClick={() => setDrafting(true)}>
            {t('draft')}
          </Button>
        )
      }
    >
      <Flex gap={12} wrap align="center">
        <SearchBox value={q ?? ''} label={t('search')} onSearch={(text) => filter({ q: text })} />
        <Chips
          label={t('common:field.status')}
          options={options(contractStatuses, (each) => t(`status.${each}`))}
          value={status}
          onChange={(chosen) => filter({ status: chosen })}
        />
      </Flex>
      <ContractList withCustomer filtered={Boolean(q || status)} query={{ q, status }} />
      {drafting && <DraftContractDrawer onClose={() => setDrafting(false)} />}
    </Page>
  );
}
