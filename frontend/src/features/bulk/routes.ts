import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { readSearch, someOf } from '@/shared/lib/search';
import { outcomes } from './vocabulary';

export const bulkEditsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/bulk-edits',
  beforeLoad: needs('customer:read'),
  component: lazyRouteComponent(() => import('./bulk-edits-page'), 'BulkEditsPage'),
});

export const bulkEditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/bulk-edits/$editId',
  validateSearch: readSearch({ outcome: someOf(outcomes) }),
  beforeLoad: needs('customer:read'),
  component: lazyRouteComponent(() => import('./bulk-edit-page'), 'BulkEditPage'),
});

export const routes = [bulkEditsRoute, bulkEditRoute] as const;
