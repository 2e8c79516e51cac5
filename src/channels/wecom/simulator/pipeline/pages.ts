/** Cursors: opaque to the caller, a position for us, good only for the question that they were given for. */
import { createHash } from 'node:crypto';
import { refuse } from '../failure.ts';

const mark = (question: string): string =>
  createHash('sha256').update(question).digest('base64url').slice(0, 8);

/** `''` at the end (`at` null): that is how WeCom says that there is no more. */
export const cursorAt = (question: string, at: readonly number[] | null): string =>
  at ? Buffer.from(`${mark(question)}.${at.join('.')}`).toString('base64url') : '';

/** The position of a cursor, or `otherwise` for an empty one. Code 40058: not ours, or of another question. */
export function positionOf(
  question: string,
  cursor: string,
  otherwise: readonly number[],
): readonly number[] {
  if (cursor === '') return otherwise;
  const [of, ...at] = Buffer.from(cursor, 'base64url').toString().split('.');
  const numbers = at.map(Number);
  if (of !== mark(question) || numbers.length !== otherwise.length || !numbers.every(Number.isSafeInteger))
    refuse(40058, 'invalid cursor');
  return numbers;
}

/** One page of a list that only grows at its end. */
export function pageOf<T>(
  question: string,
  list: readonly T[],
  cursor: string,
  limit: number,
): { rows: T[]; next: string } {
  const [from = 0] = positionOf(question, cursor, [0]);
  const rows = list.slice(from, from + limit);
  return { rows, next: cursorAt(question, from + limit < list.length ? [from + limit] : null) };
}
