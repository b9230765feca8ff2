import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { day, flag, readSearch, someOf, text } from '@/shared/lib/search';
import { contractStatuses } from './vocabulary';

export const contractsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/contracts',
  validateSearch: readSearch({
    q: text,
    status: someOf(contractStatuses),
    endsFrom: day,
    endsTo: day,
    new: flag,
  }),
  beforeLoad: needs('contract:read'),
  component: lazyRouteComponent(() => import('./contracts-page'), 'ContractsPage'),
});

export const routes = [contractsRoute] as const;
