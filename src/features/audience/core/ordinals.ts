/** Ordinals: the dense numbers that customers have inside the index, never 0 and never used twice. */
import { BLOCK } from './block.ts';

export const ORDINAL_MAX = 0xffffffff;

/** Error: RangeError for what is no ordinal. */
export function checkOrdinal(ordinal: number): void {
  if (!Number.isInteger(ordinal) || ordinal < 1 || ordinal > ORDINAL_MAX)
    throw new RangeError(`not an ordinal: ${ordinal}`);
}

/** Error: RangeError unless all are ordinals in strictly ascending order. */
export function checkSorted(ordinals: Uint32Array): void {
  let before = 0;
  for (let i = 0; i < ordinals.length; i++) {
    const ordinal = ordinals[i] as number;
    if (ordinal <= before) throw new RangeError('ordinals must ascend, without 0 and without repeats');
    before = ordinal;
  }
}

/** Ordinal of a low half in the block `key`. */
export const ordinalOf = (key: number, low: number): number => key * BLOCK + low;

/** Index of a key in an ascending list, or −1 − the place where it would stand. Dense lists find it at once. */
export function findKey(keys: readonly number[], key: number): number {
  const first = keys[0];
  if (first === undefined) return -1;
  if (keys[key - first] === key) return key - first;
  let a = 0;
  let b = keys.length;
  while (a < b) {
    const middle = (a + b) >>> 1;
    if ((keys[middle] as number) < key) a = middle + 1;
    else b = middle;
  }
  return keys[a] === key ? a : -1 - a;
}
