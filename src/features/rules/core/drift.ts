/**
 * Whether a rule does something else than it used to (N10): its last seven days beside the weeks before. What stands out
 * must do so twice, by size and beyond chance, so that a small rule does not cry wolf.
 */

export interface Week {
  /** Tags put on by events and by time, without those of going through everybody. */
  readonly hits: number;
  /** Of the tags of the rule, those that people took off. */
  readonly undone: number;
  /** Hits by tag. */
  readonly byTag: ReadonlyMap<number, number>;
}

export const driftMeasures = ['hits', 'undone', 'levels', 'latency'] as const;
export type DriftMeasure = (typeof driftMeasures)[number];

export interface Drift {
  readonly measure: DriftMeasure;
  /** Hits: in seven days. Undone and levels: a share from 0 to 1. Latency: milliseconds. */
  readonly now: number;
  /** The same by the weeks before; of latency the goal, of levels 0. */
  readonly usual: number;
}

/** An event shows as a tag within so many milliseconds, for 95 of 100 (features.md, G51). */
export const LATENCY_GOAL_MS = 5000;
/** Weeks before that are looked at; with fewer than two nothing is usual yet. */
export const USUAL_WEEKS = 4;
const FEWEST_WEEKS = 2;

/** Standard deviations away from the usual that chance explains in one week of 370 (normal approximation). */
const SURE = 3;
const FEWEST_HITS = 20;
const FEWEST_UNDONE = 5;
/** Share of the hits that went to another tag than usual: half the sum of the differences. */
const SHIFTED = 0.25;

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

function hitsDrift(now: Week, before: readonly Week[]): Drift | null {
  const usual = sum(before.map((week) => week.hits)) / before.length;
  if (Math.max(usual, now.hits) < FEWEST_HITS) return null;
  const isFar = now.hits < usual / 2 || now.hits > usual * 2;
  // Independent events come as a Poisson count does: its variance is its mean; the usual one is itself a mean of weeks.
  const deviation = Math.sqrt(Math.max(usual, 1) * (1 + 1 / before.length));
  return isFar && Math.abs(now.hits - usual) > SURE * deviation
    ? { measure: 'hits', now: now.hits, usual }
    : null;
}

function undoneDrift(now: Week, before: readonly Week[]): Drift | null {
  const hitsBefore = sum(before.map((week) => week.hits));
  if (now.undone < FEWEST_UNDONE || now.hits === 0 || hitsBefore === 0) return null;
  const usual = Math.min(1, sum(before.map((week) => week.undone)) / hitsBefore);
  const share = Math.min(1, now.undone / now.hits);
  // Two proportions, with the pooled one for both (the usual z test).
  const pooled = Math.min(1, (now.undone + usual * hitsBefore) / (now.hits + hitsBefore));
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / now.hits + 1 / hitsBefore));
  return share > usual * 2 && share - usual > SURE * deviation
    ? { measure: 'undone', now: share, usual }
    : null;
}

function levelsDrift(now: Week, before: readonly Week[]): Drift | null {
  const hitsBefore = sum(before.map((week) => week.hits));
  if (now.hits < FEWEST_HITS || hitsBefore < FEWEST_HITS) return null;
  const tags = new Set([now, ...before].flatMap((week) => [...week.byTag.keys()]));
  if (tags.size < 2) return null;
  const shares = [...tags].map((tag) => ({
    now: (now.byTag.get(tag) ?? 0) / now.hits,
    usual: sum(before.map((week) => week.byTag.get(tag) ?? 0)) / hitsBefore,
  }));
  const moved = sum(shares.map((share) => Math.abs(share.now - share.usual))) / 2;
  // Of each share its standard error; half their sum is what chance moves at most, about.
  const byChance =
    sum(shares.map(({ usual }) => Math.sqrt(usual * (1 - usual) * (1 / now.hits + 1 / hitsBefore)))) / 2;
  return moved > SHIFTED && moved > SURE * byChance ? { measure: 'levels', now: moved, usual: 0 } : null;
}

/**
 * `weeks`: the newest first, as many as the rule has been live for in full. `latency`: the 95th percentile of the last
 * seven days in milliseconds, null when too few were measured.
 */
export function driftOf(weeks: readonly Week[], latency: number | null): Drift[] {
  const [now, ...all] = weeks;
  const before = all.slice(0, USUAL_WEEKS);
  const slow: Drift[] =
    latency !== null && latency > LATENCY_GOAL_MS
      ? [{ measure: 'latency', now: latency, usual: LATENCY_GOAL_MS }]
      : [];
  if (!now || before.length < FEWEST_WEEKS) return slow;
  return [hitsDrift(now, before), undoneDrift(now, before), levelsDrift(now, before), ...slow].filter(
    (one) => one !== null,
  );
}
