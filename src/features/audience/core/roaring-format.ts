/**
 * The portable Roaring format (github.com/RoaringBitmap/RoaringFormatSpec), which Java, Go, C, Python and ClickHouse
 * tools read. Little-endian:
 *   without runs: cookie 12346 (32 bits), number of containers (32 bits)
 *   with runs:    cookie 12347 (16 bits), number − 1 (16 bits), one bit per container that is set for runs
 *   per container: key (16 bits), cardinality − 1 (16 bits)
 *   unless there are runs and fewer than 4 containers: per container its offset from the start (32 bits)
 *   per container: values (16 bits each) up to 4,096 of them, else 8 KiB of bits; or the number of runs (16 bits) and
 *   per run its first value and its length − 1 (16 bits each)
 */
import { ARRAY_MAX, at, type Block, RUN, valuesOf, wordsOf } from './block.ts';
import { WORDS, type Words } from './kernels.ts';
import type { OrdinalSet } from './ordinal-set.ts';

export const COOKIE = 12346;
export const COOKIE_WITH_RUNS = 12347;
export const NO_OFFSET_THRESHOLD = 4;
const BITMAP_BYTES = 4 * WORDS;

const values = new Uint16Array(ARRAY_MAX);
const scratch: Words = new Int32Array(WORDS);

/** The whole set in the portable format. */
export function toRoaring(set: OrdinalSet): Uint8Array {
  return encodeBlocks(set.keys, set.blocks);
}

/** For the engine: some blocks of a set in the portable format. */
export function encodeBlocks(keys: readonly number[], blocks: readonly Block[]): Uint8Array {
  const count = blocks.length;
  const withRuns = blocks.some((block) => block.shape === RUN);
  const withOffsets = !withRuns || count >= NO_OFFSET_THRESHOLD;
  const flagBytes = withRuns ? (count + 7) >>> 3 : 0;
  const headerBytes = (withRuns ? 4 + flagBytes : 8) + 4 * count + (withOffsets ? 4 * count : 0);
  const out = new Uint8Array(blocks.reduce((sum, block) => sum + containerBytes(block), headerBytes));
  const view = new DataView(out.buffer);
  let at32 = 8;
  if (withRuns) {
    view.setUint32(0, COOKIE_WITH_RUNS | ((count - 1) << 16), true);
    blocks.forEach((block, i) => {
      if (block.shape === RUN) out[4 + (i >>> 3)] = (out[4 + (i >>> 3)] as number) | (1 << (i & 7));
    });
    at32 = 4 + flagBytes;
  } else {
    view.setUint32(0, COOKIE, true);
    view.setUint32(4, count, true);
  }
  blocks.forEach((block, i) => {
    view.setUint16(at32, keys[i] as number, true);
    view.setUint16(at32 + 2, block.size - 1, true);
    at32 += 4;
  });
  let offset = headerBytes;
  for (const block of blocks) {
    if (withOffsets) view.setUint32(at32, offset, true);
    at32 += 4;
    writeContainer(block, view, offset);
    offset += containerBytes(block);
  }
  return out;
}

function containerBytes(block: Block): number {
  if (block.shape === RUN) return 2 + 4 * block.runs;
  return block.size <= ARRAY_MAX ? 2 * block.size : BITMAP_BYTES;
}

function writeContainer(block: Block, view: DataView, offset: number): void {
  if (block.shape === RUN) {
    view.setUint16(offset, block.runs, true);
    for (let run = 0; run < block.runs; run++) {
      const first = at(block.data, 2 * run);
      view.setUint16(offset + 2 + 4 * run, first, true);
      view.setUint16(offset + 4 + 4 * run, at(block.data, 2 * run + 1) - first, true);
    }
  } else if (block.size <= ARRAY_MAX) {
    const n = valuesOf(block, values);
    for (let i = 0; i < n; i++) view.setUint16(offset + 2 * i, at(values, i), true);
  } else {
    const words = wordsOf(block, scratch);
    for (let i = 0; i < WORDS; i++) view.setInt32(offset + 4 * i, words[i] as number, true);
  }
}
