import { getRouteApi } from '@tanstack/react-router';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { options } from '@/shared/lib/options';
import { Chips } from '@/shared/ui/chips';
import { Page } from '@/shared/ui/page';
import { RangeFilter } from '@/shared/ui/range-filter';
import { SearchBox } from '@/shared/ui/search-box';
import { EntryDetails } from './entry-details';
import { RecordEntryDrawer } from './entry-drawers';
import { EntryList } from './entry-list';
import { EntryTotals } from './entry-totals';
import { entryStatuses, entryTypes } from './vocabulary';

const route = getRouteApi('/shell/transactions');

export function TransactionsPage() {
  const { t } = useTranslation(['account', 'common']);
  const can = useCan();
  const { q, type, status, from, to, entry, new: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const [recording, setRecording] = useState(asked ?? false);
  const filter = (change: ReturnType<typeof route.useSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const query = {
    q,
    type,
    status,
    current: status?.includes('REVERSED') ? undefined : true,
    'businessDate[gte]': from,
    'businessDate[lte]': to,
  };
  return (
    <Page
      title={t('title')}
      actions={
        can('transaction:draft') || can('transaction:post') ? (
          <Button type="primary" onClick={() => setRecording(true)}>
            {t('record')}
          </Button>
        ) : undefined
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
      </Flex>
      <EntryTotals query={query} />
      <EntryList
        withCustomer
        filtered={Boolean(q || type || status || from || to)}
        query={query}
        onOpen={(id) => filter({ entry: id })}
      />
      {entry && <EntryDetails key={entry} entryId={entry} onClose={() => filter({ entry: undefined })} />}
      {recording && <RecordEntryDrawer onClose={() => setRecording(false)} />}
    </Page>
  );
}
