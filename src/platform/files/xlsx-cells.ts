/** What a stored value of a workbook means as text: numbers without float noise, dates by their number format. Pure. */

/** How a number format shows a number, as far as it changes the meaning. */
export type NumberLook =
  | { readonly kind: 'number' }
  /** A date, a time of day, or both: the value says which. */
  | { readonly kind: 'moment' }
  /** Format `[h]:mm`: a sum of hours. */
  | { readonly kind: 'elapsed' }
  /** Format `00000`: a code with leading zeros. */
  | { readonly kind: 'digits'; readonly length: number };

const NUMBER: NumberLook = { kind: 'number' };
const MOMENT: NumberLook = { kind: 'moment' };
const ELAPSED: NumberLook = { kind: 'elapsed' };

/** Formats that Excel does not write down, by id (ECMA-376 part 1, 18.8.30); 27–36 and 50–58 are the East Asian ones. */
export function builtInLook(id: number): NumberLook {
  if (id === 46) return ELAPSED;
  const moment =
    (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return moment ? MOMENT : NUMBER;
}

/** Reads a format code such as `yyyy"年"m"月"d"日"` or `00000`. */
export function lookOf(code: string): NumberLook {
  const positive = code.split(';')[0] ?? '';
  if (/^0{2,}$/.test(positive)) return { kind: 'digits', length: positive.length };
  const unquoted = positive.replace(/"[^"]*"|\\.|_.|\*./g, '');
  if (/\[(h+|m+|s+)\]/i.test(unquoted)) return ELAPSED;
  const letters = unquoted.replace(/\[[^\]]*\]/g, '').replace(/s\.0+/gi, 's');
  if (/general|[#0?@]/i.test(letters)) return NUMBER;
  return /[ymdhs]/i.test(letters) ? MOMENT : NUMBER;
}

/**
 * The text of a stored number, e.g. `0.30000000000000004` → `0.3`, `1.38E10` → `13800000000`: 15 significant digits,
 * which is what Excel itself keeps and shows. `null` when it is no number.
 */
export function numberText(stored: string): string | null {
  if (/^[1-9]\d{0,14}$/.test(stored)) return stored;
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return null;
  return withoutExponent(Number(value.toPrecision(15)).toString());
}

/** True when digits were lost before the file was written: Excel keeps 15, longer order or card numbers end in zeros. */
export function hasLostPrecision(stored: string): boolean {
  // Fewer characters cannot say that much, unless they have an exponent.
  if (stored.length < 16 && !/e/i.test(stored)) return false;
  const value = Number(stored);
  return Number.isInteger(value) && Math.abs(value) >= 1e15;
}

function withoutExponent(text: string): string {
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = '', first = '', fraction = '', exponent = '0'] = match;
  const digits = first + fraction;
  const point = 1 + Number(exponent);
  // Excel's numbers end at 1e308; beyond 40 places nobody means the digits.
  if (Math.abs(point) > 40) return text;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return digits.length <= point
    ? sign + digits.padEnd(point, '0')
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

const DAY_MS = 86_400_000;

/**
 * A serial day number as ISO text without zone: `2024-01-05`, or `2024-01-05T12:30:00` when it has a time of day.
 * Day 60 of the 1900 system is 29 February 1900, which never was; Excel counts it, so earlier days shift by one.
 * `null` outside the years 1900–9999.
 */
export function serialToDate(serial: number, from1904: boolean): string | null {
  const days = from1904 ? serial + 1462 : serial;
  if (!(days >= 1 && days < 2_958_466)) return null;
  const sinceEpoch = days < 60 ? days - 25_568 : days - 25_569;
  const text = new Date(Math.round((sinceEpoch * DAY_MS) / 1000) * 1000).toISOString();
  return text.slice(11, 19) === '00:00:00' ? text.slice(0, 10) : text.slice(0, 19);
}

/** A part of a day as `HH:MM:SS`; more than a day gives more than 24 hours, as in a sum of working hours. */
export function serialToTime(serial: number): string | null {
  if (!(serial >= 0 && serial <= 3_000_000)) return null;
  const seconds = Math.round(serial * 86_400);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The text of a number under a look; falls back to the plain number when it fits no date. */
export function cellText(stored: string, look: NumberLook, from1904: boolean): string {
  const plain = numberText(stored) ?? stored;
  switch (look.kind) {
    case 'number':
      return plain;
    case 'digits':
      return /^\d+$/.test(plain) ? plain.padStart(look.length, '0') : plain;
    case 'moment': {
      const serial = Number(stored);
      return (serial < 1 ? serialToTime(serial) : serialToDate(serial, from1904)) ?? plain;
    }
    case 'elapsed':
      return serialToTime(Number(stored)) ?? plain;
  }
}

/** Column index of a cell name: `A1` → 0, `AB12` → 27; −1 when there are no letters. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i) & ~0x20;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function unescapeCell(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\da-fA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
