/** How many of every set are within an expression: the expression is answered once per block, then met with each set. */

import { atOnce } from '#kernel';
import type { Block } from './block.ts';
import { type Expression, frozenExpression } from './expression.ts';
import { Meeting } from './meeting.ts';
import type { OrdinalSet } from './ordinal-set.ts';
import { plan } from './plan.ts';
import { Scratch } from './scratch.ts';

export interface Facets {
  /** Those for whom the expression holds. */
  readonly count: number;
  /** Beside each set the number of its members among them. */
  readonly counts: readonly number[];
}

export function facets(expression: Expression, alive: OrdinalSet, sets: readonly OrdinalSet[]): Facets {
  return atOnce(stepsOver(expression, alive, sets));
}

/** As `facets`, one block (about a millisecond for 1,000 sets) a step; writes between the steps are not seen. */
export function facetSteps(
  expression: Expression,
  alive: OrdinalSet,
  sets: readonly OrdinalSet[],
): Generator<void, Facets> {
  return stepsOver(
    frozenExpression(expression),
    alive.frozenCopy(),
    sets.map((set) => set.frozenCopy()),
  );
}

function* stepsOver(
  expression: Expression,
  alive: OrdinalSet,
  sets: readonly OrdinalSet[],
): Generator<void, Facets> {
  const scratch = new Scratch();
  try {
    const root = plan(expression, scratch);
    const meeting = new Meeting();
    const counts = new Float64Array(sets.length);
    let count = 0;
    for (let i = 0; i < alive.keys.length; i++) {
      const key = alive.keys[i] as number;
      const found = root.under(key, alive.blocks[i] as Block);
      if (found.size === 0) continue;
      count += found.size;
      meeting.with(found);
      for (let s = 0; s < sets.length; s++)
        counts[s] = (counts[s] as number) + meeting.count((sets[s] as OrdinalSet).blockOf(key));
      yield;
    }
    return { count, counts: Array.from(counts) };
  } finally {
    scratch.release();
  }
}
