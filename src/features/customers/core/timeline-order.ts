/** The one order of a timeline that many sources feed: newest first, then by source, then by key. */

export interface Place {
  readonly at: Date;
  readonly source: string;
  readonly key: number;
}

export const comparePlaces = (a: Place, b: Place): number =>
  b.at.getTime() - a.at.getTime() ||
  (a.source < b.source ? -1 : a.source > b.source ? 1 : 0) ||
  b.key - a.key;

/**
 * Where a source goes on after a page that ended at `last`: with its entries below (at, key). Of the same millisecond,
 * earlier sources have given everything, later ones nothing yet.
 */
export function resumeAt(last: Place, source: string): { readonly at: Date; readonly key: number } {
  if (source === last.source) return { at: last.at, key: last.key };
  return { at: last.at, key: source < last.source ? 0 : Number.MAX_SAFE_INTEGER };
}
