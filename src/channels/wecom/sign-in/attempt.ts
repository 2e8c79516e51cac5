/**
 * One attempt to sign in, kept in a cookie of the browser that began it. The `state` that WeCom hands back must be the
 * one in the cookie: a link with somebody else's code signs nobody in (RFC 6749, 10.12).
 */
import { randomBytes } from 'node:crypto';
import { SECOND } from '#kernel';
import { ownPath } from './authorize.ts';

/** A code of WeCom is good for five minutes; scanning takes some before. */
const MAX_AGE_SECONDS = 600;

export interface Attempt {
  readonly state: string;
  readonly workspace: number;
  /** Where the browser wanted to go. */
  readonly to: string;
  /** After this nobody comes back with it. */
  readonly until: Date;
}

export const newAttempt = (workspace: number, to: string, now: Date): Attempt => ({
  state: randomBytes(24).toString('hex'),
  workspace,
  to,
  until: new Date(now.getTime() + MAX_AGE_SECONDS * SECOND),
});

/** Each attempt has a cookie of its own, so that two windows can sign in side by side. */
const nameOf = (state: string, secure: boolean): string =>
  // The prefix keeps pages of other hosts below the same domain from planting one.
  `${secure ? '__Host-' : ''}baizigui.wecom.${state.slice(0, 12)}`;

// Lax: it must come along when WeCom sends the browser back, which is a navigation from another site.
const attributes = (secure: boolean): string => `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

export const keepAttempt = ({ state, workspace, to, until }: Attempt, secure: boolean): string => {
  const value = Buffer.from(JSON.stringify([state, workspace, to, until.getTime()])).toString('base64url');
  return `${nameOf(state, secure)}=${value}; Max-Age=${MAX_AGE_SECONDS}; ${attributes(secure)}`;
};

export const dropAttempt = (state: string, secure: boolean): string =>
  `${nameOf(state, secure)}=; Max-Age=0; ${attributes(secure)}`;

/** The attempt that this browser began with this state; null when it did not, or too long ago. */
export function attemptOf(
  cookies: string | undefined,
  state: unknown,
  secure: boolean,
  now: Date,
): Attempt | null {
  if (typeof state !== 'string' || !/^[0-9a-f]{48}$/.test(state)) return null;
  const start = `${nameOf(state, secure)}=`;
  const cookie = (cookies ?? '').split(/;\s*/).find((each) => each.startsWith(start));
  const kept = cookie && read(cookie.slice(start.length));
  return kept && kept.state === state && kept.until > now ? kept : null;
}

function read(value: string): Attempt | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(value, 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) return null;
    const [state, workspace, to, until] = parts as unknown[];
    if (typeof state !== 'string' || typeof workspace !== 'number' || typeof until !== 'number') return null;
    return { state, workspace, to: ownPath(to), until: new Date(until) };
  } catch {
    return null;
  }
}
