import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { CustomerFilter } from '@/shared/ui/customer-filter';
import { FormButton } from '@/shared/ui/form-button';
import { Page } from '@/shared/ui/page';
import { RangeFilter } from '@/shared/ui/range-filter';
import { SearchBox } from '@/shared/ui/search-box';
import { TabBar } from '@/shared/ui/tab-bar';
import { BillList, BillTotals } from './bill-list';
import { DraftBillDrawer } from './draft-drawers';
import { billViewNames, billViews } from './vocabulary';

const route = getRouteApi('/shell/bills');

export function BillsPage() {
  const { t } = useTranslation(['billing', 'common']);
  const can = useCan();
  const search = route.useSearch();
  const { q, view = 'all', customerId, contractId, from, to, draftedBefore, new: asked } = search;
  const navigate = route.useNavigate();
  const filter = (change: typeof search) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const filters = {
    q,
    customerId,
    contractId,
    'issueOn[gte]': from,
    'issueOn[lte]': to,
    'createdAt[lt]': draftedBefore,
  };
  const { sort, ...asksFor } = { sort: undefined, ...billViews[view] };
  const query = { ...filters, ...asksFor };
  return (
    <Page
      title={t('title')}
      actions={
        <>
          {can('bill:run') && (
            <Link to="/bill-runs">
              <Button>{t('runs')}</Button>
            </Link>
          )}
          {can('bill:write') && (
            <FormButton asked={asked} form={(close) => <DraftBillDrawer onClose={close} />}>
              {t('draft')}
            </FormButton>
          )}
        </>
      }
    >
      <TabBar
        label={t('views')}
        tabs={billViewNames.map((key) => ({ key, label: t(`view.${key}`) }))}
        active={view}
        onChange={(key) => filter({ view: billViewNames.find((each) => each === key && each !== 'all') })}
      >
        <Flex vertical gap={16}>
          <Flex gap={12} wrap align="center">
            <SearchBox value={q ?? ''} label={t('search')} onSearch={(text) => filter({ q: text })} />
            <CustomerFilter customerId={customerId} onChange={filter} />
            <RangeFilter label={t('field.issueOn')} from={from} to={to} onChange={filter} />
            {contractId && (
              <Tag closable onClose={() => filter({ contractId: undefined })}>
                {t('ofOneContract')}
              </Tag>
            )}
            {draftedBefore && (
              <Tag closable onClose={() => filter({ draftedBefore: undefined })}>
                {t('draftedBefore', { day: draftedBefore })}
              </Tag>
            )}
          </Flex>
          <BillTotals query={query} />
          <BillList
            withCustomer
            filtered={Boolean(q || view !== 'all' || customerId || contractId || from || to || draftedBefore)}
            query={{ ...query, sort }}
          />
        </Flex>
      </TabBar>
    </Page>
  );
}
