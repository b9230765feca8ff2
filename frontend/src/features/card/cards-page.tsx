import { getRouteApi } from '@tanstack/react-router';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { options } from '@/shared/lib/options';
import { Chips } from '@/shared/ui/chips';
import { Page } from '@/shared/ui/page';
import { SearchBox } from '@/shared/ui/search-box';
import { IssueCardDrawer } from './card-drawers';
import { CardList } from './card-list';
import { ProgramPicker } from './program-picker';
import { cardStatuses } from './vocabulary';

const route = getRouteApi('/shell/cards');

export function CardsPage() {
  const { t } = useTranslation(['card', 'common']);
  const can = useCan();
  const { q, status, programId, new: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const [issuing, setIssuing] = useState(asked ?? false);
  const filter = (change: ReturnType<typeof route.useSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <Page
      title={t('title')}
      actions={
        can('card:sell') && (
          <Button type="primary" onClick={() => setIssuing(true)}>
            {t('issue')}
          </Button>
        )
      }
    >
      <Flex gap={12} wrap align="center">
        <SearchBox value={q ?? ''} label={t('search')} onSearch={(text) => filter({ q: text })} />
        <Chips
          label={t('common:field.status')}
          options={options(cardStatuses, (each) => t(`status.${each}`))}
          value={status}
          onChange={(chosen) => filter({ status: chosen })}
        />
        <div style={{ minWidth: 180 }}>
          <ProgramPicker
            aria-label={t('field.program')}
            placeholder={t('field.program')}
            {...(programId ? { value: programId } : {})}
            onChange={(chosen) => filter({ programId: chosen })}
          />
        </div>
      </Flex>
      <CardList withCustomer filtered={Boolean(q || status || programId)} query={{ q, status, programId }} />
      {issuing && <IssueCardDrawer onClose={() => setIssuing(false)} />}
    </Page>
  );
}
