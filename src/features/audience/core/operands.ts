/**
 * What intersection and union share: lists of operand blocks in the best order, and marking what a scratch block holds.
 *
 * An operation must finish before the next one starts (they share scratch memory), and `out` is never an operand.
 * Lists of operands are reordered. A result may be an operand itself or `out`: read it, never write to it.
 */
import { ARRAY, BITMAP, BLOCK, type Block, valuesOfWords } from './block.ts';

/** A bitmap or run block of at most this size is cheaper to filter as a list. */
export const LIST_MAX = 1024;

export const blockAt = (blocks: readonly Block[], i: number): Block => blocks[i] as Block;

export function asBitmap(out: Block, size: number): number {
  out.shape = BITMAP;
  out.size = size;
  return size;
}

export function asList(out: Block, size: number): number {
  out.shape = ARRAY;
  out.size = size;
  return size;
}

/** Sorts ascending by size and leaves out full blocks; -1 when one is empty. */
export function dropFull(blocks: Block[], n: number): number {
  let kept = 0;
  for (let i = 0; i < n; i++) {
    const block = blockAt(blocks, i);
    if (block.size === 0) return -1;
    if (block.size === BLOCK) continue;
    let j = kept++;
    for (; j > 0 && blockAt(blocks, j - 1).size > block.size; j--) blocks[j] = blockAt(blocks, j - 1);
    blocks[j] = block;
  }
  return kept;
}

/** Sorts descending by size and leaves out empty blocks; -1 when one is full. */
export function dropEmpty(blocks: Block[], n: number): number {
  let kept = 0;
  for (let i = 0; i < n; i++) {
    const block = blockAt(blocks, i);
    if (block.size === BLOCK) return -1;
    if (block.size === 0) continue;
    let j = kept++;
    for (; j > 0 && blockAt(blocks, j - 1).size < block.size; j--) blocks[j] = blockAt(blocks, j - 1);
    blocks[j] = block;
  }
  return kept;
}

/** Turns a small bitmap that an operation wrote into a list, which makes the next steps cheap. */
export function narrow(result: Block, out: Block): void {
  if (result === out && out.shape === BITMAP && out.size <= LIST_MAX)
    asList(out, valuesOfWords(out.words, out.data));
}
