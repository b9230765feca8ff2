import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { oneOf, readSearch, someOf } from '@/shared/lib/search';
import { alertKinds, alertStatuses } from './vocabulary';

export const alertsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/alerts',
  validateSearch: readSearch({ status: oneOf(alertStatuses), kind: someOf(alertKinds) }),
  beforeLoad: needs('oversight:read'),
  component: lazyRouteComponent(() => import('./alerts-page'), 'AlertsPage'),
});

export const routes = [alertsRoute] as const;
