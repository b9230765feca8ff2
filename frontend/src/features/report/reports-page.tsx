import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { plusDays, today } from '@/shared/lib/date';
import { Page } from '@/shared/ui/page';
import { TabBar } from '@/shared/ui/tab-bar';
import { AgeingReport } from './ageing-report';
import { CardReport } from './card-report';
import { FlowReport } from './flow-report';
import { StaffReport } from './staff-report';
import { permissions, reports } from './vocabulary';

const route = getRouteApi('/shell/reports');

/** How the business stands, in bars; each bar opens the list behind it. */
export function ReportsPage() {
  const { t } = useTranslation('report');
  const can = useCan();
  const { report = 'flow', on = today(), from, to = today(), quarter } = route.useSearch();
  const navigate = route.useNavigate();
  const filter = (change: ReturnType<typeof route.useSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  const mine = reports.filter((each) => can(permissions[each]));
  const range = { from: from ?? plusDays(to, report === 'flow' ? 0 : -6), to };
  const day = { on, onDay: (chosen: string | undefined) => filter({ on: chosen }) };
  const days = {
    ...range,
    onRange: (chosen: { from: string | undefined; to: string | undefined }) => filter(chosen),
  };
  return (
    <Page title={t('title')}>
      <TabBar
        label={t('title')}
        tabs={mine.map((key) => ({ key, label: t(`report.${key}`) }))}
        active={report}
        onChange={(key) => filter({ report: reports.find((each) => each === key) })}
      >
        {report === 'flow' && <FlowReport {...days} />}
        {report === 'ageing' && <AgeingReport {...day} />}
        {report === 'cards' && can(permissions.cards) && (
          <CardReport {...day} quarter={quarter} onQuarter={(chosen) => filter({ quarter: chosen })} />
        )}
        {report === 'staff' && <StaffReport {...days} />}
      </TabBar>
    </Page>
  );
}
