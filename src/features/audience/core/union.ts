/** Union of any number of blocks inside a mask, with or without writing the result. */
import {
  ARRAY,
  ARRAY_MAX,
  addToWords,
  BITMAP,
  BLOCK,
  type Block,
  emptyBlock,
  noWords,
  scratchBlock,
  wordsOf,
} from './block.ts';
import { countHits, filter, filterByArray } from './filter.ts';
import { countAnd, intersect } from './intersection.ts';
import { countOr3, oneWords, or3, or4, WORDS, type Words } from './kernels.ts';
import { asBitmap, asList, blockAt, dropEmpty } from './operands.ts';
import { wide } from './wide.ts';

const discarded = scratchBlock();
const maskWords: Words = new Int32Array(WORDS);
const missed = new Uint16Array(ARRAY_MAX);
const operands: Words[] = [];
const noBlocks: Block[] = [];
const pair: Block[] = [];

const operand = (i: number): Words => operands[i] ?? noWords;

/** The part of `mask` that is in any of `any[0..n)`. */
export function unite(any: Block[], n: number, mask: Block, out: Block): Block {
  const p = dropEmpty(any, n);
  if (p < 0) return mask;
  if (p === 0 || mask.size === 0) return emptyBlock;
  if (p === 1) {
    pair[0] = blockAt(any, 0);
    pair[1] = mask;
    return intersect(pair, 2, noBlocks, 0, out);
  }
  const size = join(any, p, mask, out, true);
  return size === 0 ? emptyBlock : size === mask.size ? mask : out;
}

/** Size of what `unite` answers. */
export function countUnion(any: Block[], n: number, mask: Block): number {
  const p = dropEmpty(any, n);
  if (p < 0) return mask.size;
  if (p === 0 || mask.size === 0) return 0;
  return p === 1 ? countAnd(blockAt(any, 0), mask) : join(any, p, mask, discarded, false);
}

function join(any: Block[], n: number, mask: Block, out: Block, write: boolean): number {
  if (mask.shape === ARRAY) return joinList(any, n, mask, out, write);
  if (wide?.takes(n)) return asBitmap(out, wide.unite(any, n, mask, write ? out.words : null));
  const accumulated = out.words;
  let count = 0;
  let sparse = false;
  for (let i = 0; i < n; i++) {
    const block = blockAt(any, i);
    if (block.shape === BITMAP) operands[count++] = block.words;
    else {
      if (!sparse) accumulated.fill(0);
      sparse = true;
      addToWords(block, accumulated);
    }
  }
  if (sparse) operands[count++] = accumulated;
  while (count > 3) {
    count -= 3;
    const full = or4(operand(count - 1), operand(count), operand(count + 1), operand(count + 2), accumulated);
    operands[count - 1] = accumulated;
    if (full) return mask.size;
  }
  const a = operand(0);
  const b = count > 1 ? operand(1) : a;
  const c = count > 2 ? operand(2) : b;
  const masked = mask.size === BLOCK ? oneWords : wordsOf(mask, maskWords);
  return write ? asBitmap(out, or3(a, b, c, masked, out.words)) : countOr3(a, b, c, masked);
}

/** Takes from the mask's values what each block has, until nothing is left. */
function joinList(any: Block[], n: number, mask: Block, out: Block, write: boolean): number {
  let values = mask.data;
  let left = mask.size;
  for (let i = 0; i < n && left > 0; i++) {
    if (!write && i === n - 1) return mask.size - left + countHits(values, left, blockAt(any, i));
    left = filter(values, left, blockAt(any, i), 0, missed);
    values = missed;
  }
  if (!write || left === 0) return mask.size - left;
  return asList(out, filterByArray(mask.data, mask.size, values, left, 0, out.data));
}
