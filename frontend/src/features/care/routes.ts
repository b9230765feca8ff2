import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { flag, oneOf, readSearch, someOf } from '@/shared/lib/search';
import { buckets, planStatuses } from './vocabulary';

export const tasksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tasks',
  validateSearch: readSearch({ bucket: oneOf(buckets), mine: flag }),
  beforeLoad: needs('task:read'),
  component: lazyRouteComponent(() => import('./tasks-page'), 'TasksPage'),
});

export const plansRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/follow-up-plans',
  validateSearch: readSearch({ status: someOf(planStatuses), new: flag }),
  beforeLoad: needs('plan:read'),
  component: lazyRouteComponent(() => import('./plans-page'), 'PlansPage'),
});

export const routes = [tasksRoute, plansRoute] as const;
