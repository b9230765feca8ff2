import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from './root';

/** Lists as files, and what has been taken away, by conditions as the list of customers says them. */
export const exportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exports',
  beforeLoad: needs('data:export'),
  component: lazyRouteComponent(() => import('./exports-page'), 'ExportsWithConditions'),
});
