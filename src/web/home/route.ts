import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';

/** Length of the period in days; 30 when it is not named. */
export interface HomeSearch {
  readonly days?: 7 | 90;
}

export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): HomeSearch =>
    search.days === 7 || search.days === 90 ? { days: search.days } : {},
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
});
