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

/** Of rows that were read up to one more than `limit`: the page, and the cursor of the next one at the place of its last row. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  place: (last: T) => unknown,
): { readonly page: readonly T[]; readonly nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, nextCursor: rows.length > limit && last !== undefined ? toCursor(place(last)) : null };
}

/** A page of a list that was read whole. Error: `cursor.invalid`. */
export function wholePage<T>(
  items: readonly T[],
  query: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): { items: T[]; nextCursor: string | null; total: number } {
  const from = fromCursor(query.cursor, isPlace) ?? 0;
  const to = query.limit === undefined ? items.length : from + query.limit;
  return {
    items: items.slice(from, to),
    nextCursor: to < items.length ? toCursor(to) : null,
    total: items.length,
  };
}

export const isNumber = (value: unknown): value is number => Number.isSafeInteger(value);

/** A place in a list, or the number of a row that a `bigint` holds. */
export const isPlace = (value: unknown): value is number => isNumber(value) && value >= 0;

const MOST_INT = 2 ** 31 - 1;
/** The number of a row that an `int` holds. */
export const isRowNumber = (value: unknown): value is number => isPlace(value) && value <= MOST_INT;
