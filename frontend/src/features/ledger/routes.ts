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

export const postingRulesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger/rules',
  validateSearch: readSearch({ event: text }),
  beforeLoad: needs('ledger:read'),
  component: lazyRouteComponent(() => import('./posting-rules-page'), 'PostingRulesPage'),
});

export const accountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger/accounts',
  beforeLoad: needs('ledger:read'),
  component: lazyRouteComponent(() => import('./accounts-page'), 'AccountsPage'),
});

export const routes = [
  trialBalanceRoute,
  vouchersRoute,
  ledgerChecksRoute,
  exportsRoute,
  postingRulesRoute,
  accountsRoute,
] as const;
