import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { settingsRoute } from '../settings/route.ts';

export interface NoticeSearch {
  /** The notice whose log is open. */
  readonly log?: string;
}

export const noticesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/notices',
  staticData: { right: 'library:write' },
  validateSearch: (search: Record<string, unknown>): NoticeSearch =>
    typeof search.log === 'string' && /^ntc_\d+$/.test(search.log) ? { log: search.log } : {},
  component: lazyRouteComponent(() => import('./notices-page.tsx'), 'NoticesPage'),
});
