import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';

export interface FormSearch {
  /** Absent: those in use. */
  readonly show?: 'archived';
  /** The form whose answers are looked at. */
  readonly answers?: string;
}

export const formsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/forms',
  staticData: { right: 'library:read' },
  validateSearch: (search): FormSearch => ({
    ...(search.show === 'archived' ? { show: 'archived' } : {}),
    ...(typeof search.answers === 'string' && search.answers !== '' ? { answers: search.answers } : {}),
  }),
  component: lazyRouteComponent(() => import('./forms-page.tsx'), 'FormsPage'),
});
