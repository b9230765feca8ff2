import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '@/app/root';

/** A member's own page, for their phone; it knows nothing of the staff's session. */
export const memberRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/member',
  component: lazyRouteComponent(() => import('./member-page'), 'MemberPage'),
});
