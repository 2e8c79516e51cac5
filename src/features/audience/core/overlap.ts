/** How much audiences share: every pair of a list, within the living or within an expression. */

import { atOnce } from '#kernel';
import { type Block, emptyBlock } from './block.ts';
import { type Expression, everyone, frozenExpression } from './expression.ts';
import { Meeting } from './meeting.ts';
import type { OrdinalSet } from './ordinal-set.ts';
import { plan } from './plan.ts';
import { Scratch } from './scratch.ts';

export interface OverlapPair {
  /** Positions in the list, `a` before `b`. */
  readonly a: number;
  readonly b: number;
  /** |a ∩ b| */
  readonly count: number;
  /** |a ∩ b| / |a ∪ b|: 0 apart, 1 the same. null when both are empty. */
  readonly jaccard: number | null;
  /** P(a ∩ b) / (P(a) · P(b)) over the base: 1 is chance, above 1 they attract. null when one is empty. */
  readonly lift: number | null;
}

export interface Overlap {
  /** Number of those in whom shares are measured: `within`, or everyone. */
  readonly base: number;
  /** Size of each within the base. */
  readonly sizes: readonly number[];
  readonly pairs: readonly OverlapPair[];
}

export function overlap(
  expressions: readonly Expression[],
  alive: OrdinalSet,
  within: Expression = everyone,
): Overlap {
  return atOnce(stepsOver(expressions, alive, within));
}

/** As `overlap`, in steps of well under a millisecond for 100 expressions; writes between the steps are not seen. */
export function overlapSteps(
  expressions: readonly Expression[],
  alive: OrdinalSet,
  within: Expression = everyone,
): Generator<void, Overlap> {
  return stepsOver(expressions.map(frozenExpression), alive.frozenCopy(), frozenExpression(within));
}

function* stepsOver(
  expressions: readonly Expression[],
  alive: OrdinalSet,
  within: Expression,
): Generator<void, Overlap> {
  const n = expressions.length;
  const scratch = new Scratch();
  try {
    const baseNode = plan(within, scratch);
    const nodes = expressions.map((expression) => plan(expression, scratch));
    const meeting = new Meeting();
    const found: Block[] = nodes.map(() => emptyBlock);
    const counts = new Float64Array(n * n);
    let base = 0;
    for (let i = 0; i < alive.keys.length; i++) {
      const key = alive.keys[i] as number;
      const mask = baseNode.under(key, alive.blocks[i] as Block);
      base += mask.size;
      if (mask.size === 0) continue;
      nodes.forEach((node, a) => {
        found[a] = node.under(key, mask);
      });
      yield;
      for (let a = 0; a < n; a++) {
        countRow(found, a, meeting, counts);
        yield;
      }
    }
    return yield* summary(counts, n, base);
  } finally {
    scratch.release();
  }
}

/** Adds one block of row `a`: its own size on the diagonal, the pairs behind it. */
function countRow(found: readonly Block[], a: number, meeting: Meeting, counts: Float64Array): void {
  const n = found.length;
  const own = found[a] as Block;
  if (own.size === 0) return;
  counts[a * n + a] = (counts[a * n + a] as number) + own.size;
  meeting.with(own);
  for (let b = a + 1; b < n; b++)
    counts[a * n + b] = (counts[a * n + b] as number) + meeting.count(found[b] as Block);
}

function* summary(counts: Float64Array, n: number, base: number): Generator<void, Overlap> {
  const sizes = Array.from({ length: n }, (_, a) => counts[a * n + a] as number);
  const pairs: OverlapPair[] = [];
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const count = counts[a * n + b] as number;
      const sizeA = sizes[a] as number;
      const sizeB = sizes[b] as number;
      const union = sizeA + sizeB - count;
      pairs.push({
        a,
        b,
        count,
        jaccard: union === 0 ? null : count / union,
        lift: sizeA === 0 || sizeB === 0 ? null : (count * base) / (sizeA * sizeB),
      });
    }
    yield;
  }
  return { base, sizes, pairs };
}
