import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { flag, readSearch, text } from '@/shared/lib/search';

export const approvalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals',
  validateSearch: readSearch({ status: text, mayDecide: flag }),
  beforeLoad: needs('approval:read'),
  component: lazyRouteComponent(() => import('./approvals-page'), 'ApprovalsPage'),
});

export const delegationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals/delegations',
  beforeLoad: needs('approval:read'),
  component: lazyRouteComponent(() => import('./delegations-page'), 'DelegationsPage'),
});

export const policiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals/policies',
  beforeLoad: needs('approval:read'),
  component: lazyRouteComponent(() => import('./policies-page'), 'PoliciesPage'),
});

export const routes = [approvalsRoute, delegationsRoute, policiesRoute] as const;
