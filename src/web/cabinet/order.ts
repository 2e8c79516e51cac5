/** Order inside a drawer: where a tag goes, and which numbers have to change for it. Pure. */

/** What the order is made of. In an ordered group the highest number stands first. */
export interface Placed {
  readonly id: string;
  readonly order: number;
}

export interface Renumbered {
  readonly id: string;
  readonly order: number;
}

/** `all` as they are seen, with one of them taken to a new place among the others. */
export function moved<One extends { readonly id: string }>(
  all: readonly One[],
  id: string,
  to: number,
): readonly One[] {
  const one = all.find((each) => each.id === id);
  if (!one) return all;
  const others = all.filter((each) => each !== one);
  return others.toSpliced(to, 0, one);
}

/**
 * The numbers that give `next` its order, for those whose number changes. The numbers in use go on being used; where two
 * tags share one, as after an import, all are numbered anew, so that the order seen is the order stored.
 */
export function renumbered(next: readonly Placed[], descending: boolean): readonly Renumbered[] {
  const distinct = [...new Set(next.map((one) => one.order))];
  const numbers =
    distinct.length === next.length
      ? distinct.toSorted((a, b) => (descending ? b - a : a - b))
      : next.map((_, i) => (descending ? next.length - i : i + 1));
  return next.flatMap(({ id, order }, i) => {
    const number = numbers[i] ?? order;
    return number === order ? [] : [{ id, order: number }];
  });
}

/**
 * Room for a new level among the levels of an ordered group, highest first: the number of the new one, and what moves up
 * to make room. `at`: how many levels stand above it.
 */
export function roomAt(
  levels: readonly Placed[],
  at: number,
): { readonly order: number; readonly others: readonly Renumbered[] } {
  const below = levels[at];
  if (below === undefined) return { order: Math.min(1, ...levels.map((one) => one.order)) - 1, others: [] };
  const order = below.order + 1;
  const others: Renumbered[] = [];
  let least = order + 1;
  for (const one of levels.slice(0, at).toReversed()) {
    const number = Math.max(one.order, least);
    if (number !== one.order) others.push({ id: one.id, order: number });
    least = number + 1;
  }
  return { order, others };
}
