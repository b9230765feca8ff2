import { getRouteApi } from '@tanstack/react-router';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { options } from '@/shared/lib/options';
import { Chips } from '@/shared/ui/chips';
import { ExportButton } from '@/shared/ui/export-button';
import { Page } from '@/shared/ui/page';
import { OrgUnitPicker } from '@/shared/ui/remote-picker';
import { SearchBox } from '@/shared/ui/search-box';
import { useAsked } from '@/shared/ui/use-asked';
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
  const [issuing, setIssuing] = useAsked(asked);
  const filter = (change: ReturnType<typeof route.useSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const query = { q, status, programId, unitId };
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ExportButton lists={['cards']} query={query} />
          {can('card:sell') && (
            <Button type="primary" onClick={() => setIssuing(true)}>
              {t('issue')}
            </Button>
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
      {issuing && <IssueCardDrawer onClose={() => setIssuing(false)} />}
    </Page>
  );
}
