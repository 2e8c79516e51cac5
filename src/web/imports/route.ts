import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';

/** `welcome`: the first steps sent the user here and wait for him. */
export interface ImportSearch {
  readonly from?: 'welcome';
}
/** `job`: leads on to the import that this job belongs to. */
export interface ImportsSearch extends ImportSearch {
  readonly job?: string;
}

const importSearch = (search: Record<string, unknown>): ImportSearch =>
  search.from === 'welcome' ? { from: 'welcome' } : {};

export const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports',
  staticData: { right: 'imports:run' },
  validateSearch: (search: Record<string, unknown>): ImportsSearch => ({
    ...importSearch(search),
    ...(typeof search.job === 'string' && search.job !== '' ? { job: search.job.slice(0, 100) } : {}),
  }),
  component: lazyRouteComponent(() => import('./list/imports-page.tsx'), 'ImportsPage'),
});

export const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports/$id',
  staticData: { right: 'imports:run' },
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
});
