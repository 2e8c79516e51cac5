/**
 * Changes a block in place. The caller owns the block (see `Block.owner`). A block changes its shape when another
 * one has become smaller; a bitmap goes back to an array only some way below the border, so that a block at the
 * border does not change its shape with every write.
 */
import {
  ARRAY,
  ARRAY_MAX,
  at,
  BITMAP,
  BLOCK,
  type Block,
  blockOfWords,
  fillWords,
  has,
  lowerBound,
  noData,
  noWords,
  RUN,
  runAt,
  runsAreBetter,
  valuesOf,
  wordsOf,
} from './block.ts';
import { countWords, WORDS, type Words } from './kernels.ts';

const BITMAP_MIN = ARRAY_MAX - 512;
/** Up to this many members are added one by one; more go through a bitmap at a fixed price. */
const FEW = 32;

/** An array of more places than this gives back memory when three quarters of them are empty. */
const ROOMY = 32;

/** Answers whether the block changed. */
export function add(block: Block, low: number): boolean {
  if (block.shape === BITMAP) return setBit(block, low);
  if (block.shape === RUN) return addToRuns(block, low);
  const i = lowerBound(block.data, low, 0, block.size);
  if (i < block.size && at(block.data, i) === low) return false;
  if (block.size === ARRAY_MAX) {
    toBitmap(block);
    return setBit(block, low);
  }
  insert(block, i, block.size, low);
  block.size++;
  return true;
}

/** Answers whether the block changed. */
export function remove(block: Block, low: number): boolean {
  if (!has(block, low)) return false;
  if (block.shape === BITMAP) {
    block.words[low >>> 5] = (block.words[low >>> 5] as number) & ~(1 << low);
    if (--block.size < BITMAP_MIN) toArray(block);
  } else if (block.shape === ARRAY) {
    const i = lowerBound(block.data, low, 0, block.size);
    block.data.copyWithin(i, i + 1, block.size);
    block.size--;
    if (block.data.length > ROOMY && 4 * block.size < block.data.length)
      block.data = block.data.slice(0, 2 * block.size);
  } else removeFromRuns(block, low);
  return true;
}

function setBit(block: Block, low: number): boolean {
  const word = block.words[low >>> 5] as number;
  const next = word | (1 << low);
  if (word === next) return false;
  block.words[low >>> 5] = next;
  block.size++;
  return true;
}

/** Puts a value at index `i` of the `used` ones, growing by half. */
function insert(block: Block, i: number, used: number, value: number): void {
  if (used === block.data.length) {
    const grown = new Uint16Array(Math.max(4, used + (used >>> 1) + 1));
    grown.set(block.data.subarray(0, i));
    grown.set(block.data.subarray(i, used), i + 1);
    block.data = grown;
  } else block.data.copyWithin(i + 1, i, used);
  block.data[i] = value;
}

function addToRuns(block: Block, low: number): boolean {
  const { data } = block;
  const run = runAt(block, low);
  if (run >= 0 && at(data, 2 * run + 1) >= low) return false;
  const afterRun = run >= 0 && at(data, 2 * run + 1) === low - 1;
  const beforeNext = run + 1 < block.runs && at(data, 2 * run + 2) === low + 1;
  block.size++;
  if (afterRun && beforeNext) {
    data[2 * run + 1] = at(data, 2 * run + 3);
    dropRun(block, run + 1);
  } else if (afterRun) data[2 * run + 1] = low;
  else if (beforeNext) data[2 * run + 2] = low;
  else {
    insert(block, 2 * run + 2, 2 * block.runs, low);
    insert(block, 2 * run + 3, 2 * block.runs + 1, low);
    block.runs++;
    leaveRunsIfLarger(block);
  }
  return true;
}

function removeFromRuns(block: Block, low: number): void {
  const { data } = block;
  const run = runAt(block, low);
  const first = at(data, 2 * run);
  const last = at(data, 2 * run + 1);
  block.size--;
  if (first === last) dropRun(block, run);
  else if (low === first) data[2 * run] = low + 1;
  else if (low === last) data[2 * run + 1] = low - 1;
  else {
    data[2 * run + 1] = low - 1;
    insert(block, 2 * run + 2, 2 * block.runs, low + 1);
    insert(block, 2 * run + 3, 2 * block.runs + 1, last);
    block.runs++;
  }
  leaveRunsIfLarger(block);
}

function dropRun(block: Block, run: number): void {
  block.data.copyWithin(2 * run, 2 * run + 2, 2 * block.runs);
  block.runs--;
}

function leaveRunsIfLarger(block: Block): void {
  if (runsAreBetter(block.runs, block.size)) return;
  if (block.size <= ARRAY_MAX) toArray(block);
  else toBitmap(block);
}

function toBitmap(block: Block): void {
  const words = new Int32Array(WORDS);
  reshape(block, BITMAP, noData, wordsOf(block, words), 0);
}

function toArray(block: Block): void {
  const data = new Uint16Array(block.size);
  valuesOf(block, data);
  reshape(block, ARRAY, data, noWords, 0);
}

function reshape(block: Block, shape: Block['shape'], data: Uint16Array, words: Words, runs: number): void {
  block.shape = shape;
  block.data = data;
  block.words = words;
  block.runs = runs;
}

const scratch: Words = new Int32Array(WORDS);

/** Loads a copy of the block into the scratch bitmap. */
function load(block: Block): void {
  const words = wordsOf(block, scratch);
  if (words !== scratch) scratch.set(words);
}

/** Gives the block the members of the scratch bitmap, in the smallest shape. */
function store(block: Block, size: number): void {
  const made = blockOfWords(scratch, size);
  block.size = size;
  reshape(block, made.shape, made.data, made.words, made.runs);
}

/** Adds the low halves of `ordinals[from..to)`, ascending. Answers how many were new. */
export function addSorted(block: Block, ordinals: Uint32Array, from: number, to: number): number {
  const before = block.size;
  if (to - from <= FEW) {
    for (let i = from; i < to; i++) add(block, (ordinals[i] as number) & 0xffff);
    return block.size - before;
  }
  load(block);
  for (let i = from; i < to; i++) {
    const low = (ordinals[i] as number) & 0xffff;
    scratch[low >>> 5] = (scratch[low >>> 5] as number) | (1 << low);
  }
  store(block, countWords(scratch));
  return block.size - before;
}

/** Removes the low halves of `ordinals[from..to)`. Answers how many were there. */
export function removeSorted(block: Block, ordinals: Uint32Array, from: number, to: number): number {
  const before = block.size;
  if (to - from <= FEW) {
    for (let i = from; i < to; i++) remove(block, (ordinals[i] as number) & 0xffff);
    return before - block.size;
  }
  load(block);
  for (let i = from; i < to; i++) {
    const low = (ordinals[i] as number) & 0xffff;
    scratch[low >>> 5] = (scratch[low >>> 5] as number) & ~(1 << low);
  }
  store(block, countWords(scratch));
  return before - block.size;
}

/** Adds `first` to `last`, both included. Answers how many were new. */
export function addRange(block: Block, first: number, last: number): number {
  const before = block.size;
  const length = last - first + 1;
  if (runsAreBetter(1, length) && (before === 0 || length === BLOCK)) {
    block.size = length;
    reshape(block, RUN, Uint16Array.of(first, last), noWords, 1);
    return length - before;
  }
  load(block);
  fillWords(scratch, first, last);
  store(block, countWords(scratch));
  return block.size - before;
}
