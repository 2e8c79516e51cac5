/** Durations and calendar arithmetic. Every function takes its `now`; nothing here asks the machine for the time. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

const UNITS: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY, w: WEEK };

/** A duration as written in conditions: `30s`, `15m`, `6h`, `7d`, `2w`, calendar months `3mo`, or working days `3bd`. */
export type Duration =
  | { readonly kind: 'fixed'; readonly ms: number }
  | { readonly kind: 'months'; readonly months: number }
  /** Monday to Friday on the workspace's calendar; holidays count as the day of the week that they are. */
  | { readonly kind: 'workdays'; readonly days: number };

export function parseDuration(text: string): Duration | null {
  const match = /^(\d{1,6})(mo|bd|[smhdw])$/.exec(text);
  if (!match?.[1] || !match[2]) return null;
  const n = Number(match[1]);
  if (n === 0) return null;
  if (match[2] === 'mo') return n <= 1200 ? { kind: 'months', months: n } : null;
  if (match[2] === 'bd') return n <= 9999 ? { kind: 'workdays', days: n } : null;
  const unit = UNITS[match[2]];
  return unit === undefined ? null : { kind: 'fixed', ms: n * unit };
}

/** Days from one day `YYYY-MM-DD` to another; negative when it is the earlier one. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY;

/** The day `YYYY-MM-DD` so many days after another one; before it when they are negative. */
export const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wallClock(at: Date, timeZone: string): Wall {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const wall: Wall = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const part of format.formatToParts(at))
    if (part.type in wall) wall[part.type as keyof Wall] = Number(part.value);
  return wall;
}

/** The instant at which the wall clock of `timeZone` shows this. In a gap of summer time it moves forward. */
function fromWall(wall: Wall, timeZone: string): Date {
  const wanted = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  let earlier = wanted;
  let result = wanted;
  for (let i = 0; i < 2; i++) {
    earlier = result;
    const seen = wallClock(new Date(result), timeZone);
    result += wanted - Date.UTC(seen.year, seen.month - 1, seen.day, seen.hour, seen.minute, seen.second);
  }
  // In a gap the two steps go back and forth around it; the later one is behind it.
  const shown = wallClock(new Date(result), timeZone);
  if (shown.hour !== wall.hour || shown.minute !== wall.minute) result = Math.max(result, earlier);
  return new Date(result);
}

/**
 * The first instant after `now` at which the wall clock of `timeZone` shows this minute of the day (0 to 1439). On a day
 * that skips it, the moment after the gap.
 */
export function nextOnWall(now: Date, minute: number, timeZone: string): Date {
  const today = wallClock(now, timeZone);
  for (let days = 0; ; days++) {
    const day = new Date(Date.UTC(today.year, today.month - 1, today.day + days));
    const at = fromWall(
      {
        year: day.getUTCFullYear(),
        month: day.getUTCMonth() + 1,
        day: day.getUTCDate(),
        hour: Math.floor(minute / 60),
        minute: minute % 60,
        second: 0,
      },
      timeZone,
    );
    if (at > now) return at;
  }
}

/** Minutes since midnight on the wall of `timeZone`. */
export function minuteOnWall(at: Date, timeZone: string): number {
  const { hour, minute } = wallClock(at, timeZone);
  return hour * 60 + minute;
}

/**
 * `now` minus a duration. Months are calendar months in the workspace's time zone; 31 March − 1 month = 28 or 29 February.
 * Of working days Saturday and Sunday are no time at all: Tuesday 15:00 − 3 working days = Thursday 15:00.
 */
export const before = (now: Date, duration: Duration, timeZone: string): Date =>
  moved(now, duration, -1, timeZone);

function moved(at: Date, duration: Duration, sign: 1 | -1, timeZone: string): Date {
  switch (duration.kind) {
    case 'fixed':
      return new Date(at.getTime() + sign * duration.ms);
    case 'months':
      return monthsLater(at, sign * duration.months, timeZone);
    case 'workdays':
      return workdaysLater(at, sign * duration.days, timeZone);
  }
}

/** 5 January 1970, a Monday, as a number of days. */
const FIRST_MONDAY = 4;

/** The same time of another working day. All of a weekend is the midnight in which its Monday begins. */
function workdaysLater(at: Date, days: number, timeZone: string): Date {
  const wall = wallClock(at, timeZone);
  const day = Date.UTC(wall.year, wall.month - 1, wall.day) / DAY - FIRST_MONDAY;
  const week = Math.floor(day / 7);
  const weekday = day - 7 * week;
  const workday = 5 * week + Math.min(weekday, 5) + days;
  const weeks = Math.floor(workday / 5);
  const date = new Date((7 * weeks + workday - 5 * weeks + FIRST_MONDAY) * DAY);
  const time = weekday < 5 ? wall : { hour: 0, minute: 0, second: 0 };
  const target = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  const shifted = fromWall({ ...time, ...target }, timeZone);
  return new Date(shifted.getTime() + (weekday < 5 ? at.getTime() % 1000 : 0));
}

/** Between which lengths in milliseconds a duration lies, with a day more or less for a clock that was set. */
export function lengthsOf(duration: Duration): { readonly least: number; readonly most: number } {
  switch (duration.kind) {
    case 'fixed':
      return { least: duration.ms, most: duration.ms };
    case 'months':
      return { least: duration.months * 28 * DAY - DAY, most: duration.months * 31 * DAY + DAY };
    case 'workdays':
      return {
        least: duration.days * DAY - DAY,
        most: (duration.days + 2 * Math.ceil(duration.days / 5)) * DAY + DAY,
      };
  }
}

/** The same time of the same day of another month, or of its last day when it has no such day. */
function monthsLater(at: Date, months: number, timeZone: string): Date {
  const wall = wallClock(at, timeZone);
  const index = wall.year * 12 + (wall.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const shifted = fromWall({ ...wall, year, month, day: Math.min(wall.day, lastDay) }, timeZone);
  return new Date(shifted.getTime() + (at.getTime() % 1000));
}

/**
 * The first moment whose `before` is not earlier than `at`: until then `at` is out of reach, or within reach from then
 * on. Fixed durations are added. Most times have a counterpart in the month or week; for the others, and around changes of
 * summer time, it is found by halving, which reads thirty times as many clocks.
 */
export function after(at: Date, duration: Duration, timeZone: string): Date {
  if (duration.kind === 'fixed') return new Date(at.getTime() + duration.ms);
  const isBehind = (time: number) => before(new Date(time), duration, timeZone) >= at;
  const counterpart = moved(at, duration, 1, timeZone);
  if (isBehind(counterpart.getTime()) && !isBehind(counterpart.getTime() - 1)) return counterpart;
  // Clocks are set by less than two days.
  const { least, most } = lengthsOf(duration);
  let low = at.getTime() + least - DAY;
  let high = at.getTime() + most + DAY;
  while (low + 1 < high) {
    const middle = Math.floor((low + high) / 2);
    if (isBehind(middle)) high = middle;
    else low = middle;
  }
  return new Date(high);
}

export const calendarSpans = [
  'today',
  'yesterday',
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
] as const;
export type CalendarSpan = (typeof calendarSpans)[number];

/** The half-open span [since, until) of a calendar word in the workspace's time zone. Weeks start on Monday. */
export function calendar(now: Date, span: CalendarSpan, timeZone: string): { since: Date; until: Date } {
  const wall = wallClock(now, timeZone);
  const at = (year: number, month: number, day: number) => {
    const d = new Date(Date.UTC(year, month - 1, day));
    return fromWall(
      {
        year: d.getUTCFullYear(),
        month: d.getUTCMonth() + 1,
        day: d.getUTCDate(),
        hour: 0,
        minute: 0,
        second: 0,
      },
      timeZone,
    );
  };
  const { year, month, day } = wall;
  const monday = day - ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7);
  const quarter = month - ((month - 1) % 3);
  switch (span) {
    case 'today':
      return { since: at(year, month, day), until: at(year, month, day + 1) };
    case 'yesterday':
      return { since: at(year, month, day - 1), until: at(year, month, day) };
    case 'thisWeek':
      return { since: at(year, month, monday), until: at(year, month, monday + 7) };
    case 'lastWeek':
      return { since: at(year, month, monday - 7), until: at(year, month, monday) };
    case 'thisMonth':
      return { since: at(year, month, 1), until: at(year, month + 1, 1) };
    case 'lastMonth':
      return { since: at(year, month - 1, 1), until: at(year, month, 1) };
    case 'thisQuarter':
      return { since: at(year, quarter, 1), until: at(year, quarter + 3, 1) };
    case 'lastQuarter':
      return { since: at(year, quarter - 3, 1), until: at(year, quarter, 1) };
    case 'thisYear':
      return { since: at(year, 1, 1), until: at(year + 1, 1, 1) };
    case 'lastYear':
      return { since: at(year - 1, 1, 1), until: at(year, 1, 1) };
  }
}
