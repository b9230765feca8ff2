import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { flag, readSearch, someOf } from '@/shared/lib/search';
import { tiers } from './vocabulary';

export const freshnessRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/freshness',
  validateSearch: readSearch({ tier: someOf(tiers), mine: flag }),
  beforeLoad: needs('customer:read'),
  component: lazyRouteComponent(() => import('./freshness-page'), 'FreshnessPage'),
});

export const routes = [freshnessRoute] as const;
