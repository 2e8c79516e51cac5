import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';
import { cabinetSearch } from './address.ts';

export const cabinetRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cabinet',
  staticData: { right: 'library:read' },
  validateSearch: cabinetSearch,
  component: lazyRouteComponent(() => import('./cabinet-page.tsx'), 'CabinetPage'),
});
