/** From a request to the one who asks. Keys are remembered for a few seconds, so that a count costs no query for them. */
import type { FastifyRequest } from 'fastify';
import { AppError } from '#kernel';
import type { Db } from '#platform/db';
import type { Caller } from '#platform/http';
import { callerOfKey, type KeyCaller } from './api-keys.ts';

const REMEMBER_MS = 5000;

/** Error: `key.invalid` (401) for a key that is unknown, revoked or expired. */
export function authenticator(
  db: Db,
  clock: () => Date,
): (request: FastifyRequest) => Promise<Caller | null> {
  const known = new Map<string, { caller: KeyCaller; until: number }>();
  return async (request) => {
    const header = request.headers.authorization;
    if (!header?.startsWith('Bearer ')) return null;
    const key = header.slice(7).trim();
    const now = clock();
    let entry = known.get(key);
    if (!entry || entry.until < now.getTime() || (entry.caller.expiresAt && entry.caller.expiresAt <= now)) {
      const caller = await callerOfKey(db, key, now);
      if (!caller) {
        known.delete(key);
        throw new AppError('notSignedIn', 'key.invalid');
      }
      if (known.size > 1000) known.clear();
      entry = { caller, until: now.getTime() + REMEMBER_MS };
      known.set(key, entry);
    }
    return { actor: entry.caller.actor, timeZone: entry.caller.timeZone, language: null, byCookie: false };
  };
}
