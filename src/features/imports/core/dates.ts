/** Dates and times as Chinese and international tables write them. */
import { MINUTE } from '#kernel';
import { dateFormat, readWithFormat } from './date-format.ts';
import { type Parsed, parsed, refused } from './parsed.ts';
import { instantOf, isCalendarDay, utcOf, type WallTime } from './wall-time.ts';

export interface Moment {
  /** UTC, ISO 8601. A date without a time begins at midnight in the time zone. */
  readonly instant: string;
  /** What the cell says, in one form and whatever the time zone: `2024-01-05`, `2024-01-05T12:30:00`, or UTC with `Z` when the cell has an offset. */
  readonly text: string;
  /** The day alone, when the cell has no time, or midnight. */
  readonly day: string | null;
}

export interface DateOptions {
  readonly timeZone: string;
  /** A pattern (see `dateFormat`), or `unix` (seconds) or `unixMs`. Only this form, and ISO 8601 as spreadsheets give it, is then read. */
  readonly dateFormat?: string | undefined;
}

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const USUAL =
  /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})(?:日|号|號)?(?:[T ]*(上午|下午|am|pm)?\s*(\d{1,2})(?::|点|點|时|時)(\d{1,2})分?(?:(?::|(?<=分))(\d{1,2})秒?(?:\.(\d{1,9}))?)?\s*(am|pm)?)?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T? ?(\d{2}):?(\d{2}):?(\d{2})?)?$/;
/** Day and month in an order that the text does not tell. */
const AMBIGUOUS = /^\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})\b/;

/**
 * Codes: `import.badDate`; `import.dateAmbiguous` (`3/4/2024`: state the `dateFormat`); `import.dateNotInFormat`.
 * Years 1900–2999.
 */
export function parseDate(cell: string, options: DateOptions): Parsed<Moment> {
  const text = cell.normalize('NFKC').trim();
  const pattern = options.dateFormat;
  if (pattern === 'unix' || pattern === 'unixMs') return fromUnix(text, pattern, cell);
  const format = pattern === undefined ? null : dateFormat(pattern.normalize('NFKC'));
  if (format) {
    const wall = readWithFormat(text, format);
    if (wall) return fromWall(wall, null, cell, options);
  }
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', offset] = iso;
    return fromWall(wallOf(year, month, day, hour, minute, second, fraction), offset ?? null, cell, options);
  }
  if (pattern !== undefined) return refused('import.dateNotInFormat', cell, { format: pattern });
  const wall = usual(text) ?? compact(text);
  if (wall) return fromWall(wall, null, cell, options);
  return refused(AMBIGUOUS.test(text) ? 'import.dateAmbiguous' : 'import.badDate', cell);
}

/** The first instant after a day (`2024-01-05`): what "until 5 January" means. UTC, ISO 8601. */
export function endOfDay(day: string, timeZone: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return instantOf(
    { year, month, day: date + 1, hour: 0, minute: 0, second: 0, ms: 0 },
    timeZone,
  ).toISOString();
}

function wallOf(...parts: (string | undefined)[]): WallTime {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(0, 6)
    .map((p) => Number(p ?? 0));
  return { year, month, day, hour, minute, second, ms: Number((parts[6] ?? '').slice(0, 3).padEnd(3, '0')) };
}

function usual(text: string): WallTime | null {
  const match = USUAL.exec(text);
  if (!match) return null;
  const [, year, month, day, half, hour, minute, second, fraction, halfBehind] = match;
  const wall = wallOf(year, month, day, hour, minute, second, fraction);
  const name = (half ?? halfBehind)?.toLowerCase();
  if (name === undefined) return wall;
  if (wall.hour < 1 || wall.hour > 12) return { ...wall, hour: Number.NaN };
  return { ...wall, hour: (wall.hour % 12) + (name === '下午' || name === 'pm' ? 12 : 0) };
}

function compact(text: string): WallTime | null {
  const match = COMPACT.exec(text);
  return match ? wallOf(...match.slice(1, 7)) : null;
}

function fromUnix(text: string, unit: 'unix' | 'unixMs', cell: string): Parsed<Moment> {
  if (!/^\d{1,15}(\.0+)?$/.test(text)) return refused('import.dateNotInFormat', cell, { format: unit });
  const ms = Number(text) * (unit === 'unix' ? 1000 : 1);
  if (!(ms < Date.UTC(3000, 0, 1))) return refused('import.badDate', cell);
  const instant = new Date(ms).toISOString();
  return parsed({ instant, text: instant, day: null });
}

function fromWall(wall: WallTime, offset: string | null, cell: string, options: DateOptions): Parsed<Moment> {
  const valid =
    wall.year >= 1900 &&
    wall.year <= 2999 &&
    isCalendarDay(wall.year, wall.month, wall.day) &&
    wall.hour < 24 &&
    wall.minute < 60 &&
    wall.second < 60;
  if (!valid) return refused('import.badDate', cell);
  const asUtc = new Date(utcOf(wall)).toISOString();
  if (offset !== null) {
    const instant = new Date(utcOf(wall) - offsetMinutes(offset) * MINUTE).toISOString();
    return parsed({ instant, text: instant, day: null });
  }
  const instant = instantOf(wall, options.timeZone).toISOString();
  const midnight = wall.hour === 0 && wall.minute === 0 && wall.second === 0 && wall.ms === 0;
  const day = asUtc.slice(0, 10);
  return parsed({
    instant,
    text: midnight ? day : asUtc.slice(0, wall.ms === 0 ? 19 : 23),
    day: midnight ? day : null,
  });
}

function offsetMinutes(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}

/** Forms that are not read without being named, in the order in which they are believed. */
const ASKED = ['dd/MM/yyyy', 'MM/dd/yyyy', 'd/M/yyyy', 'M/d/yyyy', 'dd-MM-yyyy', 'MM-dd-yyyy', 'dd.MM.yyyy'];
const TIMES = ['', ' HH:mm', ' HH:mm:ss', ' H:mm', ' H:mm:ss'];

/**
 * The one pattern under which every sample is a date, when the samples cannot be read without it, or all have the
 * compact form. `null`: none is needed, none fits, or two fit with different days.
 */
export function proposeDateFormat(samples: readonly string[]): string | null {
  const texts = samples.map((sample) => sample.normalize('NFKC').trim()).filter((sample) => sample !== '');
  if (texts.length === 0) return null;
  const fits = (pattern?: string) =>
    texts.every((text) => parseDate(text, { timeZone: 'UTC', dateFormat: pattern }).ok);
  if (texts.every((text) => /^\d{8}$/.test(text))) return fits('yyyyMMdd') ? 'yyyyMMdd' : null;
  if (fits()) return null;
  const found = ASKED.flatMap((day) => TIMES.map((time) => day + time)).filter(fits);
  const dayFirst = found.some((pattern) => pattern.startsWith('d'));
  const monthFirst = found.some((pattern) => pattern.startsWith('M'));
  return dayFirst && monthFirst ? null : (found[0] ?? null);
}
