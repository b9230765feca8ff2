import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';

export const templatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/templates',
  beforeLoad: needs('message-template:read'),
  component: lazyRouteComponent(() => import('./templates-page'), 'TemplatesPage'),
});

export const routes = [templatesRoute] as const;
