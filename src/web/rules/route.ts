import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell-route.ts';
import { readRuleSearch } from './filter.ts';

/** Every rule; the address holds what is searched and shown. */
export const rulesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules',
  staticData: { right: 'library:read' },
  validateSearch: readRuleSearch,
  component: lazyRouteComponent(() => import('./rules-page.tsx'), 'RulesPage'),
});

export const newRuleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules/new',
  staticData: { right: 'rules:write' },
  component: lazyRouteComponent(() => import('./editor/editor-page.tsx'), 'NewRulePage'),
});

/** The laboratory of keywords. */
export const keywordsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules/keywords',
  staticData: { right: 'audiences:read' },
  component: lazyRouteComponent(() => import('./keywords/keywords-page.tsx'), 'KeywordsPage'),
});

export const ruleSides = ['trial', 'runs', 'quality', 'near', 'versions'] as const;
export type RuleSide = (typeof ruleSides)[number];

export interface OneRuleSearch {
  /** What stands beside the rule. Absent: the runs of one that is live, the trial of any other. */
  readonly show?: RuleSide;
  /** The version to look at among the versions. */
  readonly version?: number;
}

export const ruleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules/$id',
  staticData: { right: 'library:read' },
  validateSearch: (search): OneRuleSearch => {
    const show = ruleSides.find((side) => side === search.show);
    const { version } = search;
    return {
      ...(show ? { show } : {}),
      ...(typeof version === 'number' && Number.isInteger(version) && version > 0 ? { version } : {}),
    };
  },
  component: lazyRouteComponent(() => import('./editor/editor-page.tsx'), 'RulePage'),
});
