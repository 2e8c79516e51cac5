/** Values as people type them, and as conditions hold them. Pure. */
import type { Window } from '#features/conditions/core';
import type { CalendarSpan } from '#kernel';

/** Full-width digits and points, thousands separators and a currency sign are what people paste. */
const plainNumber = (text: string): string => text.normalize('NFKC').replaceAll(/[,\s¥￥]/g, '');

/** A number, or null for anything else. 万 and 亿 are understood. */
export function readNumber(text: string): number | null {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+))([万萬亿億]?)$/.exec(plainNumber(text));
  if (!match?.[1]) return null;
  const unit = match[2] === '' ? 1 : /[万萬]/.test(match[2] ?? '') ? 1e4 : 1e8;
  // Decimal places survive the unit: 1.1万 is 11000, not 11000.000000000002.
  const value = Number((Number(match[1]) * unit).toPrecision(15));
  return Number.isFinite(value) ? value : null;
}

/** A whole number from `least` to `most`; null when it is none. */
export function readWhole(text: string, least: number, most: number): number | null {
  const n = readNumber(text);
  return n !== null && Number.isInteger(n) && n >= least && n <= most ? n : null;
}

/** Yuan as typed, in 分; null when it is no amount. Parts of a 分 are rounded. */
export function readMoney(text: string): number | null {
  const yuan = readNumber(text);
  if (yuan === null) return null;
  const minor = Math.round(Number((yuan * 100).toPrecision(15)));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** 分 as yuan to be typed over: 117700 → 1177, 117750 → 1177.5. */
export const moneyField = (minor: number): string => String(minor / 100);

const trimmed = (parts: readonly string[]): string[] => parts.map((part) => part.trim()).filter(Boolean);

/** 上海、北京 */
export const listedValues = (text: string): string[] => trimmed(text.split(/[,，、;；\n]/));

/** 优惠、/满\d{1,3}减/: an expression between strokes may have commas. */
export const listedKeywords = (text: string): string[] =>
  trimmed(text.match(/\s*\/[^\n]*?\/(?=\s*(?:[,，、;；\n]|$))|[^,，、;；\n]+/g) ?? []);

export const durationUnits = ['d', 'bd', 'w', 'mo', 'h', 'm'] as const;
export type DurationUnit = (typeof durationUnits)[number] | 's';

/** `30d` as its number and its unit; one day when it cannot be read. */
export function readDuration(text: string): { readonly n: number; readonly unit: DurationUnit } {
  const match = /^(\d{1,6})(mo|bd|[smhdw])$/.exec(text);
  return match ? { n: Number(match[1]), unit: match[2] as DurationUnit } : { n: 1, unit: 'd' };
}

export type WindowForm = 'always' | 'last' | 'before' | 'between' | CalendarSpan;

export function formOf(window: Window | undefined): WindowForm {
  if (!window) return 'always';
  if ('last' in window) return 'last';
  if ('before' in window) return 'before';
  return 'calendar' in window ? window.calendar : 'between';
}

/** The same span said in another form; a duration is kept when it can be. `today`: a day such as `2026-11-23`. */
export function inForm(form: WindowForm, window: Window | undefined, today: string): Window | undefined {
  const duration =
    window && 'last' in window ? window.last : window && 'before' in window ? window.before : '30d';
  switch (form) {
    case 'always':
      return undefined;
    case 'last':
      return { last: duration };
    case 'before':
      return { before: duration };
    case 'between':
      return { since: `${today.slice(0, 8)}01` };
    default:
      return { calendar: form };
  }
}
