import { getRouteApi } from '@tanstack/react-router';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { plusDays } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { interactionChannels } from '@/shared/lib/vocabulary';
import { Chips } from '@/shared/ui/chips';
import { Page } from '@/shared/ui/page';
import { RangeFilter } from '@/shared/ui/range-filter';
import { InteractionList } from './interaction-list';

const route = getRouteApi('/shell/interactions');

export function InteractionsPage() {
  const { t } = useTranslation(['interaction', 'common']);
  const { channel, from, to } = route.useSearch();
  const navigate = route.useNavigate();
  const filter = (change: { channel?: typeof channel; from?: string | undefined; to?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <Page title={t('title')}>
      <Flex gap={12} wrap>
        <Chips
          label={t('field.channel')}
          options={options(interactionChannels, (each) => t(`common:channel.${each}`))}
          value={channel}
          onChange={(chosen) => filter({ channel: chosen })}
        />
        <RangeFilter label={t('common:field.date')} from={from} to={to} onChange={filter} />
      </Flex>
      <InteractionList
        withCustomer
        query={{
          channel,
          'occurredAt[gte]': from && `${from}T00:00:00+08:00`,
          'occurredAt[lt]': to && `${plusDays(to, 1)}T00:00:00+08:00`,
        }}
      />
    </Page>
  );
}
