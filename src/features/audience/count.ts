import { type BranchCount, count, countBranches } from '#features/audience/core';
import { type Condition, partsOf, type Resolved } from '#features/conditions/core';
import type { Ctx } from '#platform/context';
import type { Audiences } from './people.ts';
import { peopleAsOf } from './people-as-of.ts';

export interface CountAsked {
  readonly condition: Condition;
  readonly branches?: boolean | undefined;
  /** ISO time; absent: now. */
  readonly asOf?: string | undefined;
  readonly minPosition?: number | undefined;
}

export interface Counted {
  readonly count: number;
  readonly total: number;
  readonly branches?: Record<string, number>;
  readonly funnel?: number[];
  readonly position: number;
  readonly tookMs: number;
}

/** Milliseconds since `began`, to the microsecond. */
export const since = (began: number): number => Math.round((performance.now() - began) * 1000) / 1000;

function byPath(node: Resolved, counted: BranchCount, path: string, into: Record<string, number>): void {
  into[path] = counted.count;
  partsOf(node).forEach(([below, part], i) => {
    const inner = counted.of?.[i];
    if (inner) byPath(part, inner, path ? `${path}.${below}` : below, into);
  });
}

/** The exact number now, or as of a moment (errors of `peopleAsOf`); with `branches` also for every part of the condition, by its path. */
export async function countAudience(audiences: Audiences, ctx: Ctx, asked: CountAsked): Promise<Counted> {
  const began = performance.now();
  const { condition, asOf, minPosition } = asked;
  const { index, expression, resolved, alive } =
    asOf === undefined
      ? await audiences.of(ctx, condition, { minPosition })
      : await peopleAsOf(audiences, ctx, condition, { asOf: new Date(asOf), minPosition });
  const base = { total: alive.size, position: index.position };
  if (!asked.branches) return { count: count(expression, alive), ...base, tookMs: since(began) };
  const counted = countBranches(expression, alive);
  const branches: Record<string, number> = {};
  byPath(resolved, counted, '', branches);
  return {
    count: counted.count,
    branches,
    // An attribute with several tests is an `all` inside, but one branch of the condition.
    ...(counted.funnel && resolved.kind === 'all' ? { funnel: [...counted.funnel] } : {}),
    ...base,
    tookMs: since(began),
  };
}
