import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { options } from '@/shared/lib/options';
import { Chips } from '@/shared/ui/chips';
import { ExportButton } from '@/shared/ui/export-button';
import { FormButton } from '@/shared/ui/form-button';
import { Page } from '@/shared/ui/page';
import { RangeFilter } from '@/shared/ui/range-filter';
import { SearchBox } from '@/shared/ui/search-box';
import { EntryDetails } from './entry-details';
import { RecordEntryDrawer } from './entry-drawers';
import { type EntrySearch, entryQuery, FurtherFilters, furtherFilters } from './entry-filters';
import { EntryList } from './entry-list';
import { EntryTotals } from './entry-totals';
import { entrySorts, entryStatuses, entryTypes } from './vocabulary';

const route = getRouteApi('/shell/transactions');

export function TransactionsPage() {
  const { t } = useTranslation(['account', 'common']);
  const can = useCan();
  const search = route.useSearch();
  const { q, type, status, from, to, entry, new: asked } = search;
  const navigate = route.useNavigate();
  const further = furtherFilters.filter((name) => search[name] !== undefined).length;
  const [all, setAll] = useState(further > 0);
  const filter = (change: EntrySearch) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const { sort, ...query } = entryQuery(search);
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ExportButton lists={['transactions']} taken={{ query: { ...query, sort } }} />
          {can('transaction:post') && (
            <Link to="/transactions/paste">
              <Button>{t('paste.open')}</Button>
            </Link>
          )}
          {(can('transaction:draft') || can('transaction:post')) && (
            <FormButton asked={asked} form={(close) => <RecordEntryDrawer onClose={close} />}>
              {t('record')}
            </FormButton>
          )}
        </>
      }
    >
      <Flex gap={12} wrap align="center">
        <SearchBox value={q ?? ''} label={t('search')} onSearch={(text) => filter({ q: text })} />
        <Chips
          label={t('field.type')}
          options={options(entryTypes, (each) => t(`type.${each}`))}
          value={type}
          onChange={(chosen) => filter({ type: chosen })}
        />
        <Chips
          label={t('common:field.status')}
          options={options(entryStatuses, (each) => t(`status.${each}`))}
          value={status}
          onChange={(chosen) => filter({ status: chosen })}
        />
        <RangeFilter label={t('field.businessDate')} from={from} to={to} onChange={filter} />
        <Button aria-expanded={all} onClick={() => setAll(!all)}>
          {further > 0 ? t('filter.some', { count: further }) : t('filter.more')}
        </Button>
      </Flex>
      {all && <FurtherFilters search={search} onChange={filter} />}
      <EntryTotals query={query} />
      <EntryList
        withCustomer
        filtered={Boolean(q || type || status || from || to || further)}
        query={{ ...query, sort }}
        onSort={(chosen) => filter({ sort: entrySorts.find((each) => each === chosen) })}
        onOpen={(id) => filter({ entry: id })}
      />
      {entry && <EntryDetails key={entry} entryId={entry} onClose={() => filter({ entry: undefined })} />}
    </Page>
  );
}
