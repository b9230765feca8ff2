import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readCustomerSearch } from '@/features/segment/search';
import { needs, shellRoute } from './root';

/** The list of customers, where the file, the views of it and what is done to many meet. */
export const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: readCustomerSearch,
  beforeLoad: needs('customer:read'),
  component: lazyRouteComponent(() => import('./customers-page'), 'CustomersPage'),
});
