import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { flag, readSearch, someOf } from '@/shared/lib/search';
import { outcomes, reviewStatuses, tiers } from './vocabulary';

export const freshnessRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/freshness',
  validateSearch: readSearch({ tier: someOf(tiers), mine: flag }),
  beforeLoad: needs('customer:read'),
  component: lazyRouteComponent(() => import('./freshness-page'), 'FreshnessPage'),
});

export const reviewsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/freshness/reviews',
  validateSearch: readSearch({ status: someOf(reviewStatuses) }),
  beforeLoad: needs('review:read'),
  component: lazyRouteComponent(() => import('./reviews-page'), 'ReviewsPage'),
});

export const reviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/freshness/reviews/$reviewId',
  validateSearch: readSearch({ outcome: someOf(outcomes), mine: flag }),
  beforeLoad: needs('review:read'),
  component: lazyRouteComponent(() => import('./review-page'), 'ReviewPage'),
});

export const reviewSheetRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/freshness/reviews/$reviewId/sheet',
  beforeLoad: needs('review:read'),
  component: lazyRouteComponent(() => import('./review-sheet-page'), 'ReviewSheetPage'),
});

export const routes = [freshnessRoute, reviewsRoute, reviewRoute, reviewSheetRoute] as const;
