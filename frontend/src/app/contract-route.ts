import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from './root';

/** A contract's page, where its bills are shown too. */
export const contractRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/contracts/$contractId',
  beforeLoad: needs('contract:read'),
  component: lazyRouteComponent(() => import('./contract-page'), 'ContractPage'),
});
