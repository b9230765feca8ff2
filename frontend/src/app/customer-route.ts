import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { oneOf, readSearch } from '@/shared/lib/search';
import { needs, shellRoute } from './root';

export const customerTabs = [
  'timeline',
  'interactions',
  'transactions',
  'receivables',
  'bills',
  'cards',
  'contracts',
  'care',
  'file',
  'history',
  'privacy',
] as const;

/** The one place where the features meet: each brings its tab. */
export const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$customerId',
  validateSearch: readSearch({ tab: oneOf(customerTabs) }),
  beforeLoad: needs('customer:read'),
  component: lazyRouteComponent(() => import('./customer-page'), 'CustomerPage'),
});
