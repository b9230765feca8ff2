import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';
import { id, oneOf, readSearch } from '@/shared/lib/search';
import { importTargets } from './vocabulary';

export const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports',
  beforeLoad: needs('import:read'),
  component: lazyRouteComponent(() => import('./imports-page'), 'ImportsPage'),
});

export const importWizardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports/new',
  // A mended file of another import means what that one meant.
  validateSearch: readSearch({ target: oneOf(importTargets), mends: id }),
  beforeLoad: needs('import:write'),
  component: lazyRouteComponent(() => import('./import-wizard-page'), 'ImportWizardPage'),
});

export const mappingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports/mappings',
  beforeLoad: needs('import:write'),
  component: lazyRouteComponent(() => import('./mappings-page'), 'MappingsPage'),
});

export const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports/$importId',
  beforeLoad: needs('import:read'),
  component: lazyRouteComponent(() => import('./import-page'), 'ImportPage'),
});

export const routes = [importsRoute, importWizardRoute, mappingsRoute, importRoute] as const;
