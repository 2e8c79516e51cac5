/**
 * Intersection and difference of any number of blocks at once, with or without writing the result.
 * The smallest operand decides the way: a short list is filtered through the others; otherwise all become bitmaps and
 * go through a kernel four at a time. The last step of a count writes nothing.
 */
import {
  ARRAY,
  addToWords,
  at,
  BITMAP,
  BLOCK,
  type Block,
  emptyBlock,
  fullBlock,
  noWords,
  RUN,
  scratchBlock,
  valuesOf,
  valuesOfWords,
  wordsOf,
} from './block.ts';
import { countHits, countHitsInWords, filter, filterByWords } from './filter.ts';
import { and2, and3, and4, countAnd2, countAnd3, countAnd4, oneWords, WORDS, type Words } from './kernels.ts';
import { asBitmap, asList, blockAt, dropEmpty, dropFull, LIST_MAX } from './operands.ts';
import { countRunsAndRuns, countRunsAndWords, intersectRuns, runScratch } from './runs.ts';
import { wide } from './wide.ts';

/** Lists of more values than this are worth copying to where lanes are: to count, and to keep. */
const WIDE_LIST = 256;
const WIDE_KEPT_LIST = 1024;
/** So are blocks of more runs, or of runs with more members. */
const WIDE_RUNS = 128;
const WIDE_RUN_MEMBERS = 4096;

const discarded = scratchBlock();
const firstFold = runScratch();
const secondFold = runScratch();
let folded: Block = fullBlock;
const runWords: Words = new Int32Array(WORDS);
const excludedWords: Words = new Int32Array(WORDS);
const operands: Words[] = [];
const flips: number[] = [];

const operand = (i: number): Words => operands[i] ?? noWords;
const flip = (i: number): number => flips[i] ?? 0;

/** Size of a ∩ b. */
export function countAnd(a: Block, b: Block): number {
  if (a.size === BLOCK) return b.size;
  if (b.size === BLOCK) return a.size;
  if (a.shape === BITMAP) return countAndWords(b, a.words);
  if (b.shape === BITMAP) return countAndWords(a, b.words);
  if (a.shape === ARRAY) return countHits(a.data, a.size, b);
  if (b.shape === ARRAY) return countHits(b.data, b.size, a);
  return countRunsAndRuns(a, b);
}

function countAndWords(block: Block, words: Words): number {
  if (block.shape === ARRAY)
    return wide && block.size > WIDE_LIST
      ? wide.hits(block, words)
      : countHitsInWords(block.data, block.size, words);
  if (block.shape === RUN)
    return wide && (block.runs > WIDE_RUNS || block.size > WIDE_RUN_MEMBERS)
      ? wide.hits(block, words)
      : countRunsAndWords(block, words);
  return wide ? wide.meetWords(block.words, words) : countAnd2(block.words, words, 0);
}

/** The intersection of `all[0..n)` without `none[0..m)`. Of no blocks it is the full block. */
export function intersect(all: Block[], n: number, none: Block[], m: number, out: Block): Block {
  const p = dropFull(all, n);
  const q = dropEmpty(none, m);
  if (p < 0 || q < 0) return emptyBlock;
  if (q === 0 && p <= 1) return p === 0 ? fullBlock : blockAt(all, 0);
  return meet(all, p, none, q, out, true) === 0 ? emptyBlock : out;
}

/** Size of what `intersect` answers. */
export function countIntersection(all: Block[], n: number, none: Block[], m: number): number {
  const p = dropFull(all, n);
  const q = dropEmpty(none, m);
  if (p < 0 || q < 0) return 0;
  if (q === 0 && p <= 2)
    return p === 0 ? BLOCK : p === 1 ? blockAt(all, 0).size : countAnd(blockAt(all, 0), blockAt(all, 1));
  return meet(all, p, none, q, discarded, false);
}

function meet(all: Block[], n: number, none: Block[], m: number, out: Block, write: boolean): number {
  const list = takeSmallestArray(all, n);
  if (list && wide?.takes(n + m) && list.size > (write ? WIDE_KEPT_LIST : WIDE_LIST)) {
    if (!write) return wide.countList(list, all, n - 1, none, m);
    all[n - 1] = list;
    return asBitmap(out, wide.meet(all, n, none, m, out.words));
  }
  if (list) return meetList(list.data, list.size, all, n - 1, none, m, out, write);
  const bitmaps = foldRuns(all, n);
  if (bitmaps === n) return meetWords(all, n, null, none, m, out, write);
  const runs = folded;
  if (runs.size === 0) return 0;
  if (bitmaps === 0 && m === 0) return copyRuns(runs, out);
  if (runs.size <= LIST_MAX)
    return meetList(out.data, valuesOf(runs, out.data), all, bitmaps, none, m, out, write);
  return meetWords(all, bitmaps, runs, none, m, out, write);
}

/** Takes the smallest array block out of the list, which is sorted ascending. */
function takeSmallestArray(all: Block[], n: number): Block | null {
  for (let i = 0; i < n; i++) {
    const block = blockAt(all, i);
    if (block.shape !== ARRAY) continue;
    for (let j = i + 1; j < n; j++) all[j - 1] = blockAt(all, j);
    return block;
  }
  return null;
}

/** Moves the bitmaps to the front, leaves the intersection of the run blocks in `folded`; answers the number of bitmaps. */
function foldRuns(all: Block[], n: number): number {
  let bitmaps = 0;
  let runs: Block | null = null;
  for (let i = 0; i < n; i++) {
    const block = blockAt(all, i);
    if (block.shape === BITMAP) all[bitmaps++] = block;
    else if (runs === null) runs = block;
    else {
      const target: Block = runs === firstFold ? secondFold : firstFold;
      intersectRuns(runs, block, target);
      runs = target;
    }
  }
  folded = runs ?? fullBlock;
  return bitmaps;
}

function copyRuns(runs: Block, out: Block): number {
  if (2 * runs.runs > out.data.length) {
    out.words.fill(0);
    addToWords(runs, out.words);
    return asBitmap(out, runs.size);
  }
  for (let i = 0; i < 2 * runs.runs; i++) out.data[i] = at(runs.data, i);
  out.shape = RUN;
  out.runs = runs.runs;
  out.size = runs.size;
  return runs.size;
}

/** Filters a list through all blocks; without `write` the last one is only counted. */
function meetList(
  list: Uint16Array,
  length: number,
  all: Block[],
  n: number,
  none: Block[],
  m: number,
  out: Block,
  write: boolean,
): number {
  let values = list;
  let k = length;
  for (let i = 0; i < n + m; i++) {
    const wanted = i < n ? 1 : 0;
    const block = blockAt(wanted ? all : none, wanted ? i : i - n);
    if (!write && i === n + m - 1) {
      const hits = countHits(values, k, block);
      return wanted ? hits : k - hits;
    }
    k = filter(values, k, block, wanted, out.data);
    values = out.data;
    if (k === 0) return 0;
  }
  return asList(out, k);
}

/** Collects the words of all operands: bitmaps, then the folded runs, then what is excluded. Answers their number. */
function gatherWords(bitmaps: Block[], n: number, runs: Block | null, none: Block[], m: number): number {
  let count = 0;
  for (let i = 0; i < n; i++) {
    operands[count] = blockAt(bitmaps, i).words;
    flips[count++] = 0;
  }
  if (runs) {
    operands[count] = wordsOf(runs, runWords);
    flips[count++] = 0;
  }
  if (count === 0) {
    operands[count] = oneWords;
    flips[count++] = 0;
  }
  let sparse = false;
  for (let i = 0; i < m; i++) {
    const block = blockAt(none, i);
    if (block.shape === BITMAP) {
      operands[count] = block.words;
      flips[count++] = -1;
    } else {
      if (!sparse) excludedWords.fill(0);
      sparse = true;
      addToWords(block, excludedWords);
    }
  }
  if (sparse) {
    operands[count] = excludedWords;
    flips[count++] = -1;
  }
  return count;
}

function meetWords(
  bitmaps: Block[],
  n: number,
  runs: Block | null,
  none: Block[],
  m: number,
  out: Block,
  write: boolean,
): number {
  if (wide?.takes(n + m)) {
    if (runs) bitmaps[n] = runs;
    return asBitmap(out, wide.meet(bitmaps, runs ? n + 1 : n, none, m, write ? out.words : null));
  }
  const count = gatherWords(bitmaps, n, runs, none, m);
  let left = operand(0);
  let size = 0;
  for (let i = 1; i < count; ) {
    const take = Math.min(3, count - i);
    const last = i + take === count;
    if (last && !write) return countAndNext(left, i, take);
    size = andNext(left, i, take, out.words);
    left = out.words;
    i += take;
    if (size === 0) return 0;
    if (!last && size <= LIST_MAX) return filterOnwards(i, count, out);
  }
  return asBitmap(out, size);
}

function countAndNext(left: Words, i: number, take: number): number {
  const b = operand(i);
  if (take === 1) return countAnd2(left, b, flip(i));
  const c = operand(i + 1);
  if (take === 2) return countAnd3(left, b, flip(i), c, flip(i + 1));
  return countAnd4(left, b, flip(i), c, flip(i + 1), operand(i + 2), flip(i + 2));
}

function andNext(left: Words, i: number, take: number, out: Words): number {
  const b = operand(i);
  if (take === 1) return and2(left, b, flip(i), out);
  const c = operand(i + 1);
  if (take === 2) return and3(left, b, flip(i), c, flip(i + 1), out);
  return and4(left, b, flip(i), c, flip(i + 1), operand(i + 2), flip(i + 2), out);
}

/** Goes on as a list once the bitmap in `out` has become small. */
function filterOnwards(from: number, count: number, out: Block): number {
  let size = valuesOfWords(out.words, out.data);
  for (let i = from; i < count && size > 0; i++)
    size = filterByWords(out.data, size, operand(i), flip(i) === 0 ? 1 : 0, out.data);
  return asList(out, size);
}
