import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, rootRoute, shellRoute } from '@/app/root';
import { oneOf, readSearch, text } from '@/shared/lib/search';
import { roles } from './vocabulary';

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: readSearch({ next: text }),
  component: lazyRouteComponent(() => import('./login-page'), 'LoginPage'),
});

export const staffRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/staff',
  validateSearch: readSearch({ q: text, role: oneOf(roles) }),
  beforeLoad: needs('staff:read'),
  component: lazyRouteComponent(() => import('./staff-page'), 'StaffPage'),
});

export const rolesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/staff/roles',
  validateSearch: readSearch({ role: oneOf(roles) }),
  beforeLoad: needs('staff:read'),
  component: lazyRouteComponent(() => import('./roles-page'), 'RolesPage'),
});

export const orgUnitsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/org-units',
  beforeLoad: needs('org:read'),
  component: lazyRouteComponent(() => import('./org-units-page'), 'OrgUnitsPage'),
});

export const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./my-account-page'), 'MyAccountPage'),
});

export const routes = [staffRoute, rolesRoute, orgUnitsRoute, accountRoute] as const;
