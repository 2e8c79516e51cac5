/**
 * The instant that a wall clock means. Millions of rows name few days, so the offset of a day is looked up once and
 * kept: asking Intl for every row would take longer than everything else about it.
 */
import { DAY, HOUR, MINUTE, SECOND } from '#kernel';

export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
}

/** Milliseconds since 1970 of the wall clock, were it in UTC. */
export function utcOf(wall: WallTime): number {
  const at = new Date(0);
  // Date.UTC would read the years 0–99 as 1900–1999.
  at.setUTCFullYear(wall.year, wall.month - 1, wall.day);
  return at.getTime() + wall.hour * HOUR + wall.minute * MINUTE + wall.second * SECOND + wall.ms;
}

export const isCalendarDay = (year: number, month: number, day: number): boolean =>
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** Day number → offset of the whole day in ms, or `null` on a day with a change of the clock. */
  readonly days: Map<number, number | null>;
}
const zones = new Map<string, Zone>();
const MOST_DAYS = 50_000;

/**
 * A time that the clock skips in spring moves forward by the gap; one that it shows twice in autumn is the first.
 * Throws RangeError for a time zone that does not exist.
 */
export function instantOf(wall: WallTime, timeZone: string): Date {
  const asUtc = utcOf(wall);
  const zone = zoneOf(timeZone);
  const day = Math.floor(asUtc / DAY);
  let offset = zone.days.get(day);
  // No offset is farther from UTC than 14 hours, so these two instants enclose the day everywhere.
  const before = day * DAY - 15 * HOUR;
  const after = (day + 1) * DAY + 15 * HOUR;
  if (offset === undefined) {
    const early = offsetAt(before, zone);
    offset = early === offsetAt(after, zone) ? early : null;
    if (zone.days.size >= MOST_DAYS) zone.days.clear();
    zone.days.set(day, offset);
  }
  if (offset !== null) return new Date(asUtc - offset);
  const earlier = offsetAt(before, zone);
  const later = offsetAt(after, zone);
  if (offsetAt(asUtc - earlier, zone) === earlier) return new Date(asUtc - earlier);
  return new Date(offsetAt(asUtc - later, zone) === later ? asUtc - later : asUtc - earlier);
}

function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (!zone) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    zone = { format, days: new Map() };
    zones.set(timeZone, zone);
  }
  return zone;
}

/** Local time minus UTC at an instant, in ms. */
function offsetAt(instant: number, zone: Zone): number {
  const found = new Map<string, number>();
  for (const part of zone.format.formatToParts(instant)) found.set(part.type, Number(part.value));
  const part = (type: string) => found.get(type) ?? 0;
  const wall = {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
    ms: 0,
  };
  return utcOf(wall) - Math.floor(instant / SECOND) * SECOND;
}
