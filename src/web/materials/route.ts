import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';

export interface MaterialSearch {
  readonly q?: string;
  /** Absent: those in use. */
  readonly show?: 'archived';
  /** Whose reading is looked at. */
  readonly read?: string;
}

const text = (value: unknown): string | undefined =>
  value === undefined || value === null || value === '' ? undefined : String(value);

export const materialsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/materials',
  staticData: { right: 'library:read' },
  validateSearch: (search): MaterialSearch => {
    const [q, read] = [text(search.q), text(search.read)];
    return {
      ...(q ? { q } : {}),
      ...(search.show === 'archived' ? { show: 'archived' } : {}),
      ...(read ? { read } : {}),
    };
  },
  component: lazyRouteComponent(() => import('./materials-page.tsx'), 'MaterialsPage'),
});
