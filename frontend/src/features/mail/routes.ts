import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { id, readSearch, someOf } from '@/shared/lib/search';
import { mailStatuses } from './vocabulary';

export const mailsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/mails',
  validateSearch: readSearch({ status: someOf(mailStatuses), customerId: id, mail: id }),
  beforeLoad: needs('mail:read'),
  component: lazyRouteComponent(() => import('./mails-page'), 'MailsPage'),
});

export const routes = [mailsRoute] as const;
