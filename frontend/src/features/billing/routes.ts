import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { day, flag, id, oneOf, readSearch, text } from '@/shared/lib/search';
import { billViewNames } from './vocabulary';

export const billsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bills',
  validateSearch: readSearch({
    q: text,
    view: oneOf(billViewNames),
    customerId: id,
    contractId: id,
    from: day,
    to: day,
    draftedBefore: day,
    new: flag,
  }),
  beforeLoad: needs('bill:read'),
  component: lazyRouteComponent(() => import('./bills-page'), 'BillsPage'),
});

export const billRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bills/$billId',
  beforeLoad: needs('bill:read'),
  component: lazyRouteComponent(() => import('./bill-page'), 'BillPage'),
});

export const billRunsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bill-runs',
  validateSearch: readSearch({ new: flag }),
  beforeLoad: needs('bill:run'),
  component: lazyRouteComponent(() => import('./bill-runs-page'), 'BillRunsPage'),
});

export const billRunRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bill-runs/$runId',
  beforeLoad: needs('bill:run'),
  component: lazyRouteComponent(() => import('./bill-run-page'), 'BillRunPage'),
});

export const remindersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reminders',
  validateSearch: readSearch({ view: oneOf(['toDo', 'all']), until: day }),
  beforeLoad: needs('bill:read'),
  component: lazyRouteComponent(() => import('./reminders-page'), 'RemindersPage'),
});

export const routes = [billsRoute, billRoute, billRunsRoute, billRunRoute, remindersRoute] as const;
