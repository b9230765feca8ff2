import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { day, id, oneOf, readSearch, text } from '@/shared/lib/search';
import { buckets, itemViewNames } from './vocabulary';

export const receivablesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/receivables',
  validateSearch: readSearch({ asOf: day, from: day, to: day }),
  beforeLoad: needs('transaction:read'),
  component: lazyRouteComponent(() => import('./receivables-page'), 'ReceivablesPage'),
});

export const agedItemsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/receivables/aged',
  validateSearch: readSearch({ bucket: oneOf(buckets), asOf: day, customerId: id }),
  beforeLoad: needs('transaction:read'),
  component: lazyRouteComponent(() => import('./aged-items-page'), 'AgedItemsPage'),
});

export const openItemsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/receivables/items',
  validateSearch: readSearch({
    q: text,
    view: oneOf(itemViewNames),
    customerId: id,
    openedUntil: day,
    dueBefore: day,
  }),
  beforeLoad: needs('transaction:read'),
  component: lazyRouteComponent(() => import('./open-items-page'), 'OpenItemsPage'),
});

export const routes = [receivablesRoute, agedItemsRoute, openItemsRoute] as const;
