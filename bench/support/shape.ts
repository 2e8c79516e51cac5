/** The shape that all benchmarks share: how often each tag is held, and by whom, from a fixed seed. */

export const TAGS = 300;
export const SEED = 20261123;

/** Groups with one choice, and the tags of each: together the 60 most frequent tags. */
export const SINGLE_GROUPS = 12;
const PER_SINGLE_GROUP = 5;
const PER_GROUP = 10;
/** The least frequent tags: 10 to 2,000 people in a million. */
const RARE = 40;

/** Ranks 1 to 60: ranks g, g + 12, g + 24 … stand in group g, so that their shares add up to less than one. */
export function groupOf(rank: number): number {
  const singles = SINGLE_GROUPS * PER_SINGLE_GROUP;
  if (rank <= singles) return ((rank - 1) % SINGLE_GROUPS) + 1;
  return SINGLE_GROUPS + 1 + Math.floor((rank - singles - 1) / PER_GROUP);
}

export type Random = () => number;

/** mulberry32 (Tommy Ettinger, public domain): uniform in [0, 1). */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Share of customers with the tag of a rank (1 is the most frequent); about 12 tags per customer over 300 ranks. */
export const share = (rank: number): number => Math.min(0.6, 1.6 * rank ** -0.9);

/** One byte per ordinal, 1 where held; `customers + 1` long, ordinal 0 is nobody. Each customer by itself. */
export function scattered(random: Random, customers: number, p: number): Uint8Array {
  const held = new Uint8Array(customers + 1);
  for (let ordinal = 1; ordinal <= customers; ordinal++) if (random() < p) held[ordinal] = 1;
  return held;
}

/** As imports leave them: stretches of ordinals (mean length 2,000) of which 90 % hold the tag. */
export function clustered(random: Random, customers: number, p: number): Uint8Array {
  const held = new Uint8Array(customers + 1);
  const filled = 0.9;
  const inside = 2000;
  const outside = inside * (filled / p - 1);
  const stretch = (mean: number) => 1 + Math.floor(-Math.log(1 - random()) * mean);
  for (let ordinal = stretch(outside); ordinal <= customers; ordinal += stretch(outside))
    for (let left = stretch(inside); left > 0 && ordinal <= customers; left--, ordinal++)
      if (random() < filled) held[ordinal] = 1;
  return held;
}

/** For groups with one choice: per ordinal the place in `shares` plus 1, or 0. Every second group is clustered. */
export function exclusive(
  random: Random,
  customers: number,
  shares: readonly number[],
  inStretches: boolean,
): Uint8Array {
  const choice = new Uint8Array(customers + 1);
  const draw = () => {
    let left = random();
    const i = shares.findIndex((p) => {
      left -= p;
      return left < 0;
    });
    return i + 1;
  };
  let now = draw();
  let stretch = 0;
  for (let ordinal = 1; ordinal <= customers; ordinal++) {
    if (!inStretches || stretch-- <= 0) {
      now = draw();
      stretch = Math.floor(-Math.log(1 - random()) * 2000);
    }
    choice[ordinal] = now;
  }
  return choice;
}

/** Who holds the tag of each rank, one rank after the other, as one byte per ordinal. */
export function* holders(customers: number): Generator<{ rank: number; held: Uint8Array }> {
  const random = randomFrom(SEED + 1);
  const choices = Array.from({ length: SINGLE_GROUPS }, (_, g) =>
    exclusive(
      random,
      customers,
      Array.from({ length: PER_SINGLE_GROUP }, (_, i) => share(g + 1 + i * SINGLE_GROUPS)),
      g % 2 === 1,
    ),
  );
  for (let rank = 1; rank <= TAGS; rank++) {
    const choice = choices[groupOf(rank) - 1];
    if (choice) {
      const place = Math.floor((rank - 1) / SINGLE_GROUPS) + 1;
      yield { rank, held: choice.map((chosen) => Number(chosen === place)) };
    } else if (rank > TAGS - RARE) {
      const people = 10 * 200 ** ((TAGS - rank) / (RARE - 1));
      yield { rank, held: scattered(random, customers, people / 1_000_000) };
    } else yield { rank, held: (rank % 2 === 0 ? clustered : scattered)(random, customers, share(rank)) };
  }
}
