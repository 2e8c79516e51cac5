import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { settingsRoute } from '../settings/route.ts';

export const sitesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/sites',
  staticData: { right: 'settings:manage' },
  component: lazyRouteComponent(() => import('./sites-page.tsx'), 'SitesPage'),
});
