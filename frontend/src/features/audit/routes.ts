import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { day, id, readSearch, text } from '@/shared/lib/search';

export const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audit',
  validateSearch: readSearch({
    subjectType: text,
    subjectId: id,
    customerId: id,
    action: text,
    actorId: id,
    from: day,
    to: day,
  }),
  beforeLoad: needs('audit:read'),
  component: lazyRouteComponent(() => import('./audit-page'), 'AuditPage'),
});

export const verificationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audit/verifications',
  beforeLoad: needs('oversight:read'),
  component: lazyRouteComponent(() => import('./verifications-page'), 'VerificationsPage'),
});

export const routes = [auditRoute, verificationsRoute] as const;
