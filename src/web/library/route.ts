import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';
import { planSearch } from './address.ts';

export const planRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cabinet/plan',
  staticData: { right: 'library:read' },
  validateSearch: planSearch,
  component: lazyRouteComponent(() => import('./plan-page.tsx'), 'PlanPage'),
});
