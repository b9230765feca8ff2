import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { day, flag, id, readSearch, someOf, text } from '@/shared/lib/search';
import { entryStatuses, entryTypes } from './vocabulary';

export const transactionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/transactions',
  validateSearch: readSearch({
    q: text,
    type: someOf(entryTypes),
    status: someOf(entryStatuses),
    from: day,
    to: day,
    entry: id,
    new: flag,
  }),
  beforeLoad: needs('transaction:read'),
  component: lazyRouteComponent(() => import('./transactions-page'), 'TransactionsPage'),
});

export const routes = [transactionsRoute] as const;
