/** How long to wait before a call is made again, and how long an API stays closed. */
import { HOUR, MINUTE, SECOND } from '#kernel';

const MOST_RETRIES = 3;

/** Milliseconds [from, to) that codes want before another try; the others are tried within 2 s. */
const SLOW: Readonly<Record<number, readonly [from: number, to: number]>> = {
  // Results of a group message that is still being handed out: not before 30 s.
  41063: [30 * SECOND, 33 * SECOND],
  // Another app is sending its welcome: a second later it is known who won; the code lives 20 s.
  41096: [SECOND, 1.5 * SECOND],
};

/**
 * Milliseconds before try number `retry` (0 for the first repetition), or null when it was tried often enough.
 * `random` in [0, 1) keeps callers that were turned away together from coming back together.
 */
export function pauseBefore(code: number, retry: number, random: number): number | null {
  if (retry >= MOST_RETRIES) return null;
  const [from, to] = SLOW[code] ?? [200, Math.min(500 * 2 ** retry, 2 * SECOND)];
  return Math.round(from + random * (to - from));
}

/**
 * Until when an API is closed after 45009: a minute, which is the window of the ordinary limit; an hour when it was
 * closed within the last hour. Null while it is closed anyway: an answer that comes late must not make a minute an hour.
 * For `gettoken` it means that our address is banned for an hour.
 */
export function closedUntil(api: string, last: Date | null, now: Date): Date | null {
  if (last && last > now) return null;
  const again = last !== null && now.getTime() - last.getTime() < HOUR;
  return new Date(now.getTime() + (again || api === 'gettoken' ? HOUR : MINUTE));
}
