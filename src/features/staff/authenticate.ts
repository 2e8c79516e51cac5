/** From a request to the one who asks: a key in the Authorization header, or else the session cookie. */
import type { FastifyRequest } from 'fastify';
import { AppError } from '#kernel';
import type { Db } from '#platform/db';
import type { Caller } from '#platform/http';
import { callerOfKey } from './api-keys.ts';
import { callerOf } from './caller.ts';
import { type Found, RecentCallers } from './recent-callers.ts';
import type { SignIn } from './sign-in.ts';
import * as sql from './sql.ts';

/** Error: `key.invalid` (401) for a key that is unknown, revoked or expired. A dead cookie is nobody. */
export function authenticator(
  db: Db,
  clock: () => Date,
  signIn: SignIn,
): (request: FastifyRequest) => Promise<Caller | null> {
  const recent = new RecentCallers();

  async function bySession(cookieHeader: string): Promise<Found | null> {
    const session = await signIn.session(cookieHeader);
    const row = session && (await sql.callerOfUser(db, session.userId));
    return row ? { caller: callerOf(row), expiresAt: session.expiresAt } : null;
  }

  return async (request) => {
    const now = clock();
    const header = request.headers.authorization;
    const key = /^bearer +(.*)$/i.exec(header ?? '')?.[1]?.trim();
    if (key !== undefined) {
      const caller = await recent.get(`key ${key}`, now, () => callerOfKey(db, key, now));
      if (!caller) throw new AppError('notSignedIn', 'key.invalid');
      return caller;
    }
    const { cookie } = request.headers;
    const token = await signIn.tokenIn(cookie);
    if (cookie === undefined || token === null) return null;
    return recent.get(`session ${token}`, now, () => bySession(cookie));
  };
}
