/**
 * The order of tags and groups in WeCom. A larger number stands first there; only what our app made can be given another.
 */

/** Numbers are whole, [0, 2³²) (wecom-api.md section 2.1). */
const MOST = 2 ** 32 - 1;
/** Left between neighbours, so that most later moves change one number. */
const STEP = 1000;

export interface PlacedThere {
  readonly id: string;
  /** The number it has in WeCom; null: it is not there yet. */
  readonly sort: number | null;
  /** Whether it can be given another number. */
  readonly owned: boolean;
}

/**
 * The numbers that have to change so that WeCom shows `shown` in this order (first one on top), as few as possible. What
 * others made keeps its number, and where two of theirs stand the other way round or leave no room nothing can be done:
 * then nothing is sent, now and the next time.
 */
export function ordersToSend(shown: readonly PlacedThere[]): Map<string, number> {
  const changed = numbersBetween(shown, kept(shown)) ?? numbersBetween(shown, kept(shown, isFixed));
  return changed ?? new Map();
}

const isFixed = (one: PlacedThere): boolean => !one.owned && one.sort !== null;

/** Indices of the heaviest run of falling numbers: what others made weighs more than everything of ours. */
function kept(shown: readonly PlacedThere[], may: (one: PlacedThere) => boolean = () => true): number[] {
  const weightOf = (one: PlacedThere) => (isFixed(one) ? shown.length + 1 : 1);
  const best: { weight: number; before: number }[] = [];
  let last = -1;
  for (const [at, one] of shown.entries()) {
    best.push({ weight: 0, before: -1 });
    if (one.sort === null || !may(one)) continue;
    let own = { weight: weightOf(one), before: -1 };
    for (let other = 0; other < at; other++) {
      const before = shown[other]?.sort ?? null;
      const { weight } = best[other] ?? own;
      if (weight === 0 || before === null || before <= one.sort) continue;
      if (weight + weightOf(one) > own.weight) own = { weight: weight + weightOf(one), before: other };
    }
    best[at] = own;
    // Of equal ones the last: room is above.
    if (own.weight >= (best[last]?.weight ?? 0)) last = at;
  }
  const indices: number[] = [];
  for (let at = last; at >= 0; at = best[at]?.before ?? -1) indices.unshift(at);
  return indices;
}

/** Numbers for ours between those that stay; null when there is no room. */
function numbersBetween(shown: readonly PlacedThere[], stay: readonly number[]): Map<string, number> | null {
  const changed = new Map<string, number>();
  const ends = [-1, ...stay, shown.length];
  for (const [i, from] of ends.entries()) {
    const to = ends[i + 1];
    if (to === undefined) break;
    const moving = shown.slice(from + 1, to).filter((one) => !isFixed(one));
    const below = shown[to]?.sort ?? -1;
    const above = shown[from]?.sort ?? Math.min(MOST + 1, below + STEP * (moving.length + 1));
    if (above - below - 1 < moving.length) return null;
    const step = Math.min(STEP, Math.floor((above - below) / (moving.length + 1)));
    for (const [place, one] of moving.entries()) {
      const number = above - step * (place + 1);
      if (number !== one.sort) changed.set(one.id, number);
    }
  }
  return changed;
}

/**
 * Whether WeCom shows things in another order than before: `was` and `is` are its numbers by id. Equal numbers are no order
 * of their own; between those stands what is `shown` here, first one on top.
 */
export function isMoved(
  shown: readonly string[],
  was: ReadonlyMap<string, number>,
  is: ReadonlyMap<string, number>,
): boolean {
  const common = shown.filter((id) => was.has(id) && is.has(id));
  const by = (numbers: ReadonlyMap<string, number>) =>
    [...common].sort((a, b) => (numbers.get(b) ?? 0) - (numbers.get(a) ?? 0));
  const before = by(was);
  return by(is).some((id, i) => id !== before[i]);
}
