import { getRouteApi } from '@tanstack/react-router';
import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { options } from '@/shared/lib/options';
import { Chips } from '@/shared/ui/chips';
import { ExportButton } from '@/shared/ui/export-button';
import { FormButton } from '@/shared/ui/form-button';
import { Page } from '@/shared/ui/page';
import { OrgUnitPicker } from '@/shared/ui/remote-picker';
import { SearchBox } from '@/shared/ui/search-box';
import { IssueCardDrawer } from './card-drawers';
import { CardList } from './card-list';
import { ProgramPicker } from './program-picker';
import { cardStatuses } from './vocabulary';

const route = getRouteApi('/shell/cards');

export function CardsPage() {
  const { t } = useTranslation(['card', 'common']);
  const can = useCan();
  const { q, status, programId, unitId, new: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const filter = (change: ReturnType<typeof route.useSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const query = { q, status, programId, unitId };
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ExportButton lists={['cards']} taken={{ query }} />
          {can('card:sell') && (
            <FormButton asked={asked} form={(close) => <IssueCardDrawer onClose={close} />}>
              {t('issue')}
            </FormButton>
          )}
        </>
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
        <div style={{ minWidth: 180 }}>
          <OrgUnitPicker
            aria-label={t('common:field.unit')}
            placeholder={t('common:field.unit')}
            {...(unitId ? { value: unitId } : {})}
            onChange={(chosen) => filter({ unitId: chosen })}
          />
        </div>
      </Flex>
      <CardList withCustomer filtered={Boolean(q || status || programId || unitId)} query={query} />
    </Page>
  );
}
