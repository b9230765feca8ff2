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

export const mergesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/duplicates/merges',
  beforeLoad: needs('customer:read'),
  component: lazyRouteComponent(() => import('./merges-page'), 'MergesPage'),
});

export const routes = [duplicatesRoute, mergesRoute] as const;
