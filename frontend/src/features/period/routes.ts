import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { flag, readSearch } from '@/shared/lib/search';

export const periodsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/periods',
  validateSearch: readSearch({ new: flag }),
  beforeLoad: needs('period:read'),
  component: lazyRouteComponent(() => import('./periods-page'), 'PeriodsPage'),
});

export const periodRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/periods/$runId',
  beforeLoad: needs('period:read'),
  component: lazyRouteComponent(() => import('./period-page'), 'PeriodPage'),
});

export const unbilledRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/periods/$runId/unbilled',
  beforeLoad: needs('period:read'),
  component: lazyRouteComponent(() => import('./unbilled-page'), 'UnbilledPage'),
});

export const undeliveredRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/periods/$runId/undelivered',
  beforeLoad: needs('mail:read'),
  component: lazyRouteComponent(() => import('./undelivered-page'), 'UndeliveredPage'),
});

export const routes = [periodsRoute, periodRoute, unbilledRoute, undeliveredRoute] as const;
