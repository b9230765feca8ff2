import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { isAmount } from '@/shared/lib/money';
import { day, flag, id, oneOf, type Reader, readSearch, someOf, text } from '@/shared/lib/search';
import { paymentMethods } from '@/shared/lib/vocabulary';
import { entryChannels, entrySorts, entryStatuses, entryTypes } from './vocabulary';

const amount: Reader<string> = (raw) => (typeof raw === 'string' && isAmount(raw) ? raw : undefined);

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
    customerId: id,
    method: someOf(paymentMethods),
    channel: someOf(entryChannels),
    least: amount,
    most: amount,
    open: flag,
    memo: text,
    category: text,
    dueFrom: day,
    dueTo: day,
    postedFrom: day,
    postedTo: day,
    sort: oneOf(entrySorts),
    new: flag,
  }),
  beforeLoad: needs('transaction:read'),
  component: lazyRouteComponent(() => import('./transactions-page'), 'TransactionsPage'),
});

export const pasteRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/transactions/paste',
  beforeLoad: needs('transaction:post'),
  component: lazyRouteComponent(() => import('./paste-page'), 'PastePage'),
});

export const routes = [transactionsRoute, pasteRoute] as const;
