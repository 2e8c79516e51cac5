/** The two pages one sees without being signed in. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { WholeError } from '../page-error.tsx';
import { rootRoute } from '../root-route.tsx';
import { sessionQuery } from '../session/session.ts';
import { returnPath } from './return-path.ts';

const SignInPage = lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage');

export const signInPageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    typeof search.to === 'string' ? { to: search.to } : {},
  beforeLoad: async ({ context, search }) => {
    void SignInPage.preload?.();
    // Who is signed in already has nothing to do here. Without an answer the form is shown all the same.
    const session = await context.queryClient.ensureQueryData(sessionQuery).catch(() => null);
    if (session) throw redirect({ href: returnPath(search.to), replace: true });
  },
  component: SignInPage,
  errorComponent: WholeError,
});

export const setUpPageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  validateSearch: (search: Record<string, unknown>): { token?: string } =>
    // The router reads a token of digits as a number.
    typeof search.token === 'string' || typeof search.token === 'number'
      ? { token: String(search.token) }
      : {},
  component: lazyRouteComponent(() => import('./set-up-page.tsx'), 'SetUpPage'),
  errorComponent: WholeError,
});
