/**
 * Filters a sorted list of values by a block: keeps (or drops) those that the block has. The list may be filtered
 * into itself. Lists are short (at most a few thousand), so most of an expression over a rare tag happens here.
 */
import { ARRAY, at, BITMAP, type Block, lowerBound } from './block.ts';
import type { Words } from './kernels.ts';

/** A list this many times shorter than the other is looked up value by value instead of merged. */
const GALLOP = 16;

/** Writes the values that are in the block (`wanted` 1) or are not (`wanted` 0); answers how many. */
export function filter(
  values: Uint16Array,
  n: number,
  block: Block,
  wanted: 0 | 1,
  out: Uint16Array,
): number {
  if (block.shape === BITMAP) return filterByWords(values, n, block.words, wanted, out);
  if (block.shape === ARRAY) {
    if (block.size > GALLOP * n) return filterBySearch(values, n, block, wanted, out);
    return filterByArray(values, n, block.data, block.size, wanted, out);
  }
  return filterByRuns(values, n, block, wanted, out);
}

/** How many of the values are in the block. */
export function countHits(values: Uint16Array, n: number, block: Block): number {
  if (block.shape === BITMAP) return countHitsInWords(values, n, block.words);
  if (block.shape === ARRAY) {
    if (block.size > GALLOP * n) return countHitsBySearch(values, n, block.data, block.size);
    if (n > GALLOP * block.size) return countHitsBySearch(block.data, block.size, values, n);
    return countHitsInArray(values, n, block.data, block.size);
  }
  return countHitsInRuns(values, n, block);
}

// Writing every value and moving on only after a hit has no branch to mispredict.
export function filterByWords(
  values: Uint16Array,
  n: number,
  words: Words,
  wanted: number,
  out: Uint16Array,
): number {
  const flip = 1 - wanted;
  let k = 0;
  for (let i = 0; i < n; i++) {
    const low = at(values, i);
    out[k] = low;
    k += (((words[low >>> 5] as number) >>> low) & 1) ^ flip;
  }
  return k;
}

export function countHitsInWords(values: Uint16Array, n: number, words: Words): number {
  let hits = 0;
  let i = 0;
  for (; i < n - 3; i += 4) {
    const p = at(values, i);
    const q = at(values, i + 1);
    const r = at(values, i + 2);
    const s = at(values, i + 3);
    hits +=
      (((words[p >>> 5] as number) >>> p) & 1) +
      (((words[q >>> 5] as number) >>> q) & 1) +
      (((words[r >>> 5] as number) >>> r) & 1) +
      (((words[s >>> 5] as number) >>> s) & 1);
  }
  for (; i < n; i++) {
    const low = at(values, i);
    hits += ((words[low >>> 5] as number) >>> low) & 1;
  }
  return hits;
}

function filterBySearch(
  values: Uint16Array,
  n: number,
  block: Block,
  wanted: number,
  out: Uint16Array,
): number {
  let k = 0;
  let from = 0;
  for (let i = 0; i < n; i++) {
    const low = at(values, i);
    from = lowerBound(block.data, low, from, block.size);
    const hit = from < block.size && at(block.data, from) === low ? 1 : 0;
    if (hit === wanted) out[k++] = low;
  }
  return k;
}

function countHitsBySearch(few: Uint16Array, n: number, many: Uint16Array, m: number): number {
  let hits = 0;
  let from = 0;
  for (let i = 0; i < n; i++) {
    const low = at(few, i);
    from = lowerBound(many, low, from, m);
    if (from === m) break;
    if (at(many, from) === low) hits++;
  }
  return hits;
}

export function filterByArray(
  values: Uint16Array,
  n: number,
  data: Uint16Array,
  size: number,
  wanted: number,
  out: Uint16Array,
): number {
  let k = 0;
  let j = 0;
  for (let i = 0; i < n; i++) {
    const low = at(values, i);
    while (j < size && at(data, j) < low) j++;
    const hit = j < size && at(data, j) === low ? 1 : 0;
    if (hit === wanted) out[k++] = low;
  }
  return k;
}

function countHitsInArray(a: Uint16Array, n: number, b: Uint16Array, m: number): number {
  let hits = 0;
  let i = 0;
  let j = 0;
  while (i < n && j < m) {
    const left = at(a, i);
    const right = at(b, j);
    if (left === right) hits++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return hits;
}

function filterByRuns(
  values: Uint16Array,
  n: number,
  block: Block,
  wanted: number,
  out: Uint16Array,
): number {
  const { data, runs } = block;
  let k = 0;
  let run = 0;
  for (let i = 0; i < n; i++) {
    const low = at(values, i);
    while (run < runs && at(data, 2 * run + 1) < low) run++;
    const hit = run < runs && at(data, 2 * run) <= low ? 1 : 0;
    if (hit === wanted) out[k++] = low;
  }
  return k;
}

function countHitsInRuns(values: Uint16Array, n: number, block: Block): number {
  const { data, runs } = block;
  let hits = 0;
  let run = 0;
  if (n > GALLOP * runs) {
    for (let i = 0; run < runs && i < n; run++) {
      i = lowerBound(values, at(data, 2 * run), i, n);
      const end = lowerBound(values, at(data, 2 * run + 1) + 1, i, n);
      hits += end - i;
      i = end;
    }
    return hits;
  }
  for (let i = 0; i < n; i++) {
    const low = at(values, i);
    while (run < runs && at(data, 2 * run + 1) < low) run++;
    if (run === runs) break;
    hits += Number(at(data, 2 * run) <= low);
  }
  return hits;
}
