import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { today } from '@/shared/lib/date';
import { CustomerFilter } from '@/shared/ui/customer-filter';
import { Page } from '@/shared/ui/page';
import { SearchBox } from '@/shared/ui/search-box';
import { TabBar } from '@/shared/ui/tab-bar';
import { OpenItemList, OpenItemTotals } from './open-item-list';
import { itemViewNames, itemViews } from './vocabulary';

const route = getRouteApi('/shell/receivables/items');

/** What is or was owed, item by item. */
export function OpenItemsPage() {
  const { t } = useTranslation(['receivable', 'common']);
  const search = route.useSearch();
  const { q, view = 'owed', customerId, openedUntil, dueBefore } = search;
  const navigate = route.useNavigate();
  const filter = (change: typeof search) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const query = {
    q,
    customerId,
    ...itemViews[view],
    'openedOn[lte]': openedUntil,
    'dueOn[lt]': dueBefore ?? (view === 'overdue' ? today() : undefined),
  };
  return (
    <Page
      title={t('items')}
      actions={
        <Link to="/receivables">
          <Button>{t('backToReport')}</Button>
        </Link>
      }
    >
      <TabBar
        label={t('views')}
        tabs={itemViewNames.map((key) => ({ key, label: t(`view.${key}`) }))}
        active={view}
        onChange={(key) => filter({ view: itemViewNames.find((each) => each === key && each !== 'owed') })}
      >
        <Flex vertical gap={16}>
          <Flex gap={12} wrap align="center">
            <SearchBox value={q ?? ''} label={t('search')} onSearch={(text) => filter({ q: text })} />
            <CustomerFilter customerId={customerId} onChange={filter} />
            {openedUntil && (
              <Tag closable onClose={() => filter({ openedUntil: undefined })}>
                {t('openedUntil', { day: openedUntil })}
              </Tag>
            )}
            {dueBefore && (
              <Tag closable onClose={() => filter({ dueBefore: undefined })}>
                {t('dueBefore', { day: dueBefore })}
              </Tag>
            )}
          </Flex>
          <OpenItemTotals query={query} />
          <OpenItemList withCustomer query={query} empty={t('common:list.emptyFiltered')} />
        </Flex>
      </TabBar>
    </Page>
  );
}
