import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { settingsRoute } from '../settings/route.ts';
import { readDriftSearch, readPlaySearch } from './addresses.ts';

export const connectionPageRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/wecom',
  staticData: { right: 'library:write' },
  beforeLoad: ({ context }) => {
    // How it stands concerns everybody who keeps the library; the connection only those who may change it.
    if (!context.session.rights.includes('settings:manage'))
      throw redirect({ to: '/settings/wecom/status', replace: true });
  },
  component: lazyRouteComponent(() => import('./connection/connection-page.tsx'), 'ConnectionPage'),
});

export const statusPageRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/wecom/status',
  staticData: { right: 'library:write' },
  component: lazyRouteComponent(() => import('./status/status-page.tsx'), 'StatusPage'),
});

export const driftPageRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/wecom/drift',
  staticData: { right: 'library:write' },
  validateSearch: readDriftSearch,
  component: lazyRouteComponent(() => import('./drift/drift-page.tsx'), 'DriftPage'),
});

export const policiesPageRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/wecom/policies',
  staticData: { right: 'library:write' },
  component: lazyRouteComponent(() => import('./policies/policies-page.tsx'), 'PoliciesPage'),
});

export const playPageRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/wecom/simulator',
  staticData: { right: 'settings:manage' },
  validateSearch: readPlaySearch,
  component: lazyRouteComponent(() => import('./play/play-page.tsx'), 'PlayPage'),
});

export const wecomPages = [
  connectionPageRoute,
  statusPageRoute,
  driftPageRoute,
  policiesPageRoute,
  playPageRoute,
] as const;
