/** Spans of time: from what callers write to half-open instants. */
import {
  before,
  type CalendarSpan,
  calendar,
  DAY,
  type Duration,
  dayIn,
  type ErrorDetail,
  lengthsOf,
  parseDuration,
} from '#kernel';
import type { Window } from './language.ts';
import { dotted } from './limits.ts';
import type { ResolvedWindow } from './resolved.ts';

/** Half-open [since, until); null is open. */
export interface Span {
  readonly since: Date | null;
  readonly until: Date | null;
}

const DAY_FORM = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT_FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A day `YYYY-MM-DD` that exists in the calendar. */
export function isDay(text: string): boolean {
  if (!DAY_FORM.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/** An ISO 8601 instant with offset, on a day that exists. */
export const isInstant = (text: string): boolean =>
  INSTANT_FORM.test(text) && isDay(text.slice(0, 10)) && Number.isFinite(Date.parse(text));

const starts = new Map<string, Date>();
/** Days that are kept: those of some years in one zone. */
const MOST_STARTS = 4000;

/** The start of a day in a time zone: the same few days are asked of every customer. */
export function startOfDay(day: string, zone: string): Date {
  const key = `${day} ${zone}`;
  const known = starts.get(key);
  if (known) return known;
  if (starts.size >= MOST_STARTS) starts.clear();
  const start = findStart(day, zone);
  starts.set(key, start);
  return start;
}

/** Offsets reach from −12 to +14 h, so noon or midnight UTC lies on that day there. */
function findStart(day: string, zone: string): Date {
  const noon = new Date(`${day}T12:00:00Z`);
  const probe = dayIn(noon, zone) === day ? noon : new Date(`${day}T00:00:00Z`);
  return calendar(probe, 'today', zone).since;
}

const instantOf = (text: string, zone: string): Date =>
  isDay(text) ? startOfDay(text, zone) : new Date(text);

/** The span at a moment. A time in it: `since <= t && t < until`. `last` includes `now` itself (to the millisecond). */
export function spanOf(window: ResolvedWindow, now: Date, zone: string): Span {
  switch (window.kind) {
    case 'last':
      return { since: before(now, window.duration, zone), until: new Date(now.getTime() + 1) };
    case 'before':
      return { since: null, until: before(now, window.duration, zone) };
    case 'between':
      return {
        since: window.since === null ? null : instantOf(window.since, zone),
        until: window.until === null ? null : instantOf(window.until, zone),
      };
    case 'calendar':
      return calendar(now, window.span, zone);
  }
}

/** A span in milliseconds since 1970, half-open; open ends are infinite. */
export interface Bounds {
  readonly since: number;
  readonly until: number;
}

const ALWAYS: Bounds = { since: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

/** The bounds of a window. Those of the last moment asked are kept, since one moment is asked many times. */
export function compileWindow(window: ResolvedWindow | null): (now: Date, zone: string) => Bounds {
  if (!window) return () => ALWAYS;
  let lastNow = Number.NaN;
  let lastZone = '';
  let bounds = ALWAYS;
  return (now, zone) => {
    if (now.getTime() === lastNow && zone === lastZone) return bounds;
    lastNow = now.getTime();
    lastZone = zone;
    const { since, until } = spanOf(window, now, zone);
    bounds = { since: since?.getTime() ?? ALWAYS.since, until: until?.getTime() ?? ALWAYS.until };
    return bounds;
  };
}

/** At most so many milliseconds; clocks are set by less than two days. */
export const longest = (duration: Duration): number =>
  lengthsOf(duration).most + (duration.kind === 'fixed' ? 0 : DAY);

const YEAR = 366 * DAY;
/** The longest that lies between something in a calendar span and the end of it, with room for clocks that are set. */
const CALENDAR_REACH: Readonly<Record<CalendarSpan, number>> = {
  today: 3 * DAY,
  yesterday: 4 * DAY,
  thisWeek: 9 * DAY,
  lastWeek: 16 * DAY,
  thisMonth: 33 * DAY,
  lastMonth: 64 * DAY,
  thisQuarter: 94 * DAY,
  lastQuarter: 186 * DAY,
  thisYear: YEAR + 2 * DAY,
  lastYear: 2 * YEAR + 2 * DAY,
};

/** How far back, in milliseconds, a window reaches at most: what is older never counts again. Null: without end. */
export function reachOf(window: ResolvedWindow | null): number | null {
  if (window?.kind === 'last') return longest(window.duration) + 1;
  return window?.kind === 'calendar' ? CALENDAR_REACH[window.span] : null;
}

export const durationHelp = { expected: '30s 15m 6h 7d 2w 3mo 3bd' };
const instantHelp = { format: '2026-11-01, 2026-11-01T08:00:00+08:00' };

/** A window with its parts read, or null and a detail for each part that cannot be. */
export function resolveWindow(window: Window, at: string, details: ErrorDetail[]): ResolvedWindow | null {
  const parts = window as {
    readonly last?: string;
    readonly before?: string;
    readonly since?: string;
    readonly until?: string;
    readonly calendar?: CalendarSpan;
  };
  const wrong = (field: string, code: string, facts: ErrorDetail['facts'] = {}): null => {
    details.push({ path: dotted(at, field), code, facts });
    return null;
  };
  if (parts.calendar !== undefined) return { kind: 'calendar', span: parts.calendar };
  const kind = parts.last !== undefined ? 'last' : 'before';
  const text = parts[kind];
  if (text !== undefined) {
    const duration = parseDuration(text);
    return duration ? { kind, duration, text } : wrong(kind, 'badDuration', durationHelp);
  }
  const { since = null, until = null } = parts;
  const unread = (['since', 'until'] as const).filter((field) => {
    const end = parts[field];
    return end !== undefined && !isDay(end) && !isInstant(end);
  });
  for (const field of unread) wrong(field, 'badFormat', instantHelp);
  if (unread.length > 0) return null;
  // A day and an instant can only be compared once the zone is known; then the span may turn out empty.
  if (
    since !== null &&
    until !== null &&
    isDay(since) === isDay(until) &&
    Date.parse(since) >= Date.parse(until)
  )
    return wrong('until', 'reversedBounds', { from: since, to: until });
  return { kind: 'between', since, until };
}
