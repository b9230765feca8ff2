import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { day, readSearch, someOf } from '@/shared/lib/search';
import { interactionChannels } from '@/shared/lib/vocabulary';

export const interactionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/interactions',
  validateSearch: readSearch({ channel: someOf(interactionChannels), from: day, to: day }),
  beforeLoad: needs('interaction:read'),
  component: lazyRouteComponent(() => import('./interactions-page'), 'InteractionsPage'),
});

export const routes = [interactionsRoute] as const;
