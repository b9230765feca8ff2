import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { id, readSearch, text } from '@/shared/lib/search';
import { rootRoute } from './root';

/** Where the program starts while the server does not answer; `next` is where it goes on afterwards. */
export const offlineRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/offline',
  validateSearch: readSearch({ next: text, customer: id, q: text }),
  component: lazyRouteComponent(() => import('./offline-page'), 'OfflinePage'),
});
