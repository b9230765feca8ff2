import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { ApiProblem, asProblem } from '@/shared/api/problem';
import { allows, session } from '@/shared/api/session';
import { NotFound, PageFailed } from './failures';

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: PageFailed,
});

/** The parent of every page that needs somebody signed in. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell'), 'Shell'),
  notFoundComponent: NotFound,
  errorComponent: PageFailed,
  beforeLoad: async ({ location }) => {
    const { status, me } = await session.start().catch((error: unknown) => {
      if (!asProblem(error).unanswered) throw error;
      const customer = /^\/customers\/([0-9a-f-]{36})$/.exec(location.pathname)?.[1];
      throw redirect({ to: '/offline', search: { next: location.href, ...(customer && { customer }) } });
    });
    if (status === 'out') throw redirect({ to: '/login', search: { next: location.href } });
    if (me?.mustChangePassword) throw redirect({ to: '/login', search: { next: location.href } });
  },
});

/** Lets nobody into a page whose data they may not read. Used as a route's `beforeLoad`. */
export function needs(permission: string) {
  return () => {
    if (!allows(session.get().me?.permissions ?? [], permission))
      throw new ApiProblem(403, { code: 'forbidden' });
  };
}
