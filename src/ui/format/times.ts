/** Times as people read them, on the clock of the workspace. Pure: every function takes its `now` and its place. */
import { DAY, HOUR, type Language, MINUTE, SECOND } from '#kernel';
import { DASH } from './numbers.ts';

/** Where and for whom a time is written. */
export interface Place {
  readonly language: Language;
  /** IANA name, e.g. `Asia/Shanghai`. */
  readonly timeZone: string;
}

/** A time as the API sends it (ISO 8601) or as a Date. One that cannot be read shows as a dash. */
export type Moment = Date | string;

interface Wall {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  readonly weekday: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  clocks.set(timeZone, made);
  return made;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function wallClock(at: Moment, timeZone: string): Wall | null {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return null;
  const parts = new Map(
    clock(timeZone)
      .formatToParts(date)
      .map((p) => [p.type, p.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    year: part('year').padStart(4, '0'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
    weekday: WEEKDAYS.indexOf(part('weekday')),
  };
}

const monthName = (w: Wall) => MONTHS[Number(w.month) - 1] ?? w.month;
const englishDay = (w: Wall) => `${monthName(w)} ${Number(w.day)}`;
const englishClock = (w: Wall, seconds = '') =>
  `${Number(w.hour) % 12 || 12}:${w.minute}${seconds} ${Number(w.hour) < 12 ? 'AM' : 'PM'}`;
const english = (place: Place) => place.language === 'en';

/** Today 14:20, this year 11-14 16:48, before 2025-11-14; in English 2:20 PM, Nov 14, Nov 14, 2025. */
export function formatMoment(at: Moment, now: Moment, place: Place): string {
  const w = wallClock(at, place.timeZone);
  const today = wallClock(now, place.timeZone);
  if (!w || !today) return DASH;
  const time = `${w.hour}:${w.minute}`;
  if (w.year !== today.year) return formatDate(at, place);
  if (w.month === today.month && w.day === today.day) return english(place) ? englishClock(w) : time;
  return english(place) ? englishDay(w) : `${w.month}-${w.day} ${time}`;
}

/** 2026-11-18, Nov 18, 2026. */
export function formatDate(at: Moment, place: Place): string {
  const w = wallClock(at, place.timeZone);
  if (!w) return DASH;
  return english(place) ? `${englishDay(w)}, ${w.year}` : `${w.year}-${w.month}-${w.day}`;
}

/** A day as a heading: 11 月 18 日 周三, Wed, Nov 18; with the year when it is another one. */
export function formatDay(at: Moment, now: Moment, place: Place): string {
  const w = wallClock(at, place.timeZone);
  if (!w) return DASH;
  const past = w.year !== wallClock(now, place.timeZone)?.year;
  if (english(place)) return `${WEEKDAYS[w.weekday]}, ${englishDay(w)}${past ? `, ${w.year}` : ''}`;
  const week = place.language === 'zh-TW' ? '週' : '周';
  return `${past ? `${w.year} 年 ` : ''}${Number(w.month)} 月 ${Number(w.day)} 日 ${week}${'日一二三四五六'[w.weekday]}`;
}

/** The time of day alone, where the day stands beside it: 14:20, 2:20 PM. */
export function formatClock(at: Moment, place: Place): string {
  const w = wallClock(at, place.timeZone);
  if (!w) return DASH;
  return english(place) ? englishClock(w) : `${w.hour}:${w.minute}`;
}

/** To the second: 2026-11-18 14:32:08, Nov 18, 2026, 2:32:08 PM. */
export function formatInstant(at: Moment, place: Place): string {
  const w = wallClock(at, place.timeZone);
  if (!w) return DASH;
  return english(place)
    ? `${formatDate(at, place)}, ${englishClock(w, `:${w.second}`)}`
    : `${formatDate(at, place)} ${w.hour}:${w.minute}:${w.second}`;
}

const words = {
  'zh-CN': {
    asOf: (t: string) => `截至 ${t}`,
    now: '刚刚',
    minutesAgo: (n: number) => `${n} 分钟前`,
    hoursAgo: (n: number) => `${n} 小时前`,
    units: [' 天', ' 小时', ' 分钟', ' 秒'],
  },
  'zh-TW': {
    asOf: (t: string) => `截至 ${t}`,
    now: '剛剛',
    minutesAgo: (n: number) => `${n} 分鐘前`,
    hoursAgo: (n: number) => `${n} 小時前`,
    units: [' 天', ' 小時', ' 分鐘', ' 秒'],
  },
  en: {
    asOf: (t: string) => `as of ${t}`,
    now: 'just now',
    minutesAgo: (n: number) => `${n} min ago`,
    hoursAgo: (n: number) => `${n} h ago`,
    units: [' d', ' h', ' min', ' s'],
  },
} as const satisfies Record<Language, unknown>;

export const formatAsOf = (at: Moment, place: Place): string =>
  words[place.language].asOf(formatInstant(at, place));

/**
 * 12 分钟前 up to 24 hours, then the date. A time up to a minute ahead counts as now (clocks differ); one further
 * ahead is written as a date.
 */
export function formatRelative(at: Moment, now: Moment, place: Place): string {
  const age = new Date(now).getTime() - new Date(at).getTime();
  if (Number.isNaN(age)) return DASH;
  const w = words[place.language];
  if (age < -MINUTE || age >= DAY) return formatMoment(at, now, place);
  if (age < MINUTE) return w.now;
  if (age < HOUR) return w.minutesAgo(Math.floor(age / MINUTE));
  return w.hoursAgo(Math.floor(age / HOUR));
}

/** A length of time in its two largest units: 6 秒, 3 分钟, 1 小时 20 分钟, 1 h 20 min. Below a second: 0 秒. */
export function formatDuration(ms: number, language: Language): string {
  if (!(ms >= 0)) return DASH;
  const { units } = words[language];
  const sizes = [DAY, HOUR, MINUTE, SECOND];
  const first = sizes.findIndex((size) => ms >= size);
  if (first === -1) return `0${units[3]}`;
  let rest = ms;
  const parts: string[] = [];
  for (const [i, size] of sizes.entries()) {
    if (i < first || i > first + 1) continue;
    const n = Math.floor(rest / size);
    rest -= n * size;
    if (n > 0) parts.push(`${n}${units[i]}`);
  }
  return parts.join(' ');
}

/** Hour of the day, 0–23, on the clock of the place; for greetings. */
export const hourAt = (at: Moment, timeZone: string): number => Number(wallClock(at, timeZone)?.hour ?? 0);
