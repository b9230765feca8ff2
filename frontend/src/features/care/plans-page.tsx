import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { options } from '@/shared/lib/options';
import { Chips } from '@/shared/ui/chips';
import { Page } from '@/shared/ui/page';
import { useAsked } from '@/shared/ui/use-asked';
import { PlanDrawer } from './plan-drawers';
import { PlanList } from './plan-list';
import { planStatuses } from './vocabulary';

const route = getRouteApi('/shell/follow-up-plans');

export function PlansPage() {
  const { t } = useTranslation(['care', 'common']);
  const can = useCan();
  const { status, new: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const [planning, setPlanning] = useAsked(asked);
  return (
    <Page
      title={t('plans')}
      actions={
        can('plan:write') && (
          <Button type="primary" onClick={() => setPlanning(true)}>
            {t('plan')}
          </Button>
        )
      }
    >
      <Chips
        label={t('common:field.status')}
        options={options(planStatuses, (each) => t(`planStatus.${each}`))}
        value={status}
        onChange={(chosen) => void navigate({ search: { status: chosen }, replace: true })}
      />
      <PlanList withCustomer filtered={Boolean(status)} query={{ status }} />
      {planning && <PlanDrawer onClose={() => setPlanning(false)} />}
    </Page>
  );
}
