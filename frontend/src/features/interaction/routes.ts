import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { day, flag, id, readSearch, someOf, text } from '@/shared/lib/search';
import { interactionChannels } from '@/shared/lib/vocabulary';

export const interactionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/interactions',
  validateSearch: readSearch({
    q: text,
    channel: someOf(interactionChannels),
    staffId: id,
    from: day,
    to: day,
    new: flag,
  }),
  beforeLoad: needs('interaction:read'),
  component: lazyRouteComponent(() => import('./interactions-page'), 'InteractionsPage'),
});

export const routes = [interactionsRoute] as const;
