import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';

/** `job`: leads on to the import that this job belongs to. */
export interface ImportsSearch {
  readonly job?: string;
}

export const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports',
  staticData: { right: 'imports:run' },
  validateSearch: (search: Record<string, unknown>): ImportsSearch =>
    typeof search.job === 'string' && search.job !== '' ? { job: search.job.slice(0, 100) } : {},
  component: lazyRouteComponent(() => import('./list/imports-page.tsx'), 'ImportsPage'),
});

export const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports/$id',
  staticData: { right: 'imports:run' },
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
});
