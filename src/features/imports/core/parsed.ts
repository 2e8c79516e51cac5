/** What reading one cell gives: a value, or the reason why it is none. */
import type { Facts } from '#kernel';

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly facts: Facts };

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });

/** `value` shows the reader which cell is meant; long ones are cut. */
export const refused = (code: string, value: string, facts: Facts = {}): Parsed<never> => ({
  ok: false,
  code,
  facts: { value: value.slice(0, 80), ...facts },
});

/** What exports write where there is nothing. */
const BLANKS = new Set(['-', '--', '—', '——', '/', '\\N', 'NULL', 'null', 'N/A']);

/**
 * The text of a cell: trimmed, and without the `'` that stands before a formula sign in our own exports (and in
 * spreadsheets, where it means "text"). Empty when it only marks a gap (`-`, `NULL`).
 */
export function cellText(cell: string): string {
  const text = cell.trim();
  return BLANKS.has(text) ? '' : text.replace(/^'(?=[=+\-@＝＋－＠])/, '');
}

/** `1.38E+10`: Excel's short form of a long number. Its last digits are gone for good. */
export const isScientific = (text: string): boolean => /^[+-]?\d+(\.\d+)?e[+-]?\d+$/i.test(text);
