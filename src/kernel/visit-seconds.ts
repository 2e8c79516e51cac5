/**
 * How long somebody read, as far as the server can believe it. The page counts the seconds in which it stood in front of
 * somebody; the server lets no more of them count than have passed by its own clock.
 */
import { MINUTE, SECOND } from './time.ts';

/** Beacons come at their own pace: one that was held up makes the next look too fast. Bounded by the whole visit anyway. */
const JITTER_S = 2;

/** Who comes back within so long goes on with the same visit: a reload is not another visit. */
export const SAME_VISIT_MS = 30 * MINUTE;

export interface Counting {
  /** What counts so far. */
  readonly seconds: number;
  /** Times of the server, in milliseconds: the last beacon, and since when `seconds` can have passed. */
  readonly lastAt: number;
  readonly countsFrom: number;
}

/** `claimed`: the whole visit's seconds by the page's own count. Never less than before. */
export function believed({ seconds, lastAt, countsFrom }: Counting, claimed: number, now: number): number {
  const inAll = (now - countsFrom) / SECOND;
  const since = seconds + (now - lastAt) / SECOND + JITTER_S;
  const most = Math.min(claimed, inAll, since);
  return Number.isFinite(most) ? Math.max(seconds, most) : seconds;
}

/** Whoever comes back has as many seconds behind him as counted, and no more. */
export const resumed = (seconds: number, now: number): Counting => ({
  seconds,
  lastAt: now,
  countsFrom: now - seconds * SECOND,
});

/** Above the threshold, the seconds at which a visit that goes on is told again: those that people write into rules. */
const MARKS = [30, 60, 120, 180, 300, 600, 1200, 1800, 3600];

/**
 * Whether a visit that goes on is to be told now. Nothing is told below the threshold while it lasts: a condition for short
 * visits must not hold of one that has only begun.
 */
export function crossesMark(told: number | null, seconds: number, threshold: number): boolean {
  const marks = [threshold, ...MARKS.filter((mark) => mark > threshold)];
  return marks.some((mark) => seconds >= mark && (told ?? 0) < mark);
}

/** A visit without a beacon for so long has ended, until somebody comes back to it. */
export const ENDED_AFTER_MS = 90 * SECOND;
/** Whose last beacon is younger reads now. */
export const READS_NOW_MS = 15 * SECOND;

/** Tenths of a second are what a page can tell. */
export const tenths = (seconds: number): number => Math.floor(seconds * 10) / 10;
