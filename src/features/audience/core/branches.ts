/** How many hold at every node of an expression, in one pass: what an audience builder shows beside each line. */
import { atLeast } from './at-least.ts';
import { type Block, emptyBlock } from './block.ts';
import { boundsOf, type Expression, weighted } from './expression.ts';
import { intersect } from './intersection.ts';
import type { OrdinalSet } from './ordinal-set.ts';
import { Scratch } from './scratch.ts';
import { unite } from './union.ts';

/** Counts in the shape of the expression; each is of the branch alone, within `alive`. */
export interface BranchCount {
  readonly count: number;
  /** The branches of `all`, `any`, `not` and `atLeast`, in written order. */
  readonly of: readonly BranchCount[];
}

export interface BranchCounts extends BranchCount {
  /** When the top is an `all`: how many are left after the first branch, the first two, and so on. */
  readonly funnel: readonly number[] | null;
}

const noBlocks: Block[] = [];

/** Unlike `count` this cannot leave a branch out, so it costs what all branches cost together. */
export function countBranches(expression: Expression, alive: OrdinalSet): BranchCounts {
  const scratch = new Scratch();
  const top = branchOf(expression, scratch);
  const left = scratch.take();
  const right = scratch.take();
  const funnel = expression.op === 'all' ? expression.of.map(() => 0) : null;
  alive.blocks.forEach((mask, i) => {
    top.fill(alive.keys[i] as number, mask);
    if (!funnel) return;
    let result = mask;
    for (let step = 0; step < funnel.length && result.size > 0; step++) {
      result = intersect(
        [result, top.of[step]?.block ?? emptyBlock],
        2,
        noBlocks,
        0,
        result === left ? right : left,
      );
      funnel[step] = (funnel[step] as number) + result.size;
    }
  });
  scratch.release();
  return { ...top.tally(), funnel };
}

/** A node that keeps its result in the block at hand, because its parent and the funnel need it. */
class Branch {
  block: Block = emptyBlock;
  #count = 0;

  constructor(
    readonly of: readonly Branch[],
    readonly answer: (key: number, mask: Block) => Block,
  ) {}

  fill(key: number, mask: Block): void {
    for (const branch of this.of) branch.fill(key, mask);
    this.block = this.answer(key, mask);
    this.#count += this.block.size;
  }

  tally(): BranchCount {
    return { count: this.#count, of: this.of.map((branch) => branch.tally()) };
  }
}

function branchOf(expression: Expression, scratch: Scratch): Branch {
  switch (expression.op) {
    case 'everyone':
      return new Branch([], (_key, mask) => mask);
    case 'set': {
      const out = scratch.take();
      return new Branch([], (key, mask) =>
        intersect([expression.set.blockOf(key), mask], 2, noBlocks, 0, out),
      );
    }
    case 'column': {
      const out = scratch.take();
      const bounds = boundsOf(expression.range);
      return new Branch([], (key, mask) => expression.column.select(key, bounds, mask, out));
    }
    case 'not': {
      const out = scratch.take();
      const inner = branchOf(expression.of, scratch);
      return new Branch([inner], (_key, mask) => intersect([mask], 1, [inner.block], 1, out));
    }
    case 'all':
      return allBranch(expression.of, scratch);
    case 'any':
      return anyBranch(expression.of, scratch);
    case 'atLeast':
      return atLeastBranch(expression, scratch);
  }
}

function allBranch(expressions: readonly Expression[], scratch: Scratch): Branch {
  const out = scratch.take();
  const of = expressions.map((inner) => branchOf(inner, scratch));
  return new Branch(of, (_key, mask) =>
    intersect([mask, ...of.map((branch) => branch.block)], of.length + 1, noBlocks, 0, out),
  );
}

function anyBranch(expressions: readonly Expression[], scratch: Scratch): Branch {
  const out = scratch.take();
  const of = expressions.map((inner) => branchOf(inner, scratch));
  return new Branch(of, (_key, mask) =>
    unite(
      of.map((branch) => branch.block),
      of.length,
      mask,
      out,
    ),
  );
}

function atLeastBranch(expression: Extract<Expression, { op: 'atLeast' }>, scratch: Scratch): Branch {
  const out = scratch.take();
  const { needed, weights } = weighted(expression);
  const of = expression.of.map((inner) => branchOf(inner, scratch));
  const complements = weights.map((weight) => (weight < 0 ? scratch.take() : null));
  return new Branch(of, (_key, mask) => {
    const blocks: Block[] = [];
    const sizes: number[] = [];
    of.forEach(({ block }, i) => {
      const weight = weights[i] ?? 0;
      const complement = complements[i];
      if (weight === 0) return;
      blocks.push(complement ? intersect([mask], 1, [block], 1, complement) : block);
      sizes.push(Math.abs(weight));
    });
    return atLeast(blocks, sizes, blocks.length, needed, mask, out);
  });
}
