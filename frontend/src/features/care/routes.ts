import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { day, flag, id, oneOf, readSearch, someOf } from '@/shared/lib/search';
import { boardKinds, buckets, planStatuses, taskViews } from './vocabulary';

export const tasksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tasks',
  validateSearch: readSearch({
    view: oneOf(taskViews),
    bucket: oneOf(buckets),
    by: oneOf(boardKinds),
    on: day,
    mine: flag,
    ownerId: id,
    doneFrom: day,
    doneTo: day,
    new: flag,
  }),
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
