/**
 * Patterns such as `yyyyMMdd`, `dd/MM/yyyy HH:mm` or `yyyy年M月d日`. Doubled letters are exactly two digits, single ones
 * one or two. Letter case is forgiven where it cannot mislead: `YYYYMMDD`, `yyyymmdd` and `yyyyMMdd` are one pattern,
 * `m` behind hours means minutes.
 */
import type { WallTime } from './wall-time.ts';

type Field = keyof WallTime;

export interface DateFormat {
  readonly expression: RegExp;
  /** What each group of the expression holds. */
  readonly fields: readonly Field[];
  readonly twoDigitYear: boolean;
}

const formats = new Map<string, DateFormat | null>();

/** `null`: not a pattern of a date. It needs year, month and day, each once. */
export function dateFormat(pattern: string): DateFormat | null {
  const known = formats.get(pattern);
  if (known !== undefined) return known;
  const compiled = compile(pattern);
  if (formats.size >= 200) formats.clear();
  formats.set(pattern, compiled);
  return compiled;
}

function compile(pattern: string): DateFormat | null {
  if (pattern.length > 40) return null;
  const fields: Field[] = [];
  let expression = '';
  let twoDigitYear = false;
  for (const [token] of pattern.matchAll(/y+|Y+|M+|m+|d+|D+|H+|h+|s+|S+|[\s\S]/g)) {
    const field = fieldOf(token, fields);
    if (field) {
      const digits = digitsOf(field, token.length);
      if (digits === null || fields.includes(field)) return null;
      if (field === 'year' && token.length === 2) twoDigitYear = true;
      fields.push(field);
      expression += `(\\d{${digits}})`;
    } else if (token === 'T' || !/[A-Za-z\d]/.test(token)) {
      expression += token === ' ' ? '\\s+' : token.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
    } else return null;
  }
  if (!['year', 'month', 'day'].every((needed) => fields.includes(needed as Field))) return null;
  return { expression: new RegExp(`^${expression}$`), fields, twoDigitYear };
}

function fieldOf(token: string, before: readonly Field[]): Field | null {
  switch (token[0]) {
    case 'y':
    case 'Y':
      return 'year';
    case 'M':
      return before.includes('month') && before.includes('hour') ? 'minute' : 'month';
    case 'm':
      return before.includes('hour') && !before.includes('minute') ? 'minute' : 'month';
    case 'd':
    case 'D':
      return 'day';
    case 'H':
    case 'h':
      return 'hour';
    case 's':
    case 'S':
      return token.length === 3 ? 'ms' : 'second';
    default:
      return null;
  }
}

function digitsOf(field: Field, length: number): string | null {
  if (field === 'year') return length === 4 ? '4' : length === 2 ? '2' : null;
  if (field === 'ms') return '3';
  return length === 1 ? '1,2' : length === 2 ? '2' : null;
}

/** The wall clock that a text shows under a pattern, its numbers unchecked; `null` when the text is not of that form. */
export function readWithFormat(text: string, format: DateFormat): WallTime | null {
  const match = format.expression.exec(text);
  if (!match) return null;
  const wall = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, ms: 0 };
  format.fields.forEach((field, i) => {
    wall[field] = Number(match[i + 1]);
  });
  // The usual window: 70–99 are the last century.
  if (format.twoDigitYear) wall.year += wall.year < 70 ? 2000 : 1900;
  return wall;
}
