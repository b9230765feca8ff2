import { getRouteApi } from '@tanstack/react-router';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { options } from '@/shared/lib/options';
import { Chips } from '@/shared/ui/chips';
import { ExportButton } from '@/shared/ui/export-button';
import { FormButton } from '@/shared/ui/form-button';
import { Page } from '@/shared/ui/page';
import { RangeFilter } from '@/shared/ui/range-filter';
import { SearchBox } from '@/shared/ui/search-box';
import { DraftContractDrawer } from './contract-drawers';
import { ContractList } from './contract-list';
import { contractStatuses } from './vocabulary';

const route = getRouteApi('/shell/contracts');

export function ContractsPage() {
  const { t } = useTranslation(['contract', 'common']);
  const can = useCan();
  const { q, status, endsFrom, endsTo, new: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const filter = (change: ReturnType<typeof route.useSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const query = { q, status, 'endsOn[gte]': endsFrom, 'endsOn[lte]': endsTo };
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ExportButton lists={['contracts']} taken={{ query }} />
          {can('contract:write') && (
            <FormButton asked={asked} form={(close) => <DraftContractDrawer onClose={close} />}>
              {t('draft')}
            </FormButton>
          )}
        </>
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
        <RangeFilter
          label={t('field.endsOn')}
          from={endsFrom}
          to={endsTo}
          onChange={(range) => filter({ endsFrom: range.from, endsTo: range.to })}
        />
      </Flex>
      <ContractList withCustomer filtered={Boolean(q || status || endsFrom || endsTo)} query={query} />
    </Page>
  );
}
