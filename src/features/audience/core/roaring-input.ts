/** Reading the portable Roaring format (see `roaring-format.ts`). It can come from outside, so everything is checked. */
import { invalid } from '#kernel';
import {
  ARRAY,
  ARRAY_MAX,
  BITMAP,
  Block,
  compactBlock,
  has,
  noData,
  noWords,
  RUN,
  runsAreBetter,
} from './block.ts';
import { countWords, WORDS } from './kernels.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { COOKIE, COOKIE_WITH_RUNS, NO_OFFSET_THRESHOLD } from './roaring-format.ts';

/**
 * The set that the bytes describe. Errors: `roaring.damaged` with what is wrong and at which byte; `roaring.zero`
 * when 0 is a member, which is no ordinal.
 */
export function fromRoaring(bytes: Uint8Array): OrdinalSet {
  const { keys, blocks } = decodeBlocks(bytes);
  const [first] = blocks;
  if (first && keys[0] === 0 && has(first, 0)) throw invalid('roaring.zero');
  return OrdinalSet.fromBlocks(keys, blocks);
}

/** For the engine: the blocks themselves. */
export function decodeBlocks(bytes: Uint8Array): { keys: number[]; blocks: Block[] } {
  const input = new Input(bytes);
  const { keys, sizes, offsets, flags } = readHeads(input);
  const blocks = sizes.map((size, i) => {
    const offset = offsets[i];
    if (offset !== undefined && offset !== input.position) throw input.damaged('wrong offset');
    const isRun = (((flags?.[i >>> 3] ?? 0) >>> (i & 7)) & 1) === 1;
    if (isRun) return readRuns(input, size);
    return size <= ARRAY_MAX ? readArray(input, size) : readBitmap(input, size);
  });
  if (input.position !== bytes.length) throw input.damaged('bytes behind the end');
  return { keys, blocks };
}

/**
 * For the engine: the blocks of bytes that `encodeBlocks` wrote and a checksum vouches for. Most of them look at the
 * bytes instead of copying them, so the bytes must not change any more.
 */
export function viewBlocks(bytes: Uint8Array): { keys: number[]; blocks: Block[] } {
  const input = new Input(bytes);
  const { keys, sizes, flags } = readHeads(input);
  const blocks = sizes.map((size, i) => {
    if ((((flags?.[i >>> 3] ?? 0) >>> (i & 7)) & 1) === 1) return readRuns(input, size);
    if (size <= ARRAY_MAX) return new Block(ARRAY, size, input.view(Uint16Array, size), noWords, 0);
    return new Block(BITMAP, size, noData, input.view(Int32Array, WORDS), 0);
  });
  return { keys, blocks };
}

/** Everything before the containers: of each its key, size, and offset where those are written; which hold runs. */
function readHeads(input: Input) {
  const { count, flags } = readStart(input);
  const keys: number[] = [];
  const sizes: number[] = [];
  for (let i = 0; i < count; i++) {
    const key = input.uint16();
    if (i > 0 && key <= (keys[i - 1] as number)) throw input.damaged('keys do not ascend');
    keys.push(key);
    sizes.push(input.uint16() + 1);
  }
  const offsets: number[] = [];
  if (!flags || count >= NO_OFFSET_THRESHOLD) for (let i = 0; i < count; i++) offsets.push(input.uint32());
  return { keys, sizes, offsets, flags };
}

function readStart(input: Input): { count: number; flags: Uint8Array | null } {
  const cookie = input.uint32();
  if (cookie === COOKIE) {
    const count = input.uint32();
    if (count > 65536) throw input.damaged('too many containers');
    return { count, flags: null };
  }
  if ((cookie & 0xffff) !== COOKIE_WITH_RUNS) throw input.damaged('not a Roaring bitmap');
  const count = (cookie >>> 16) + 1;
  return { count, flags: input.bytes((count + 7) >>> 3) };
}

function readArray(input: Input, size: number): Block {
  const data = new Uint16Array(size);
  let before = -1;
  for (let i = 0; i < size; i++) {
    const low = input.uint16();
    if (low <= before) throw input.damaged('values do not ascend');
    data[i] = low;
    before = low;
  }
  return new Block(ARRAY, size, data, noWords, 0);
}

function readBitmap(input: Input, size: number): Block {
  const words = new Int32Array(WORDS);
  for (let i = 0; i < WORDS; i++) words[i] = input.uint32();
  if (countWords(words) !== size) throw input.damaged('wrong cardinality');
  return new Block(BITMAP, size, noData, words, 0);
}

/** Runs that touch are allowed by other writers; here they become one. */
function readRuns(input: Input, size: number): Block {
  const written = input.uint16();
  const data: number[] = [];
  let before = -1;
  let members = 0;
  for (let run = 0; run < written; run++) {
    const first = input.uint16();
    const last = first + input.uint16();
    if (first <= before || last > 65535) throw input.damaged('runs overlap or leave the container');
    if (first === before + 1 && run > 0) data[data.length - 1] = last;
    else data.push(first, last);
    members += last - first + 1;
    before = last;
  }
  if (members !== size) throw input.damaged('wrong cardinality');
  const block = new Block(RUN, size, Uint16Array.from(data), noWords, data.length / 2);
  return runsAreBetter(block.runs, size) ? block : compactBlock(block);
}

/** Reads little-endian numbers and never past the end. */
class Input {
  readonly #view: DataView;
  position = 0;

  constructor(readonly source: Uint8Array) {
    this.#view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  }

  uint16(): number {
    return this.#view.getUint16(this.#advance(2), true);
  }

  uint32(): number {
    return this.#view.getUint32(this.#advance(4), true);
  }

  bytes(length: number): Uint8Array {
    const from = this.#advance(length);
    return this.source.subarray(from, from + length);
  }

  /** Numbers where they stand, or a copy of them when they do not stand where the processor can look at them. */
  view<T extends Uint16Array | Int32Array>(
    kind: { new (buffer: ArrayBufferLike, from: number, length: number): T; BYTES_PER_ELEMENT: number },
    length: number,
  ): T {
    const bytes = this.bytes(length * kind.BYTES_PER_ELEMENT);
    const stands = bytes.byteOffset % kind.BYTES_PER_ELEMENT === 0;
    const from = stands ? bytes : Uint8Array.from(bytes);
    return new kind(from.buffer, from.byteOffset, length);
  }

  damaged(reason: string) {
    return invalid('roaring.damaged', { reason, at: this.position });
  }

  #advance(length: number): number {
    const from = this.position;
    if (from + length > this.source.length) throw this.damaged('cut off');
    this.position = from + length;
    return from;
  }
}
