import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';
import { welcomeSearch } from './address.ts';

export const welcomeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/welcome',
  staticData: { right: 'library:write' },
  validateSearch: welcomeSearch,
  component: lazyRouteComponent(() => import('./welcome-page.tsx'), 'WelcomePage'),
});
