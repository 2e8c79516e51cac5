import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { roles } from '#kernel';
import { shellRoute } from '../shell/shell-route.ts';
import { openSections } from './sections.ts';

export const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings-frame.tsx'), 'SettingsFrame'),
});

const settingsIndexRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    const [first] = openSections(context.session.rights);
    throw redirect({ to: first?.path ?? '/settings/account', replace: true });
  },
});

/** A text that is all digits arrives as a number. */
const text = (value: unknown): string | undefined => {
  const read = typeof value === 'number' ? String(value) : value;
  return typeof read === 'string' && read.trim() !== '' ? read.slice(0, 200) : undefined;
};
/** Only those parts of an address that say something. */
const said = <T extends Record<string, unknown>>(parts: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

export const staffRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/staff',
  staticData: { right: 'staff:read' },
  validateSearch: (search: Record<string, unknown>) =>
    said({
      q: text(search.q),
      role: roles.find((role) => role === search.role),
      department: text(search.department),
      show: (['inactive', 'all'] as const).find((show) => show === search.show),
    }),
  component: lazyRouteComponent(() => import('./staff/staff-page.tsx'), 'StaffPage'),
});
export type StaffSearch = ReturnType<typeof staffRoute.useSearch>;

export const rolesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/roles',
  staticData: { right: 'staff:read' },
  component: lazyRouteComponent(() => import('./roles/roles-page.tsx'), 'RolesPage'),
});

export const departmentsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/departments',
  staticData: { right: 'staff:read' },
  component: lazyRouteComponent(() => import('./departments/departments-page.tsx'), 'DepartmentsPage'),
});

export const attributesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/attributes',
  staticData: { right: 'settings:manage' },
  validateSearch: (search: Record<string, unknown>) =>
    said({ archived: search.archived === true || search.archived === 'true' ? true : undefined }),
  component: lazyRouteComponent(() => import('./attributes/attributes-page.tsx'), 'AttributesPage'),
});

export const keysRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/keys',
  staticData: { right: 'keys:manage' },
  component: lazyRouteComponent(() => import('./keys/keys-page.tsx'), 'KeysPage'),
});

export const workspaceRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/workspace',
  staticData: { right: 'settings:manage' },
  component: lazyRouteComponent(() => import('./workspace/workspace-page.tsx'), 'WorkspacePage'),
});

export const accountRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
});

/** Everything below the settings that lives in this folder. */
export const settingsPages = [
  settingsIndexRoute,
  staffRoute,
  rolesRoute,
  departmentsRoute,
  attributesRoute,
  keysRoute,
  workspaceRoute,
  accountRoute,
] as const;
