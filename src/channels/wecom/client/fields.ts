/**
 * Reading WeCom's answers, which leave out, empty or retype fields at will: absent, `[]` and `""` mean the same, numbers
 * may be texts. Only what must be there is demanded.
 */

/** One JSON object of an answer. */
export type Row = Readonly<Record<string, unknown>>;

/** A field that the contract promises is missing or of another type. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  constructor(readonly field: string) {
    super(`no ${field} in the answer`);
  }
}

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `''` when absent. */
export function text(row: Row, name: string): string {
  const value = row[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** Null when absent or empty. */
export const textOrNull = (row: Row, name: string): string | null => text(row, name) || null;

/** A text that must be there. */
export function id(row: Row, name: string): string {
  const value = text(row, name);
  if (value === '') throw new UnexpectedAnswer(name);
  return value;
}

/** Null when absent or no number. */
export function numberOrNull(row: Row, name: string): number | null {
  const value = row[name];
  const n = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof n === 'number' && Number.isFinite(n) ? n : null;
}

export const number = (row: Row, name: string): number => numberOrNull(row, name) ?? 0;

/** Some flags are booleans, some 0 and 1. */
export const flag = (row: Row, name: string): boolean => row[name] === true || row[name] === 1;

/** Unix seconds; null when absent or 0. */
export function timeOrNull(row: Row, name: string): Date | null {
  const seconds = numberOrNull(row, name);
  return seconds ? new Date(seconds * 1000) : null;
}

const array = (row: Row, name: string): readonly unknown[] => {
  const value = row[name];
  return Array.isArray(value) ? value : [];
};

export const texts = (row: Row, name: string): string[] =>
  array(row, name).filter((value) => typeof value === 'string');

export const numbers = (row: Row, name: string): number[] =>
  array(row, name)
    .map(Number)
    .filter((value) => Number.isFinite(value));

/** `a|b`, as `message/send` lists ids. */
export const joinedTexts = (row: Row, name: string): string[] =>
  text(row, name)
    .split('|')
    .filter((value) => value !== '');

export const rows = <T>(row: Row, name: string, read: (item: Row) => T): T[] =>
  array(row, name).filter(isRow).map(read);

/** An object that may be absent: then it is as if it were empty. */
export function inner(row: Row, name: string): Row {
  const value = row[name];
  return isRow(value) ? value : {};
}

/** An object that must be there. */
export function innerRow(row: Row, name: string): Row {
  const value = row[name];
  if (!isRow(value)) throw new UnexpectedAnswer(name);
  return value;
}

/** One page of a list. `cursor` asks for the next one; null after the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor: string | null;
}

export const page = <T>(row: Row, name: string, read: (item: Row) => T): Page<T> => ({
  items: rows(row, name, read),
  cursor: textOrNull(row, 'next_cursor'),
});
