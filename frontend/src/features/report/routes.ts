import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { day, oneOf, readSearch } from '@/shared/lib/search';
import { reports } from './vocabulary';

export const reportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reports',
  validateSearch: readSearch({ report: oneOf(reports), on: day, from: day, to: day, quarter: day }),
  beforeLoad: needs('transaction:read'),
  component: lazyRouteComponent(() => import('./reports-page'), 'ReportsPage'),
});

export const routes = [reportsRoute] as const;
