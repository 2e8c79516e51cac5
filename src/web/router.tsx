/** Puts the routes together. A screen adds its route to the tree below; see README.md. */
import { createRouter } from '@tanstack/react-router';
import { createQueryClient, PageLoading } from '#ui';
import { audienceListRoute, audienceRoute, newAudienceRoute } from './audiences/route.ts';
import { auditRoute } from './audit/route.ts';
import { cabinetRoute } from './cabinet/route.ts';
import { channelsRoute } from './channels/route.ts';
import { customerRoute, customersRoute } from './customers/route.ts';
import { eventsRoute } from './events/route.ts';
import { formsRoute } from './forms/route.ts';
import { homeRoute } from './home/route.ts';
import { importRoute, importsRoute } from './imports/route.ts';
import { jobsRoute } from './jobs/route.ts';
import { kitRoute } from './kit/route.ts';
import { planRoute } from './library/route.ts';
import { materialsRoute } from './materials/route.ts';
import { noticesRoute } from './notices/route.ts';
import { PageError } from './page-error.tsx';
import { NotFound, rootRoute } from './root-route.tsx';
import { rulePresetRoute, rulePresetsRoute } from './rule-presets/route.ts';
import { keywordsRoute, newRuleRoute, ruleRoute, rulesRoute } from './rules/route.ts';
import { sessionQuery } from './session/session.ts';
import { settingsPages, settingsRoute } from './settings/route.ts';
import { meRoute } from './shell/me-route.ts';
import { notFoundRoute, shellRoute } from './shell/shell-route.ts';
import { setUpPageRoute, signInPageRoute } from './sign-in/route.ts';
import { sitesRoute } from './sites/route.ts';
import { wecomPages } from './wecom/route.ts';
import { welcomeRoute } from './wizard/route.ts';

const screens = [
  cabinetRoute,
  planRoute,
  welcomeRoute,
  customersRoute,
  customerRoute,
  homeRoute,
  audienceListRoute,
  newAudienceRoute,
  audienceRoute,
  channelsRoute,
  eventsRoute,
  rulesRoute,
  newRuleRoute,
  keywordsRoute,
  rulePresetsRoute,
  rulePresetRoute,
  ruleRoute,
  materialsRoute,
  formsRoute,
  importRoute,
  importsRoute,
  jobsRoute,
  meRoute,
  notFoundRoute,
  settingsRoute.addChildren([...settingsPages, ...wecomPages, noticesRoute, sitesRoute, auditRoute]),
] as const;

const routeTree = rootRoute.addChildren([
  signInPageRoute,
  setUpPageRoute,
  shellRoute.addChildren(import.meta.env.DEV ? [...screens, kitRoute] : screens),
]);

export const queryClient = createQueryClient(() => {
  queryClient.setQueryData(sessionQuery.queryKey, null);
  void router.invalidate();
});

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  // React Query keeps the data; the router only decides when to ask.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 150,
  defaultPendingMinMs: 0,
  defaultPendingComponent: PageLoading,
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
