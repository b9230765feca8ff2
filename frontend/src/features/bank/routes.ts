import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { day, flag, id, oneOf, readSearch, text } from '@/shared/lib/search';
import { lineViewNames } from './vocabulary';

export const bankLinesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bank',
  validateSearch: readSearch({
    q: text,
    view: oneOf(lineViewNames),
    accountId: id,
    statementId: id,
    from: day,
    to: day,
    currency: text,
    line: id,
  }),
  beforeLoad: needs('bank:read'),
  component: lazyRouteComponent(() => import('./bank-lines-page'), 'BankLinesPage'),
});

export const bankStatementsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bank/statements',
  validateSearch: readSearch({ new: flag, accountId: id }),
  beforeLoad: needs('bank:read'),
  component: lazyRouteComponent(() => import('./statements-page'), 'StatementsPage'),
});

export const bankAccountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bank/accounts',
  beforeLoad: needs('bank:read'),
  component: lazyRouteComponent(() => import('./accounts-page'), 'AccountsPage'),
});

export const routes = [bankLinesRoute, bankStatementsRoute, bankAccountsRoute] as const;
