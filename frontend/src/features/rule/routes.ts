import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { oneOf, readSearch } from '@/shared/lib/search';
import { places } from './vocabulary';

export const rulesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules',
  validateSearch: readSearch({ place: oneOf(places) }),
  beforeLoad: needs('regulation:read'),
  component: lazyRouteComponent(() => import('./rules-page'), 'RulesPage'),
});

export const routes = [rulesRoute] as const;
