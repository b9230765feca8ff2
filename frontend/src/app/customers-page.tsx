import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CustomerColumn,
  chooseOwnColumns,
  customerColumns,
  knownColumns,
  useOwnColumns,
  usualColumns,
} from '@/features/customer/columns';
import { RegisterCustomerDrawer } from '@/features/customer/customer-drawers';
import { CustomerList } from '@/features/customer/customer-list';
import { firstViewOf } from '@/features/segment/first-view';
import { Narrowing } from '@/features/segment/narrowing';
import { type CustomerSearch, columnsOf, isNarrowed, searchOfView, setOf } from '@/features/segment/search';
import { useCustomers } from '@/features/segment/use-customers';
import { ViewTabs } from '@/features/segment/view-tabs';
import { api } from '@/shared/api/client';
import { useCan, useSession } from '@/shared/api/session';
import { ColumnChooser } from '@/shared/ui/column-chooser';
import { ExportButton } from '@/shared/ui/export-button';
import { Page } from '@/shared/ui/page';

const FacetPanel = lazy(() =>
  import('@/features/segment/facet-panel').then((module) => ({ default: module.FacetPanel })),
);
const BulkBar = lazy(() =>
  import('@/features/bulk/bulk-bar').then((module) => ({ default: module.BulkBar })),
);

const route = getRouteApi('/shell/customers');

/** Customers, narrowed, counted and kept as views; some or all of them can be changed at once. */
export function CustomersPage() {
  const { t } = useTranslation(['customer', 'common']);
  const can = useCan();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [chosen, setChosen] = useState<string[]>([]);
  const set = setOf(search);
  const list = useCustomers(set, search.sort);
  // Each press is a step that Back undoes; letters typed are not.
  const go = (next: CustomerSearch, replace?: true) => {
    setChosen([]);
    void navigate({ search: next, replace: replace ?? false });
  };
  const { me } = useSession();
  const inView = search.view !== undefined && search.view !== 'all';
  const own = useOwnColumns(me?.id);
  const columns = knownColumns(columnsOf(search)) ?? own;
  // A view has columns of its own; besides, each person has theirs.
  const show = (next: readonly CustomerColumn[] | undefined) => {
    if (inView) void navigate({ search: { ...search, columns: next?.join(',') }, replace: true });
    else if (me) chooseOwnColumns(me.id, next);
  };
  useBeginning(search, (first) => void navigate({ search: first, replace: true }));
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ExportButton
            lists={['customers', 'contacts']}
            taken={{ set: { ...set, ...(search.sort ? { sort: search.sort } : {}) } }}
          />
          {can('customer:bulk-edit') && (
            <Link to="/customers/bulk-edits">
              <Button>{t('bulkEdits')}</Button>
            </Link>
          )}
          {can('customer:write') && <Register asked={search.new ?? false} />}
        </>
      }
    >
      <ViewTabs search={search} columns={columns} onOpen={go}>
        <Narrowing
          search={search}
          onChange={go}
          extra={
            <ColumnChooser
              columns={customerColumns}
              label={(column) => t(`field.${column}`)}
              chosen={columns ?? usualColumns}
              always={t('field.name')}
              onChange={show}
              onReset={() => show(undefined)}
            />
          }
        />
        {search.facets && (
          <Suspense>
            <FacetPanel search={search} onChange={go} />
          </Suspense>
        )}
        <CustomerList
          list={list}
          {...(columns ? { columns } : {})}
          empty={isNarrowed(search) ? t('common:list.emptyFiltered') : t('empty')}
          {...(can('customer:bulk-edit')
            ? { selection: { chosen, onChange: (keys) => setChosen(keys.map(String)) } }
            : {})}
        />
        {can('customer:bulk-edit') && list.items.length > 0 && (
          <Suspense>
            <BulkBar chosen={chosen} set={set} onClear={() => setChosen([])} />
          </Suspense>
        )}
      </ViewTabs>
    </Page>
  );
}

/** By itself, so that opening the form does not draw a long list again. */
function Register(props: { asked: boolean }) {
  const { t } = useTranslation('customer');
  const [registering, setRegistering] = useState(props.asked);
  return (
    <>
      <Button type="primary" onClick={() => setRegistering(true)}>
        {t('register')}
      </Button>
      {registering && <RegisterCustomerDrawer onClose={() => setRegistering(false)} />}
    </>
  );
}

/** Opens the view that a person has chosen to begin with, where the address asks for nothing. */
function useBeginning(search: CustomerSearch, open: (search: CustomerSearch) => void): void {
  const { me } = useSession();
  const [first] = useState(() => (Object.keys(search).length === 0 ? firstViewOf(me?.id) : undefined));
  const { data: view } = api.useQuery(
    'get',
    '/api/v1/customer-views/{id}',
    { params: { path: { id: first ?? '' } } },
    { enabled: first !== undefined, retry: false },
  );
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!view || done) return;
    setDone(true);
    open(searchOfView(view));
  }, [view, done, open]);
}
