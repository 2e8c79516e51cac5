/** Answers to an expression: how many, who, who comes next. Always within `alive`, one block at a time. */
import { type Block, kept } from './block.ts';
import { type Expression, frozenExpression } from './expression.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { plan } from './plan.ts';
import { Scratch } from './scratch.ts';
import { type Order, readBlock } from './walk.ts';

/** The exact number of living members for whom the expression holds. */
export function count(expression: Expression, alive: OrdinalSet): number {
  const scratch = new Scratch();
  const root = plan(expression, scratch);
  let sum = 0;
  for (let i = 0; i < alive.keys.length; i++)
    sum += root.countUnder(alive.keys[i] as number, alive.blocks[i] as Block);
  scratch.release();
  return sum;
}

/** Those for whom the expression holds, as a set of its own. */
export function evaluate(expression: Expression, alive: OrdinalSet): OrdinalSet {
  const scratch = new Scratch();
  const root = plan(expression, scratch);
  const blocks = alive.blocks.map((mask, i) => kept(root.under(alive.keys[i] as number, mask)));
  scratch.release();
  return OrdinalSet.fromBlocks(alive.keys, blocks);
}

/**
 * At most `limit` ordinals behind `after` (null: from the start) in ordinal order. Blocks before are not looked at,
 * so a late page costs what the first does. Fewer than `limit` means that the end is reached.
 */
export function page(
  expression: Expression,
  alive: OrdinalSet,
  after: number | null,
  limit: number,
  order: Order = 'asc',
): Uint32Array {
  const scratch = new Scratch();
  const root = plan(expression, scratch);
  const out = new Uint32Array(Math.min(limit, alive.size));
  const step = order === 'asc' ? 1 : -1;
  let n = 0;
  for (
    let i = alive.startBehind(after, order);
    i >= 0 && i < alive.keys.length && n < out.length;
    i += step
  ) {
    const key = alive.keys[i] as number;
    n = readBlock(root.under(key, alive.blocks[i] as Block), key, after, order, out, n);
  }
  scratch.release();
  return n === out.length ? out : out.slice(0, n);
}

/**
 * Everybody in ascending order, in pieces of at most 65,536, each made when it is asked for. The answer is of the
 * moment of the first piece, whatever is written meanwhile.
 */
export function* iterate(expression: Expression, alive: OrdinalSet): Generator<Uint32Array, void> {
  const population = alive.frozenCopy();
  const scratch = new Scratch();
  const root = plan(frozenExpression(expression), scratch);
  try {
    for (let i = 0; i < population.keys.length; i++) {
      const key = population.keys[i] as number;
      const found = root.under(key, population.blocks[i] as Block);
      if (found.size === 0) continue;
      const out = new Uint32Array(found.size);
      readBlock(found, key, null, 'asc', out, 0);
      yield out;
    }
  } finally {
    scratch.release();
  }
}
