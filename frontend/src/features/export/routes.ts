import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';

export const exportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exports',
  beforeLoad: needs('data:export'),
  component: lazyRouteComponent(() => import('./exports-page'), 'ExportsPage'),
});

export const routes = [exportsRoute] as const;
