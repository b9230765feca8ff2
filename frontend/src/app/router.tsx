import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { routes as account } from '@/features/account/routes';
import { routes as approval } from '@/features/approval/routes';
import { routes as audit } from '@/features/audit/routes';
import { routes as bank } from '@/features/bank/routes';
import { routes as billing } from '@/features/billing/routes';
import { routes as bulk } from '@/features/bulk/routes';
import { routes as card } from '@/features/card/routes';
import { routes as care } from '@/features/care/routes';
import { routes as contract } from '@/features/contract/routes';
import { routes as demo } from '@/features/demo/routes';
import { routes as duplicate } from '@/features/duplicate/routes';
import { routes as exchange } from '@/features/exchange/routes';
import { routes as freshness } from '@/features/freshness/routes';
import { routes as identity, loginRoute } from '@/features/identity/routes';
import { routes as interaction } from '@/features/interaction/routes';
import { routes as ledger } from '@/features/ledger/routes';
import { routes as mail } from '@/features/mail/routes';
import { memberRoute } from '@/features/member/routes';
import { routes as oversight } from '@/features/oversight/routes';
import { routes as period } from '@/features/period/routes';
import { routes as receivable } from '@/features/receivable/routes';
import { routes as report } from '@/features/report/routes';
import { routes as rule } from '@/features/rule/routes';
import { routes as template } from '@/features/template/routes';
import { parseQuery, stringifyQuery } from '@/shared/lib/search';
import { contractRoute } from './contract-route';
import { customerRoute } from './customer-route';
import { customersRoute } from './customers-route';
import { exportsRoute } from './exports-route';
import { NotFound, PageFailed } from './failures';
import { homeRoute } from './home-route';
import { offlineRoute } from './offline-route';
import { rootRoute, shellRoute } from './root';

const routeTree = rootRoute.addChildren([
  loginRoute,
  memberRoute,
  offlineRoute,
  shellRoute.addChildren([
    homeRoute,
    customerRoute,
    customersRoute,
    ...bulk,
    ...interaction,
    ...account,
    ...card,
    ...contract,
    contractRoute,
    ...billing,
    ...receivable,
    ...mail,
    ...bank,
    ...period,
    ...ledger,
    ...care,
    ...freshness,
    ...exchange,
    exportsRoute,
    ...identity,
    ...report,
    ...approval,
    ...oversight,
    ...rule,
    ...template,
    ...audit,
    ...demo,
    ...duplicate,
  ]),
]);

export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    search: { strict: true },
    parseSearch: parseQuery,
    stringifySearch: stringifyQuery,
    scrollRestoration: true,
    defaultPreload: false,
    // At the page that fails, not around it: whoever may not enter one place still has the way to the others.
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NotFound,
    ...(history ? { history } : {}),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
