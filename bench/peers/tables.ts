/** From rows that a store answers with to the order in which answers are compared. */
import { TAGS } from '../support/shape.ts';

export function inRanks(rows: readonly { readonly tag: number; readonly n: number }[]): readonly number[] {
  const sizes = new Array<number>(TAGS).fill(0);
  for (const { tag, n } of rows) sizes[Number(tag) - 1] = Number(n);
  return sizes;
}

/** Every pair of the list, (0,1), (0,2) …, also those that share nobody. `tags` ascends, and `a` < `b`. */
export function inPairs(
  tags: readonly number[],
  rows: readonly { readonly a: number; readonly b: number; readonly n: number }[],
): readonly number[] {
  const found = new Map(rows.map(({ a, b, n }) => [`${a} ${b}`, Number(n)]));
  return pairsOf(tags).map(([a, b]) => found.get(`${a} ${b}`) ?? 0);
}

export const pairsOf = (tags: readonly number[]): (readonly [a: number, b: number])[] =>
  tags.flatMap((a, i) => tags.slice(i + 1).map((b) => [a, b] as const));
