/** Who is signed in. Signed out is an answer, not an error: `null`. */
import { queryOptions } from '@tanstack/react-query';
import type { changeSession, checkSetup, session, setup } from '#features/staff/contract';
import { type OutputOf, type Right, type Role, roles } from '#kernel';
import { ApiError, call, keyOf, plainRoute, route } from '#ui';

export type Session = OutputOf<typeof session>;

const getSession = route<typeof session>('GET /session');
export const changeSessionRoute = route<typeof changeSession>('PATCH /session');
export const checkSetUpRoute = route<typeof checkSetup>('POST /setup/check', { reads: true });
export const setUpRoute = route<typeof setup>('POST /setup');
export const signInRoute = plainRoute<{ body: { email: string; password: string } }>(
  'POST /api/auth/sign-in/email',
);
/** Whether WeCom signs people in here; asked by somebody who is not signed in yet. */
export const wecomWayRoute = plainRoute<{ output: { available: boolean } }>('GET /api/auth/wecom');
export const signOutRoute = plainRoute<{ body: Record<string, never> }>('POST /api/auth/sign-out');

export const sessionQuery = queryOptions<Session | null, ApiError>({
  queryKey: keyOf(getSession),
  queryFn: async ({ signal }) => {
    try {
      return await call(getSession, {}, { signal });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const mayDo = (session: Session, right: Right): boolean => session.rights.includes(right);

/** The roles of the session that this version knows. */
export const rolesOf = (session: Session): readonly Role[] =>
  roles.filter((role) => session.roles.includes(role));
