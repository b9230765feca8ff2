import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, shellRoute } from '@/app/root';

export const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports',
  beforeLoad: needs('import:read'),
  component: lazyRouteComponent(() => import('./imports-page'), 'ImportsPage'),
});

export const importWizardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports/new',
  beforeLoad: needs('import:write'),
  component: lazyRouteComponent(() => import('./import-wizard-page'), 'ImportWizardPage'),
});

export const routes = [importsRoute, importWizardRoute] as const;
