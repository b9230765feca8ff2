import { getRouteApi } from '@tanstack/react-router';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { plusDays } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { interactionChannels } from '@/shared/lib/vocabulary';
import { Chips } from '@/shared/ui/chips';
import { ExportButton } from '@/shared/ui/export-button';
import { Page } from '@/shared/ui/page';
import { RangeFilter } from '@/shared/ui/range-filter';
import { StaffPicker } from '@/shared/ui/remote-picker';
import { SearchBox } from '@/shared/ui/search-box';
import { useAsked } from '@/shared/ui/use-asked';
import { InteractionList } from './interaction-list';
import { QuickLog } from './quick-log';

const route = getRouteApi('/shell/interactions');

export function InteractionsPage() {
  const { t } = useTranslation(['interaction', 'common']);
  const can = useCan();
  const { q, channel, staffId, from, to, new: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const [logging, setLogging] = useAsked(asked);
  const filter = (change: ReturnType<typeof route.useSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const query = {
    q,
    channel,
    staffId,
    'occurredAt[gte]': from && `${from}T00:00:00+08:00`,
    'occurredAt[lt]': to && `${plusDays(to, 1)}T00:00:00+08:00`,
  };
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ExportButton lists={['interactions']} taken={{ query }} />
          {can('interaction:write') && (
            <Button
              {...(logging ? {} : { type: 'primary' })}
              aria-expanded={logging}
              onClick={() => setLogging(!logging)}
            >
              {t(logging ? 'closeLog' : 'record')}
            </Button>
          )}
        </>
      }
    >
      {logging && can('interaction:write') && <QuickLog />}
      <Flex gap={12} wrap align="center">
        <SearchBox value={q ?? ''} label={t('search')} onSearch={(text) => filter({ q: text })} />
        <Chips
          label={t('field.channel')}
          options={options(interactionChannels, (each) => t(`common:channel.${each}`))}
          value={channel}
          onChange={(chosen) => filter({ channel: chosen })}
        />
        <RangeFilter label={t('common:field.date')} from={from} to={to} onChange={filter} />
        {can('staff:read') && (
          <div className="filter">
            <StaffPicker
              aria-label={t('common:field.operator')}
              placeholder={t('common:field.operator')}
              {...(staffId ? { value: staffId } : {})}
              onChange={(chosen) => filter({ staffId: chosen })}
            />
          </div>
        )}
      </Flex>
      <InteractionList withCustomer query={query} />
    </Page>
  );
}
