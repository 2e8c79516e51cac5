import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';
import { readEventSearch } from './search.ts';

/** What customers did; the address holds what is asked for and what is open. */
export const eventsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/events',
  staticData: { right: 'customers:read' },
  validateSearch: readEventSearch,
  component: lazyRouteComponent(() => import('./events-page.tsx'), 'EventsPage'),
});
