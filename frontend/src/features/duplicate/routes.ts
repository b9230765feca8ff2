import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { readSearch, text } from '@/shared/lib/search';

export const duplicatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/duplicates',
  validateSearch: readSearch({ status: text }),
  beforeLoad: needs('duplicate:read'),
  component: lazyRouteComponent(() => import('./duplicates-page'), 'DuplicatesPage'),
});

export const routes = [duplicatesRoute] as const;
