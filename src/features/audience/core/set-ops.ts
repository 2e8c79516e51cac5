/** Two sets made into a third, for callers that keep sets (old and new members of a model). Queries use expressions. */
import { type Block, emptyBlock, fullBlock, kept, scratchBlock, wordsOf } from './block.ts';
import { intersect } from './intersection.ts';
import { WORDS, xor2 } from './kernels.ts';
import { asBitmap } from './operands.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { unite } from './union.ts';

const out = scratchBlock();
const leftWords = new Int32Array(WORDS);
const rightWords = new Int32Array(WORDS);
const noBlocks: Block[] = [];

/** The members of both. */
export const intersection = (a: OrdinalSet, b: OrdinalSet): OrdinalSet =>
  combined(a.keys, (key) => intersect([a.blockOf(key), b.blockOf(key)], 2, noBlocks, 0, out));

/** The members of `a` that are not in `b`. */
export const difference = (a: OrdinalSet, b: OrdinalSet): OrdinalSet =>
  combined(a.keys, (key) => intersect([a.blockOf(key)], 1, [b.blockOf(key)], 1, out));

/** The members of either. */
export const union = (a: OrdinalSet, b: OrdinalSet): OrdinalSet =>
  combined(keysOfBoth(a, b), (key) => unite([a.blockOf(key), b.blockOf(key)], 2, fullBlock, out));

/** The members of exactly one of the two: what changed between an old and a new state. */
export const symmetricDifference = (a: OrdinalSet, b: OrdinalSet): OrdinalSet =>
  combined(keysOfBoth(a, b), (key) => {
    const left = a.blockOf(key);
    const right = b.blockOf(key);
    if (left === right) return emptyBlock;
    if (left.size === 0) return right;
    if (right.size === 0) return left;
    const size = xor2(wordsOf(left, leftWords), wordsOf(right, rightWords), out.words);
    return asBitmap(out, size) === 0 ? emptyBlock : out;
  });

const combined = (keys: readonly number[], answer: (key: number) => Block): OrdinalSet =>
  OrdinalSet.fromBlocks(
    keys,
    keys.map((key) => kept(answer(key))),
  );

const keysOfBoth = (a: OrdinalSet, b: OrdinalSet): number[] =>
  [...new Set([...a.keys, ...b.keys])].sort((x, y) => x - y);
