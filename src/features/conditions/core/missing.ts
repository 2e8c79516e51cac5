/** What still has to happen: the shortest way from an explanation that does not hold to one that does. */
import type { Explanation } from './explain.ts';

/** One leaf that has to turn. */
export interface Step {
  readonly path: string;
  /** `查看资料 4/5 次`; or what has to stop, for a leaf under `not`. */
  readonly text: string;
  readonly actual?: Explanation['actual'];
  readonly needed?: Explanation['needed'];
}

interface Way {
  /** The leaves that have to turn. */
  readonly leaves: readonly Explanation[];
  /** How far they are, each from 0 (nearly there) to 1; decides between ways of equally many steps. */
  readonly distance: number;
  /** False when no change of facts can do it: `{ any: [] }` never holds. */
  readonly possible: boolean;
}

const DONE: Way = { leaves: [], distance: 0, possible: true };

/**
 * The smallest set of leaves that must turn for the explanation to hold; empty when it holds already. Of equally many the nearest, then the
 * first. A leaf that occurs twice is counted where it stands, and named once. What cannot be reached at all is named
 * only when nothing else is left.
 */
export function missing(explanation: Explanation): readonly Step[] {
  const seen = new Map(wayTo(true, explanation).leaves.map((leaf) => [`${leaf.text}\n${leaf.step}`, leaf]));
  return [...seen.values()].map(stepOf);
}

/** How many leaves have to turn, each counted where it stands; null when no change of facts can do it. */
export function stepsLeft(explanation: Explanation): number | null {
  const { leaves, possible } = wayTo(true, explanation);
  return possible ? leaves.length : null;
}

function wayTo(holds: boolean, node: Explanation): Way {
  if (node.holds === holds) return DONE;
  const parts = node.parts ?? [];
  switch (node.kind) {
    case 'all':
      return cheapest(holds ? parts.length : 1, parts, holds);
    case 'any':
      return cheapest(holds ? 1 : parts.length, parts, holds);
    case 'atLeast':
      if (node.weights) return cheapestPoints(node.k ?? 1, node.weights, parts, holds);
      // To fail, all but k − 1 parts must fail.
      return cheapest(holds ? (node.k ?? 1) : parts.length - (node.k ?? 1) + 1, parts, holds);
    case 'not':
      return cheapest(1, parts, !holds);
    case 'audience':
      return cheapest(1, parts, holds);
    default:
      return { leaves: [node], distance: distanceOf(node, holds), possible: isPossible(node) };
  }
}

/** The way that brings `n` of the parts to `holds`: the n shortest ways of single parts. */
function cheapest(n: number, parts: readonly Explanation[], holds: boolean): Way {
  const ways = parts.map((part, i) => ({ way: wayTo(holds, part), i }));
  ways.sort((a, b) => compareWays(a.way, b.way) || a.i - b.i);
  const chosen = ways.slice(0, n).sort((a, b) => a.i - b.i);
  return joined(chosen.map(({ way }) => way));
}

/** The ways of several parts, the last one first; what they come to is summed up, as there may be many of them. */
interface Chain {
  readonly way: Way;
  readonly before: Chain | null;
  readonly steps: number;
  readonly distance: number;
  readonly possible: boolean;
}

const chained = (way: Way, before: Chain | null): Chain => ({
  way,
  before,
  steps: way.leaves.length + (before?.steps ?? 0),
  distance: way.distance + (before?.distance ?? 0),
  possible: way.possible && (before?.possible ?? true),
});

const compareChains = (a: Chain, b: Chain): number =>
  Number(b.possible) - Number(a.possible) || a.steps - b.steps || a.distance - b.distance;

/** The shortest way to `k` points, or below: each part turns once or not at all, so a knapsack over the points to gain. */
function cheapestPoints(
  k: number,
  weights: readonly number[],
  parts: readonly Explanation[],
  holds: boolean,
): Way {
  const points = parts.reduce((sum, part, i) => sum + (part.holds ? (weights[i] ?? 0) : 0), 0);
  const needed = holds ? k - points : points - k + 1;
  /** By points gained; null for none, undefined for what cannot be gained. */
  const best: (Chain | null | undefined)[] = Array.from({ length: needed + 1 });
  best[0] = null;
  parts.forEach((part, i) => {
    const weight = weights[i] ?? 0;
    // More points by what adds and begins to hold, or takes off and ends; fewer by the opposite.
    const adds = weight > 0 !== part.holds;
    if (weight === 0 || adds !== holds) return;
    const way = wayTo(!part.holds, part);
    for (let gained = needed; gained > 0; gained--) {
      const before = best[Math.max(0, gained - Math.abs(weight))];
      if (before === undefined) continue;
      const chain = chained(way, before);
      const known = best[gained];
      if (!known || compareChains(chain, known) < 0) best[gained] = chain;
    }
  });
  const ways: Way[] = [];
  for (let chain = best[needed]; chain; chain = chain.before) ways.unshift(chain.way);
  return joined(ways);
}

const joined = (ways: readonly Way[]): Way => ({
  leaves: ways.flatMap((way) => way.leaves),
  distance: ways.reduce((sum, way) => sum + way.distance, 0),
  possible: ways.every((way) => way.possible),
});

const compareWays = (a: Way, b: Way): number =>
  Number(b.possible) - Number(a.possible) || a.leaves.length - b.leaves.length || a.distance - b.distance;

const isPossible = ({ kind }: Explanation): boolean => kind !== 'everyone' && kind !== 'nobody';

const stepOf = ({ path, text, step, actual, needed }: Explanation): Step => ({
  path,
  text: step ?? text,
  ...(actual === undefined ? {} : { actual }),
  ...(needed === undefined ? {} : { needed }),
});

function distanceOf({ actual, needed }: Explanation, holds: boolean): number {
  if (!holds || typeof actual !== 'number' || typeof needed !== 'number' || needed <= 0) return 1;
  return Math.min(1, Math.max(0, 1 - actual / needed));
}
