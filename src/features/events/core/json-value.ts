/** Checks JSON of the caller's own making before it is stored: PostgreSQL refuses NUL, broken Unicode and endless depth. */
import { type ErrorDetail, maskIdentifiers } from '#kernel';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export const MOST_DEPTH = 8;
/** Characters of all texts and keys together, counting every other value as one. */
export const MOST_CHARACTERS = 20_000;

/** Enough digits near each other for an ID card or a bank card. Only then is a closer look worth its time. */
const MANY_DIGITS = /(?:\p{Nd}\P{Nd}{0,3}){11}\p{Nd}/u;

const badText = (text: string): string | null =>
  text.includes('\u0000') ? 'nulCharacter' : text.isWellFormed() ? null : 'badUnicode';

/**
 * The value as it may be stored, or what is wrong with it. ID-card and bank-card numbers inside texts are made
 * unreadable instead of refused: what a customer wrote in a chat must not stop the event.
 */
export function storableJson(value: unknown, path: string): { json: Json } | { problem: ErrorDetail } {
  let left = MOST_CHARACTERS;
  let problem: ErrorDetail | null = null;
  const refuse = (at: string, code: string, facts: ErrorDetail['facts'] = {}): null => {
    problem ??= { path: at, code, facts };
    return null;
  };
  /** Whether there is room for so many characters more. */
  const fits = (characters: number): boolean => {
    left -= characters;
    if (left < 0) refuse(path, 'tooLong', { max: MOST_CHARACTERS });
    return left >= 0;
  };
  const textOf = (text: string, at: string): string | null => {
    if (!fits(text.length + 1)) return null;
    const bad = badText(text);
    return bad ? refuse(at, bad) : text;
  };
  const walk = (item: unknown, at: string, depth: number): Json => {
    if (problem) return null;
    if (typeof item === 'string') {
      const text = textOf(item, at);
      return text !== null && MANY_DIGITS.test(text) ? maskIdentifiers(text, ['idCard', 'bankCard']) : text;
    }
    if (!fits(1)) return null;
    if (typeof item === 'number') return Number.isFinite(item) ? item : refuse(at, 'notFinite');
    if (typeof item === 'boolean' || item === null) return item;
    if (typeof item !== 'object') return refuse(at, 'invalid');
    if (depth >= MOST_DEPTH) return refuse(at, 'tooDeep', { max: MOST_DEPTH });
    if (Array.isArray(item)) return item.map((inner, i) => walk(inner, `${at}.${i}`, depth + 1));
    const entries = Object.entries(item).map(([key, inner]) => {
      const name = textOf(key, at);
      return [name ?? '', walk(inner, `${at}.${key.slice(0, 80)}`, depth + 1)] as const;
    });
    return Object.fromEntries(entries);
  };
  const json = walk(value, path, 0);
  return problem ? { problem } : { json };
}
