import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { day, id, readSearch, text } from '@/shared/lib/search';
import { isMonth } from './vocabulary';

export const trialBalanceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger',
  validateSearch: readSearch({ month: isMonth }),
  beforeLoad: needs('ledger:read'),
  component: lazyRouteComponent(() => import('./trial-balance-page'), 'TrialBalancePage'),
});

export const vouchersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger/vouchers',
  validateSearch: readSearch({ account: text, from: day, to: day, datedAfter: day, voucher: id }),
  beforeLoad: needs('ledger:read'),
  component: lazyRouteComponent(() => import('./vouchers-page'), 'VouchersPage'),
});

export const ledgerChecksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger/checks',
  beforeLoad: needs('ledger:read'),
  component: lazyRouteComponent(() => import('./checks-page'), 'ChecksPage'),
});

export const exportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger/exports',
  beforeLoad: needs('ledger:read'),
  component: lazyRouteComponent(() => import('./exports-page'), 'ExportsPage'),
});

export const routes = [trialBalanceRoute, vouchersRoute, ledgerChecksRoute, exportsRoute] as const;
