import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { readSearch, text } from '@/shared/lib/search';

export const approvalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals',
  validateSearch: readSearch({ status: text }),
  beforeLoad: needs('approval:read'),
  component: lazyRouteComponent(() => import('./approvals-page'), 'ApprovalsPage'),
});

export const routes = [approvalsRoute] as const;
