/** Members of a set among ordinals that are at hand: for filling tables, column by column. */
import { ARRAY, BITMAP, lowerBound, runAt } from './block.ts';
import type { OrdinalSet } from './ordinal-set.ts';

/**
 * Where in `ordinals` the members of the set stand, written to `places`, which has room for all; answers how many.
 * The ordinals ascend and are of one block (the same 65,536).
 */
export function placesOf(set: OrdinalSet, ordinals: Uint32Array, places: Uint32Array): number {
  const first = ordinals[0];
  if (first === undefined) return 0;
  const block = set.blockOf(first >>> 16);
  if (block.size === 0) return 0;
  const { data, words } = block;
  const count = ordinals.length;
  let n = 0;
  if (block.shape === BITMAP) {
    for (let i = 0; i < count; i++) {
      const low = (ordinals[i] as number) & 0xffff;
      places[n] = i;
      n += ((words[low >>> 5] as number) >>> (low & 31)) & 1;
    }
    return n;
  }
  let i = 0;
  if (block.shape === ARRAY) {
    let at = lowerBound(data, first & 0xffff, 0, block.size);
    while (i < count && at < block.size) {
      const low = (ordinals[i] as number) & 0xffff;
      const member = data[at] as number;
      if (member === low) places[n++] = i;
      if (member <= low) at++;
      if (low <= member) i++;
    }
    return n;
  }
  let run = Math.max(0, runAt(block, first & 0xffff));
  while (i < count && run < block.runs) {
    const low = (ordinals[i] as number) & 0xffff;
    if (low > (data[2 * run + 1] as number)) run++;
    else {
      if (low >= (data[2 * run] as number)) places[n++] = i;
      i++;
    }
  }
  return n;
}
