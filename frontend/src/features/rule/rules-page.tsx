import { getRouteApi } from '@tanstack/react-router';
import { useCan } from '@/shared/api/session';
import { Page } from '@/shared/ui/page';
import { TabBar } from '@/shared/ui/tab-bar';
import { AlertRules } from './alert-rules';
import { CycleRules } from './cycle-rules';
import { DunningLevels } from './dunning-levels';
import { PrepaidRules } from './prepaid-rules';
import { RetentionRules } from './retention-rules';
import { useRuleWords } from './use-rule-words';
import { permissionOf, places } from './vocabulary';

const route = getRouteApi('/shell/rules');

/** What the house has decided for all of its shops, and what the law asks of it. */
export function RulesPage() {
  const { t } = useRuleWords();
  const can = useCan();
  const navigate = route.useNavigate();
  const { place = 'prepaid' } = route.useSearch();
  const open = places.filter((each) => can(permissionOf[each]));
  return (
    <Page title={t('title')}>
      <TabBar
        label={t('title')}
        tabs={open.map((key) => ({ key, label: t(`place.${key}`) }))}
        active={place}
        onChange={(key) =>
          void navigate({ search: { place: open.find((each) => each === key) }, replace: true })
        }
      >
        {place === 'prepaid' && <PrepaidRules />}
        {place === 'alerts' && <AlertRules />}
        {place === 'dunning' && <DunningLevels />}
        {place === 'cycles' && <CycleRules />}
        {place === 'retention' && <RetentionRules />}
      </TabBar>
    </Page>
  );
}
