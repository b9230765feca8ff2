import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { flag, id, readSearch, someOf, text } from '@/shared/lib/search';
import { cardStatuses } from './vocabulary';

export const cardsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cards',
  validateSearch: readSearch({ q: text, status: someOf(cardStatuses), programId: id, unitId: id, new: flag }),
  beforeLoad: needs('card:read'),
  component: lazyRouteComponent(() => import('./cards-page'), 'CardsPage'),
});

export const cardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cards/$cardId',
  beforeLoad: needs('card:read'),
  component: lazyRouteComponent(() => import('./card-page'), 'CardPage'),
});

export const programsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/card-programs',
  beforeLoad: needs('card-program:read'),
  component: lazyRouteComponent(() => import('./programs-page'), 'ProgramsPage'),
});

export const batchesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/card-batches',
  validateSearch: readSearch({ new: flag }),
  beforeLoad: needs('card:issue-batch'),
  component: lazyRouteComponent(() => import('./batches-page'), 'BatchesPage'),
});

export const checkoutRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pos',
  validateSearch: readSearch({ find: text, full: flag }),
  beforeLoad: needs('card:sell'),
  component: lazyRouteComponent(() => import('./till'), 'Till'),
});

export const routes = [cardsRoute, cardRoute, programsRoute, batchesRoute, checkoutRoute] as const;
