/**
 * The order of siblings, as a list of ranks. A rank is one element, or several on the same level of an ordered group.
 * Reordering works on this shape, so that numbers in the library may have gaps and a partial document can speak about
 * some siblings without disturbing the others.
 */
export type Ranks = readonly (readonly string[])[];

export interface Placed {
  readonly key: string;
  readonly order: number;
}

/** Ranks of siblings by their numbers. `levels`: equal numbers are one level; otherwise the earlier in the list is first. */
export function ranksOf(siblings: readonly Placed[], levels: boolean): Ranks {
  const sorted = siblings
    .map((one, i) => ({ one, i }))
    .sort((a, b) => a.one.order - b.one.order || a.i - b.i);
  const ranks: string[][] = [];
  let last: number | null = null;
  for (const { one } of sorted) {
    const level = levels && one.order === last ? ranks.at(-1) : undefined;
    if (level) level.push(one.key);
    else ranks.push([one.key]);
    last = one.order;
  }
  return ranks;
}

/**
 * `base` with the elements of `other` that it lacks: on the level of a companion in `other`, else behind the element
 * that stands before them there, else in front of the first one that follows. The order of `base` never changes.
 */
export function arrange(base: Ranks, other: Ranks): Ranks {
  const ranks = base.map((rank) => [...rank]);
  const rankOf = new Map(ranks.flatMap((rank) => rank.map((key) => [key, rank] as const)));
  const rankWith = (keys: readonly string[]) =>
    keys.map((key) => rankOf.get(key)).find((rank) => rank !== undefined);
  other.forEach((rank, i) => {
    const missing = rank.filter((key) => !rankOf.has(key));
    if (missing.length === 0) return;
    const level = rankWith(rank) ?? [];
    level.push(...missing);
    for (const key of missing) rankOf.set(key, level);
    if (level.length > missing.length) return;
    const before = Math.max(-1, ...(other[i - 1] ?? []).map((key) => ranks.indexOf(rankOf.get(key) ?? [])));
    const following =
      before < 0
        ? other
            .slice(i + 1)
            .map(rankWith)
            .find((next) => next !== undefined)
        : undefined;
    const at = before >= 0 ? before + 1 : following ? ranks.indexOf(following) : ranks.length;
    ranks.splice(at, 0, level);
  });
  return ranks;
}

/**
 * Numbers for the final ranks. Siblings that stay in their order keep their numbers, and newcomers at the end count on;
 * otherwise everybody is numbered from 1.
 */
export function numbersFor(final: Ranks, current: readonly Placed[], levels: boolean): Map<string, number> {
  const members = new Set(final.flat());
  const had = new Map(current.filter((one) => members.has(one.key)).map((one) => [one.key, one.order]));
  const staying = final.map((rank) => rank.filter((key) => had.has(key))).filter((rank) => rank.length > 0);
  const firstNew = final.findIndex((rank) => rank.some((key) => !had.has(key)));
  const newLast = firstNew < 0 || final.slice(firstNew).every((rank) => rank.every((key) => !had.has(key)));
  const before = ranksOf(
    current.filter((one) => members.has(one.key)),
    levels,
  );
  const kept = newLast && sameRanks(staying, before);
  const numbers = new Map<string, number>();
  let next = 1;
  for (const rank of final) {
    const number = kept ? (had.get(rank[0] ?? '') ?? next) : next;
    for (const key of rank) numbers.set(key, number);
    next = number + 1;
  }
  return numbers;
}

const sameRanks = (a: Ranks, b: Ranks): boolean =>
  a.length === b.length &&
  a.every((rank, i) => {
    const other = new Set(b[i]);
    return rank.length === other.size && rank.every((key) => other.has(key));
  });
