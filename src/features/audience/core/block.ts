/**
 * One block of a set: 65,536 neighbouring ordinals, known by their low 16 bits. It is array-, bitmap- or run-shaped,
 * whichever is smallest (the Roaring layout). One class with always the same fields keeps V8's inline caches
 * monomorphic; the field that a shape does not use holds a shared empty array.
 */
import { countWords, popcount, WORDS, type Words } from './kernels.ts';

export const BLOCK = 65536;
/** Largest block that may stay array-shaped: above it 2 bytes a member cost more than 8 KiB of bits. */
export const ARRAY_MAX = 4096;

export const ARRAY = 0;
export const BITMAP = 1;
export const RUN = 2;
export type Shape = typeof ARRAY | typeof BITMAP | typeof RUN;

export const noWords: Words = new Int32Array(0);
export const noData = new Uint16Array(0);

export class Block {
  constructor(
    public shape: Shape,
    /** Number of members, 0 to 65,536. */
    public size: number,
    /** Array: `size` ascending values. Run: `runs` pairs of first and last value, ascending and never touching. May be longer. */
    public data: Uint16Array,
    public words: Words,
    public runs: number,
    /** Who may write in place. Everybody else copies first. */
    public owner: object | null = null,
  ) {}
}

export const emptyBlock = new Block(ARRAY, 0, noData, noWords, 0);
export const fullBlock = new Block(RUN, BLOCK, Uint16Array.of(0, BLOCK - 1), noWords, 1);

const scratchOwner = {};

/** A block with room for any result; reused, never stored in a set. */
export const scratchBlock = (): Block =>
  new Block(ARRAY, 0, new Uint16Array(2 * ARRAY_MAX), new Int32Array(WORDS), 0, scratchOwner);

/** The block as it is now, to be kept: what a set owns is shared from here on, what is scratch is copied. */
export function kept(block: Block): Block {
  if (block.owner === scratchOwner) return compactBlock(block);
  block.owner = null;
  return block;
}

export const at = (data: Uint16Array, i: number): number => data[i] as number;

/** First index in `[from, to)` whose value is not below `low`, or `to`. */
export function lowerBound(data: Uint16Array, low: number, from: number, to: number): number {
  let a = from;
  let b = to;
  while (a < b) {
    const middle = (a + b) >>> 1;
    if (at(data, middle) < low) a = middle + 1;
    else b = middle;
  }
  return a;
}

/** Index of the last run that starts at or below `low`, or -1. */
export function runAt(block: Block, low: number): number {
  let a = 0;
  let b = block.runs;
  while (a < b) {
    const middle = (a + b) >>> 1;
    if (at(block.data, 2 * middle) <= low) a = middle + 1;
    else b = middle;
  }
  return a - 1;
}

export function has(block: Block, low: number): boolean {
  if (block.shape === BITMAP) return (((block.words[low >>> 5] as number) >>> low) & 1) === 1;
  if (block.shape === ARRAY) {
    const i = lowerBound(block.data, low, 0, block.size);
    return i < block.size && at(block.data, i) === low;
  }
  const run = runAt(block, low);
  return run >= 0 && at(block.data, 2 * run + 1) >= low;
}

/** Number of members not above `low`. */
export function rank(block: Block, low: number): number {
  if (block.shape === ARRAY) return lowerBound(block.data, low + 1, 0, block.size);
  let count = 0;
  if (block.shape === BITMAP) {
    const last = low >>> 5;
    for (let i = 0; i < last; i++) count += popcount(block.words[i] as number);
    return count + popcount((block.words[last] as number) & (-1 >>> (31 - (low & 31))));
  }
  for (let i = 0; i < block.runs; i++) {
    const first = at(block.data, 2 * i);
    if (first > low) break;
    count += Math.min(low, at(block.data, 2 * i + 1)) - first + 1;
  }
  return count;
}

/** The member with `k` smaller ones before it; `k` is below the size. */
export function select(block: Block, k: number): number {
  if (block.shape === ARRAY) return at(block.data, k);
  let left = k;
  if (block.shape === RUN) {
    let i = 0;
    for (; ; i++) {
      const length = at(block.data, 2 * i + 1) - at(block.data, 2 * i) + 1;
      if (left < length) return at(block.data, 2 * i) + left;
      left -= length;
    }
  }
  let i = 0;
  for (let n = popcount(block.words[0] as number); left >= n; n = popcount(block.words[i] as number)) {
    left -= n;
    i++;
  }
  let word = block.words[i] as number;
  for (; left > 0; left--) word &= word - 1;
  return i * 32 + 31 - Math.clz32(word & -word);
}

/** Sets the bits `first` to `last`, both included. */
export function fillWords(words: Words, first: number, last: number): void {
  const from = first >>> 5;
  const to = last >>> 5;
  const head = -1 << first;
  const tail = -1 >>> (31 - (last & 31));
  if (from === to) {
    words[from] = (words[from] as number) | (head & tail);
    return;
  }
  words[from] = (words[from] as number) | head;
  for (let i = from + 1; i < to; i++) words[i] = -1;
  words[to] = (words[to] as number) | tail;
}

/** Adds the members of a block to a bitmap. */
export function addToWords(block: Block, words: Words): void {
  if (block.shape === BITMAP)
    for (let i = 0; i < WORDS; i++) words[i] = (words[i] as number) | (block.words[i] as number);
  else if (block.shape === ARRAY)
    for (let i = 0; i < block.size; i++) {
      const low = at(block.data, i);
      words[low >>> 5] = (words[low >>> 5] as number) | (1 << low);
    }
  else
    for (let i = 0; i < block.runs; i++) fillWords(words, at(block.data, 2 * i), at(block.data, 2 * i + 1));
}

/** The block as a bitmap: its own words, or `scratch` filled with it. Not to be written to. */
export function wordsOf(block: Block, scratch: Words): Words {
  if (block.shape === BITMAP) return block.words;
  scratch.fill(0);
  addToWords(block, scratch);
  return scratch;
}

/** Writes the members of a bitmap in ascending order and answers how many there were. */
export function valuesOfWords(words: Words, out: Uint16Array): number {
  let n = 0;
  for (let i = 0; i < WORDS; i++) {
    let word = words[i] as number;
    while (word !== 0) {
      const bit = word & -word;
      out[n++] = (i << 5) + 31 - Math.clz32(bit);
      word ^= bit;
    }
  }
  return n;
}

/** Writes the low halves in ascending order and answers their number. `out` has room for the size. */
export function valuesOf(block: Block, out: Uint16Array): number {
  if (block.shape === BITMAP) return valuesOfWords(block.words, out);
  if (block.shape === ARRAY) {
    for (let i = 0; i < block.size; i++) out[i] = at(block.data, i);
    return block.size;
  }
  let n = 0;
  for (let i = 0; i < block.runs; i++) {
    const last = at(block.data, 2 * i + 1);
    for (let low = at(block.data, 2 * i); low <= last; low++) out[n++] = low;
  }
  return n;
}

/** Number of stretches without a gap. */
export function runsOfWords(words: Words): number {
  let runs = 0;
  let before = 0;
  for (let i = 0; i < WORDS; i++) {
    const word = words[i] as number;
    runs += popcount(word & ~((word << 1) | before));
    before = word >>> 31;
  }
  return runs;
}

function runsOfValues(values: Uint16Array, n: number): number {
  let runs = n > 0 ? 1 : 0;
  for (let i = 1; i < n; i++) if (at(values, i) !== at(values, i - 1) + 1) runs++;
  return runs;
}

/** Bytes of memory the members take, without the object around them. */
export const bytesOf = (block: Block): number => block.data.byteLength + block.words.byteLength;

const runBytes = (runs: number): number => 4 * runs;
const plainBytes = (size: number): number => (size <= ARRAY_MAX ? 2 * size : 4 * WORDS);

/** Whether runs take less than a quarter of the memory of the array or bitmap. With more runs they are also slower. */
export const runsAreBetter = (runs: number, size: number): boolean => 4 * runBytes(runs) < plainBytes(size);

function blockOfValues(values: Uint16Array, n: number): Block {
  const runs = runsOfValues(values, n);
  if (runsAreBetter(runs, n)) return runBlockOfValues(values, n, runs);
  if (n <= ARRAY_MAX) return new Block(ARRAY, n, values.slice(0, n), noWords, 0);
  const words = new Int32Array(WORDS);
  for (let i = 0; i < n; i++) {
    const low = at(values, i);
    words[low >>> 5] = (words[low >>> 5] as number) | (1 << low);
  }
  return new Block(BITMAP, n, noData, words, 0);
}

function runBlockOfValues(values: Uint16Array, n: number, runs: number): Block {
  const data = new Uint16Array(2 * runs);
  let k = 0;
  for (let i = 0; i < n; i++) {
    data[k] = at(values, i);
    while (i + 1 < n && at(values, i + 1) === at(values, i) + 1) i++;
    data[k + 1] = at(values, i);
    k += 2;
  }
  return new Block(RUN, n, data, noWords, runs);
}

const values = new Uint16Array(BLOCK);

/** A new block of the smallest shape with the members of a bitmap. */
export function blockOfWords(words: Words, size = countWords(words)): Block {
  if (size <= ARRAY_MAX || runsAreBetter(runsOfWords(words), size))
    return blockOfValues(values, valuesOfWords(words, values));
  return new Block(BITMAP, size, noData, words.slice(), 0);
}

/** A new block of the smallest shape, without spare room. */
export function compactBlock(block: Block): Block {
  if (block.shape === BITMAP) return blockOfWords(block.words, block.size);
  if (block.shape === RUN && runsAreBetter(block.runs, block.size))
    return new Block(RUN, block.size, block.data.slice(0, 2 * block.runs), noWords, block.runs);
  return blockOfValues(values, valuesOf(block, values));
}

/** A copy that `owner` may write to. */
export const copyBlock = (block: Block, owner: object): Block =>
  new Block(block.shape, block.size, block.data.slice(), block.words.slice(), block.runs, owner);

export function sameMembers(a: Block, b: Block): boolean {
  if (a.size !== b.size) return false;
  const left = wordsOf(a, leftWords);
  const right = wordsOf(b, rightWords);
  for (let i = 0; i < WORDS; i++) if (left[i] !== right[i]) return false;
  return true;
}

const leftWords: Words = new Int32Array(WORDS);
const rightWords: Words = new Int32Array(WORDS);
