/** Reading members in order, from any place, in either direction. Cost follows what is read, not what is skipped. */
import { ARRAY, at, BITMAP, BLOCK, type Block, lowerBound, runAt } from './block.ts';

export type Order = 'asc' | 'desc';

export interface Walk {
  /** Start behind this ordinal in the direction of walking; without it at the very start. */
  readonly after?: number | null;
  readonly order?: Order;
  /** At most this many. */
  readonly limit?: number;
}

/** Appends members of the block `key` to `out` from index `n`, until it is full; answers the new length. */
export function readBlock(
  block: Block,
  key: number,
  after: number | null,
  order: Order,
  out: Uint32Array,
  n: number,
): number {
  const base = key * BLOCK;
  if (order === 'asc') {
    const from = after === null ? 0 : Math.max(after + 1 - base, 0);
    return from < BLOCK ? readUp(block, from, base, out, n) : n;
  }
  const from = after === null ? BLOCK - 1 : Math.min(after - 1 - base, BLOCK - 1);
  return from >= 0 ? readDown(block, from, base, out, n) : n;
}

function readUp(block: Block, from: number, base: number, out: Uint32Array, length: number): number {
  let n = length;
  const { data } = block;
  if (block.shape === ARRAY) {
    for (let i = lowerBound(data, from, 0, block.size); i < block.size && n < out.length; i++)
      out[n++] = base + at(data, i);
  } else if (block.shape === BITMAP) {
    let mask = -1 << from;
    for (let i = from >>> 5; i < block.words.length && n < out.length; i++) {
      let word = (block.words[i] as number) & mask;
      mask = -1;
      while (word !== 0 && n < out.length) {
        const bit = word & -word;
        out[n++] = base + (i << 5) + 31 - Math.clz32(bit);
        word ^= bit;
      }
    }
  } else {
    for (let run = Math.max(runAt(block, from), 0); run < block.runs; run++) {
      const last = at(data, 2 * run + 1);
      for (let low = Math.max(at(data, 2 * run), from); low <= last && n < out.length; low++)
        out[n++] = base + low;
    }
  }
  return n;
}

function readDown(block: Block, from: number, base: number, out: Uint32Array, length: number): number {
  let n = length;
  const { data } = block;
  if (block.shape === ARRAY) {
    for (let i = lowerBound(data, from + 1, 0, block.size) - 1; i >= 0 && n < out.length; i--)
      out[n++] = base + at(data, i);
  } else if (block.shape === BITMAP) {
    let mask = -1 >>> (31 - (from & 31));
    for (let i = from >>> 5; i >= 0 && n < out.length; i--) {
      let word = (block.words[i] as number) & mask;
      mask = -1;
      while (word !== 0 && n < out.length) {
        const bit = 31 - Math.clz32(word);
        out[n++] = base + (i << 5) + bit;
        word ^= 1 << bit;
      }
    }
  } else {
    for (let run = runAt(block, from); run >= 0 && n < out.length; run--) {
      const first = at(data, 2 * run);
      for (let low = Math.min(at(data, 2 * run + 1), from); low >= first && n < out.length; low--)
        out[n++] = base + low;
    }
  }
  return n;
}
