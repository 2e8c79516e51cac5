/** Lists that are small enough to come whole, still in the shape of every list. */
import { fromCursor, isNumber, toCursor } from '#platform/http';

export function wholeList<T>(
  items: readonly T[],
  query: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): { items: T[]; nextCursor: string | null; total: number } {
  const from = fromCursor(query.cursor, isNumber) ?? 0;
  const to = query.limit === undefined ? items.length : from + query.limit;
  return {
    items: items.slice(Math.max(0, from), to),
    nextCursor: to < items.length ? toCursor(to) : null,
    total: items.length,
  };
}
