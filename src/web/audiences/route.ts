import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The list of saved audiences; `q` is what was searched. */
export const audienceListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audiences',
  staticData: { right: 'audiences:read' },
  validateSearch: (search): { q?: string } => {
    const q = text(search.q);
    return q === undefined ? {} : { q };
  },
  component: lazyRouteComponent(() => import('./audience-list-page.tsx'), 'AudienceListPage'),
});

export interface BuilderSearch {
  /** The condition as JSON, or `~` and its compressed form (`#ui` `toLink`). Absent: the saved one, or everyone. */
  readonly c?: unknown;
  /** `-order.total`, `group:grp_1,-customer.createdAt`: keys with a minus go downwards. */
  readonly sort?: string;
}

const builderSearch = (search: Record<string, unknown>): BuilderSearch => {
  const sort = text(search.sort);
  return {
    ...(search.c === undefined || search.c === null || search.c === '' ? {} : { c: search.c }),
    ...(sort === undefined ? {} : { sort }),
  };
};

const BuilderPage = lazyRouteComponent(() => import('./builder-page.tsx'), 'BuilderPage');

export const newAudienceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audiences/new',
  staticData: { right: 'audiences:read' },
  validateSearch: builderSearch,
  component: BuilderPage,
});

export const audienceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audiences/$id',
  staticData: { right: 'audiences:read' },
  validateSearch: builderSearch,
  component: BuilderPage,
});
