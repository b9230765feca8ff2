import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';

export const demoRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/demo',
  beforeLoad: needs('demo:manage'),
  component: lazyRouteComponent(() => import('./demo-page'), 'DemoPage'),
});

export const routes = [demoRoute] as const;
