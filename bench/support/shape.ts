/** The shape that all benchmarks share: how often each tag is held, and by whom, from a fixed seed. */

export const TAGS = 300;
export const SEED = 20261123;

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
