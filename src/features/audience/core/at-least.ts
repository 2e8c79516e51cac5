/**
 * The members of a mask that are in blocks of together at least a given weight ("two of three hold").
 *
 * Three ways, all exact: a short mask counts per value; small blocks count in one table of 65,536 tallies; bitmaps are
 * added with bit-sliced counters, 32 members at a time. Those counters start at 2^m − k, so that reaching k is the
 * carry out of the highest plane, which is kept; no comparison follows.
 */
import {
  ARRAY,
  ARRAY_MAX,
  at,
  BITMAP,
  BLOCK,
  type Block,
  emptyBlock,
  lowerBound,
  scratchBlock,
  valuesOf,
  wordsOf,
} from './block.ts';
import { countIntersection, intersect } from './intersection.ts';
import { and2, carry, countAnd2, oneWords, WORDS, type Words, zeroWords } from './kernels.ts';
import { asBitmap, asList, blockAt } from './operands.ts';
import { countUnion, unite } from './union.ts';
import { wide } from './wide.ts';

/** Without a bitmap among them, blocks of together at most this many members are tallied. */
const TALLY_MAX = 4 * ARRAY_MAX;
/** Arrays and runs up to this size are added value by value, larger ones as bitmaps. */
const FEW = 512;
const GROUP = 4;

const discarded = scratchBlock();
const noBlocks: Block[] = [];
const listValues = new Uint16Array(ARRAY_MAX);
const listTallies = new Int32Array(ARRAY_MAX);
const tallies = new Int32Array(BLOCK);
const runValues = new Uint16Array(TALLY_MAX);
const planes: Words[] = [];
const reached: Words = new Int32Array(WORDS);
const carried: Words = new Int32Array(WORDS);
const maskWords: Words = new Int32Array(WORDS);
const groupWords: readonly Words[] = Array.from({ length: GROUP }, () => new Int32Array(WORDS));
const group: Words[] = [];

const plane = (i: number): Words => planes[i] as Words;
const weightAt = (weights: readonly number[], i: number): number => weights[i] as number;

/**
 * The part of `mask` whose members are in blocks with weights of together at least `k`.
 * Weights are positive whole numbers that sum to at most WEIGHT_MAX (see `weighted`); `blocks` and `weights` are reordered.
 */
export function atLeast(
  blocks: Block[],
  weights: number[],
  n: number,
  k: number,
  mask: Block,
  out: Block,
): Block {
  const size = reach(blocks, weights, n, k, mask, out, true);
  return size === 0 ? emptyBlock : result === null ? out : result;
}

/** Size of what `atLeast` answers. */
export const countAtLeast = (blocks: Block[], weights: number[], n: number, k: number, mask: Block): number =>
  reach(blocks, weights, n, k, mask, discarded, false);

/** What `reach` answers instead of `out`, when an existing block is the answer. */
let result: Block | null = null;

function reach(
  blocks: Block[],
  weights: number[],
  n: number,
  k: number,
  mask: Block,
  out: Block,
  write: boolean,
): number {
  result = null;
  let kept = 0;
  let needed = k;
  let total = 0;
  let members = 0;
  let smallest = Number.MAX_SAFE_INTEGER;
  let largest = 0;
  let bitmaps = 0;
  for (let i = 0; i < n; i++) {
    const block = blockAt(blocks, i);
    const weight = weightAt(weights, i);
    if (block.size === BLOCK) needed -= weight;
    if (block.size === 0 || block.size === BLOCK) continue;
    blocks[kept] = block;
    weights[kept++] = weight;
    total += weight;
    members += block.size;
    smallest = Math.min(smallest, weight);
    largest = Math.max(largest, weight);
    if (block.shape === BITMAP) bitmaps++;
  }
  if (needed <= 0) {
    result = mask;
    return mask.size;
  }
  if (total < needed || mask.size === 0) return 0;
  if (needed <= smallest) {
    if (!write) return countUnion(blocks, kept, mask);
    result = unite(blocks, kept, mask, out);
    return result.size;
  }
  if (total - smallest < needed) {
    blocks[kept] = mask;
    if (!write) return countIntersection(blocks, kept + 1, noBlocks, 0);
    result = intersect(blocks, kept + 1, noBlocks, 0, out);
    return result.size;
  }
  if (mask.size <= ARRAY_MAX) return reachInList(blocks, weights, kept, needed, mask, out);
  const top = Math.max(32 - Math.clz32(needed - 1), 32 - Math.clz32(largest));
  if (wide?.sums(kept, top))
    return asBitmap(
      out,
      wide.reach(blocks, weights, kept, { k: needed, top }, mask, write ? out.words : null),
    );
  if (bitmaps === 0 && members <= TALLY_MAX) tally(blocks, weights, kept, needed);
  else addPlanes(blocks, weights, kept, needed, largest);
  const masked = mask.size === BLOCK ? oneWords : wordsOf(mask, maskWords);
  return write ? asBitmap(out, and2(reached, masked, 0, out.words)) : countAnd2(reached, masked, 0);
}

function reachInList(
  blocks: Block[],
  weights: number[],
  n: number,
  k: number,
  mask: Block,
  out: Block,
): number {
  const length = valuesOf(mask, listValues);
  listTallies.fill(0, 0, length);
  for (let i = 0; i < n; i++) tallyList(length, blockAt(blocks, i), weightAt(weights, i));
  let size = 0;
  for (let i = 0; i < length; i++) {
    out.data[size] = at(listValues, i);
    if ((listTallies[i] as number) >= k) size++;
  }
  return asList(out, size);
}

function tallyList(length: number, block: Block, weight: number): void {
  if (block.shape === BITMAP) {
    for (let i = 0; i < length; i++) {
      const low = at(listValues, i);
      listTallies[i] =
        (listTallies[i] as number) + weight * (((block.words[low >>> 5] as number) >>> low) & 1);
    }
    return;
  }
  let j = 0;
  if (block.shape === ARRAY) {
    for (let i = 0; i < length && j < block.size; i++) {
      const low = at(listValues, i);
      while (j < block.size && at(block.data, j) < low) j++;
      if (j < block.size && at(block.data, j) === low) listTallies[i] = (listTallies[i] as number) + weight;
    }
    return;
  }
  for (let run = 0; run < block.runs; run++) {
    j = lowerBound(listValues, at(block.data, 2 * run), j, length);
    const last = at(block.data, 2 * run + 1);
    for (; j < length && at(listValues, j) <= last; j++) listTallies[j] = (listTallies[j] as number) + weight;
  }
}

/** Marks in `reached` what small blocks reach, without looking at anything they do not have. */
function tally(blocks: Block[], weights: number[], n: number, k: number): void {
  reached.fill(0);
  for (let i = 0; i < n; i++) {
    const weight = weightAt(weights, i);
    const length = smallValues(blockAt(blocks, i));
    for (let j = 0; j < length; j++) {
      const low = at(small, j);
      const before = tallies[low] as number;
      tallies[low] = before + weight;
      if (before < k && before + weight >= k)
        reached[low >>> 5] = (reached[low >>> 5] as number) | (1 << low);
    }
  }
  for (let i = 0; i < n; i++) {
    const length = smallValues(blockAt(blocks, i));
    for (let j = 0; j < length; j++) tallies[at(small, j)] = 0;
  }
}

let small: Uint16Array = runValues;

/** Points `small` at the values of a block without bitmap; answers their number. */
function smallValues(block: Block): number {
  small = block.shape === ARRAY ? block.data : runValues;
  return block.shape === ARRAY ? block.size : valuesOf(block, runValues);
}

/** Adds all blocks into bit-sliced counters and leaves in `reached` the bits that came to `k`. */
function addPlanes(blocks: Block[], weights: number[], n: number, k: number, largest: number): void {
  const top = Math.max(32 - Math.clz32(k - 1), 32 - Math.clz32(largest) + 2);
  const start = 2 ** top - k;
  for (let j = 0; j < top; j++) {
    planes[j] ??= new Int32Array(WORDS);
    plane(j).fill(-((start >>> j) & 1));
  }
  reached.fill(0);
  for (let j = 0; 2 ** j <= largest; j++) {
    let used = 0;
    for (let i = 0; i < n; i++) {
      if (((weightAt(weights, i) >>> j) & 1) === 0) continue;
      const block = blockAt(blocks, i);
      if (block.shape !== BITMAP && block.size <= FEW) {
        addValues(block, j, top);
        continue;
      }
      group[used] = wordsOf(block, groupWords[used] as Words);
      if (++used === GROUP) {
        addGroup(j, top);
        used = 0;
      }
    }
    if (used === 0) continue;
    while (used < GROUP) group[used++] = zeroWords;
    addGroup(j, top);
  }
}

/** Adds single members at plane `j`, letting each carry ripple upwards. */
function addValues(block: Block, j: number, top: number): void {
  const length = smallValues(block);
  for (let i = 0; i < length; i++) {
    const low = at(small, i);
    const index = low >>> 5;
    const bit = 1 << low;
    let level = j;
    for (; level < top; level++) {
      const words = plane(level);
      const word = words[index] as number;
      words[index] = word ^ bit;
      if ((word & bit) === 0) break;
    }
    if (level === top) reached[index] = (reached[index] as number) | bit;
  }
}

/** Adds the four bitmaps of the group at plane `j`; at least three planes stand from there. */
function addGroup(j: number, top: number): void {
  const isTop = j + 3 === top;
  if (!isTop) carried.fill(0);
  addFour(plane(j), plane(j + 1), plane(j + 2), isTop ? reached : carried);
  if (isTop) return;
  for (let level = j + 3; level < top; level++) addCarried(plane(level));
  for (let i = 0; i < WORDS; i++) reached[i] = (reached[i] as number) | (carried[i] as number);
}

function addFour(p0: Words, p1: Words, p2: Words, overflow: Words): void {
  const [a, b, c, d] = group as [Words, Words, Words, Words];
  for (let i = 0; i < WORDS; i++) {
    const x = a[i] as number;
    const y = b[i] as number;
    const z = c[i] as number;
    const w = d[i] as number;
    let ones = p0[i] as number;
    const low = carry(ones, x, y);
    ones = ones ^ x ^ y;
    const high = carry(ones, z, w);
    p0[i] = ones ^ z ^ w;
    const twos = p1[i] as number;
    const fours = carry(twos, low, high);
    p1[i] = twos ^ low ^ high;
    const word = p2[i] as number;
    p2[i] = word ^ fours;
    overflow[i] = (overflow[i] as number) | (word & fours);
  }
}

/** Adds the carries to one plane and leaves in `carried` what goes on to the next. */
function addCarried(words: Words): void {
  for (let i = 0; i < WORDS; i++) {
    const word = words[i] as number;
    const more = carried[i] as number;
    words[i] = word ^ more;
    carried[i] = word & more;
  }
}
