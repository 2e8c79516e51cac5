/** Interval arithmetic on run-shaped blocks: pairs of first and last value, ascending and never touching. */
import { at, BLOCK, Block, noWords, RUN } from './block.ts';
import { popcount, type Words } from './kernels.ts';

/** A run block with room for the 32,768 stretches that 65,536 bits can have at most. */
export const runScratch = (): Block => new Block(RUN, 0, new Uint16Array(BLOCK), noWords, 0);

/** Writes the intersection of two run blocks into `out`, a run block that is neither of them. */
export function intersectRuns(a: Block, b: Block, out: Block): void {
  let size = 0;
  let k = 0;
  let i = 0;
  let j = 0;
  while (i < a.runs && j < b.runs) {
    const lastA = at(a.data, 2 * i + 1);
    const lastB = at(b.data, 2 * j + 1);
    const first = Math.max(at(a.data, 2 * i), at(b.data, 2 * j));
    const last = Math.min(lastA, lastB);
    if (first <= last) {
      out.data[2 * k] = first;
      out.data[2 * k + 1] = last;
      k++;
      size += last - first + 1;
    }
    if (lastA <= lastB) i++;
    if (lastB <= lastA) j++;
  }
  out.runs = k;
  out.size = size;
}

export function countRunsAndRuns(a: Block, b: Block): number {
  let size = 0;
  let i = 0;
  let j = 0;
  while (i < a.runs && j < b.runs) {
    const lastA = at(a.data, 2 * i + 1);
    const lastB = at(b.data, 2 * j + 1);
    const first = Math.max(at(a.data, 2 * i), at(b.data, 2 * j));
    const last = Math.min(lastA, lastB);
    if (first <= last) size += last - first + 1;
    if (lastA <= lastB) i++;
    if (lastB <= lastA) j++;
  }
  return size;
}

/** Number of set bits of `words` inside the runs of a block. */
export function countRunsAndWords(block: Block, words: Words): number {
  let size = 0;
  for (let run = 0; run < block.runs; run++) {
    const first = at(block.data, 2 * run);
    const last = at(block.data, 2 * run + 1);
    const from = first >>> 5;
    const to = last >>> 5;
    const head = -1 << first;
    const tail = -1 >>> (31 - (last & 31));
    if (from === to) size += popcount((words[from] as number) & head & tail);
    else {
      size += popcount((words[from] as number) & head) + popcount((words[to] as number) & tail);
      for (let i = from + 1; i < to; i++) size += popcount(words[i] as number);
    }
  }
  return size;
}
