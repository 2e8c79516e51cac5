/** The frame around every page for people who are signed in. Screens hang their routes below it. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { Right } from '#kernel';
import { WholeError } from '../page-error.tsx';
import { NotFound, rootRoute } from '../root-route.tsx';
import { type Session, sessionQuery } from '../session/session.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Without this right the page shows who can grant it, instead of its content. */
    readonly right?: Right;
  }
}

const Shell = lazyRouteComponent(() => import('./shell.tsx'), 'Shell');

export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  errorComponent: WholeError,
  beforeLoad: async ({ context, location }): Promise<{ session: Session }> => {
    // Its code and the session are fetched at the same time.
    void Shell.preload?.();
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: '/sign-in', search: { to: location.href }, replace: true });
    return { session };
  },
});

/** The session of the person who sees this page. Only below the shell. */
export const useSession = (): Session => shellRoute.useRouteContext({ select: (c) => c.session });

/** Every address no screen has. */
export const notFoundRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '$',
  component: NotFound,
});
