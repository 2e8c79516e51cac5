import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';

/** Every part of the kit once, to look at while building. Only in development. */
export const kitRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/kit',
  component: lazyRouteComponent(() => import('./kit-page.tsx'), 'KitPage'),
});
