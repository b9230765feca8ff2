import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { flag, id, readSearch, someOf, text } from '@/shared/lib/search';
import { stages, tiers } from './vocabulary';

export const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: readSearch({ q: text, tier: someOf(tiers), stage: someOf(stages), ownerId: id, new: flag }),
  beforeLoad: needs('customer:read'),
  component: lazyRouteComponent(() => import('./customers-page'), 'CustomersPage'),
});

export const routes = [customersRoute] as const;
