/** Cursors: opaque to the caller, a small JSON value inside. */
import { invalid } from '#kernel';

export const toCursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Error: `cursor.invalid` when the text is not a cursor or has another shape. */
export function fromCursor<T>(cursor: string | undefined, is: (value: unknown) => value is T): T | null {
  if (cursor === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (is(value)) return value;
  } catch {
    // falls through to the refusal
  }
  throw invalid('cursor.invalid', {}, [{ path: 'cursor', code: 'invalid' }]);
}

export const isNumber = (value: unknown): value is number => Number.isSafeInteger(value);
