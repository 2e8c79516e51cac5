/**
 * The loops of kernels.ts over blocks of any shape, in WebAssembly with 128-bit lanes (wide.wat). Blocks stay in
 * ordinary memory, shared and collected like any object; what a loop needs is copied into its memory first, which
 * costs 0.3 µs for 8 KiB where the plain loop would take 3. Where WebAssembly is missing the plain loops do the same.
 */
import { ARRAY, BITMAP, BLOCK, type Block } from './block.ts';
import { WORDS, type Words } from './kernels.ts';
import { wideBinary } from './wide-binary.ts';

/** Layout of the memory, in bytes; the first of it is never a slot, so that 0 can mean none. */
const PLANES = 1024;
const TERMS = 2048;
const TERMS_MAX = 7000;
const VALUES = 0x10000;
const SLOTS = 0x90000;
const SLOT = 4 * WORDS;

/** Most blocks that one call can take. */
const ROOM = 512;
const REACHED = ROOM + 2;
const HELD = ROOM + 3;

type Values = Int32Array | Float64Array;

/** What wide.wat exports; addresses and lengths as said there. */
export interface Loops {
  readonly memory: WebAssembly.Memory;
  meet(slots: number, all: number, none: number, out: number): number;
  reach(terms: number, n: number, planes: number, top: number, start: number, out: number): void;
  addList(list: number, n: number, slot: number): void;
  hitsOfList(list: number, n: number, slot: number): number;
  addRuns(runs: number, n: number, slot: number): void;
  hitsOfRuns(runs: number, n: number, slot: number): number;
  scanInts(values: number, n: number, low: number, high: number, out: number): void;
  scanNumbers(values: number, n: number, low: number, high: number, out: number): void;
}

const addressOf = (slot: number): number => SLOTS + slot * SLOT;

/** Results go to `out` unless it is null; every call answers the size of its result. Operands are not reordered. */
export class Wide {
  readonly #loops: Loops;
  readonly #slots: readonly Words[];
  readonly #lows: Uint16Array;
  readonly #ints: Int32Array;
  readonly #numbers: Float64Array;
  readonly #terms: Int32Array;
  #holder: object | null = null;

  constructor(loops: Loops) {
    const { buffer } = loops.memory;
    this.#loops = loops;
    this.#slots = Array.from(
      { length: HELD + 1 },
      (_, slot) => new Int32Array(buffer, addressOf(slot), WORDS),
    );
    this.#lows = new Uint16Array(buffer, VALUES, 4 * BLOCK);
    this.#ints = new Int32Array(buffer, VALUES, BLOCK);
    this.#numbers = new Float64Array(buffer, VALUES, BLOCK);
    this.#terms = new Int32Array(buffer, TERMS, 2 * TERMS_MAX);
  }

  /** Whether so many blocks can be operands of one call. */
  takes = (blocks: number): boolean => blocks < ROOM;

  /** The intersection of `all[0..n)` without `none[0..m)`; of no blocks it is the full block. */
  meet(all: readonly Block[], n: number, none: readonly Block[], m: number, out: Words | null): number {
    const first = this.#loadAll(all, n);
    return this.#meet(first, this.#gather(none, m, first), out);
  }

  /** Size of the intersection of an array block with `all[0..n)` without `none[0..m)`: looked up, not put into a bitmap. */
  countList(list: Block, all: readonly Block[], n: number, none: readonly Block[], m: number): number {
    const first = this.#loadAll(all, n);
    const without = this.#gather(none, m, first);
    if (first + without > 1) this.#loops.meet(SLOTS, first, without, SLOTS);
    return this.#hits(list, 0);
  }

  /** Size of the intersection of two bitmaps. */
  meetWords(a: Words, b: Words): number {
    this.#slot(0).set(a);
    this.#slot(1).set(b);
    return this.#loops.meet(SLOTS, 2, 0, 0);
  }

  /** The part of `mask` that is in any of `any[0..n)`: what is left of the mask without all of them is not. */
  unite(any: readonly Block[], n: number, mask: Block, out: Words | null): number {
    this.#load(mask, 0);
    const operands = this.#gather(any, n, 1);
    const rest = this.#loops.meet(SLOTS, 1, operands, out ? addressOf(1) : 0);
    if (out) this.#meet(1, 1, out);
    return mask.size - rest;
  }

  /** Whether the weights of so many blocks can be added up in one call. */
  sums(blocks: number, top: number): boolean {
    return this.takes(blocks) && blocks * top <= TERMS_MAX;
  }

  /** The part of `mask` in blocks whose weights sum to at least `k`, counted in `top` planes; see at-least.ts. */
  reach(
    blocks: readonly Block[],
    weights: readonly number[],
    n: number,
    { k, top }: { readonly k: number; readonly top: number },
    mask: Block,
    out: Words | null,
  ): number {
    let terms = 0;
    for (let i = 0; i < n; i++) {
      this.#load(blocks[i] as Block, i);
      for (let weight = weights[i] as number; weight !== 0; weight &= weight - 1) {
        this.#terms[2 * terms] = addressOf(i);
        this.#terms[2 * terms + 1] = 31 - Math.clz32(weight & -weight);
        terms++;
      }
    }
    this.#loops.reach(TERMS, terms, PLANES, top, 2 ** top - k, addressOf(REACHED - 1));
    this.#load(mask, REACHED);
    const size = this.#loops.meet(addressOf(REACHED - 1), 2, 0, out ? addressOf(0) : 0);
    if (out) out.set(this.#slot(0));
    return size;
  }

  /** How many members of an array or run block are in a bitmap. */
  hits(block: Block, words: Words): number {
    this.#slot(0).set(words);
    return this.#hits(block, 0);
  }

  /** Keeps a block for `holder` until somebody else keeps one. */
  hold(holder: object, block: Block): void {
    this.#load(block, HELD);
    this.#holder = holder;
  }

  /** Size of the intersection with `held`, which is loaded again when it is not kept any more. */
  meetHeld(holder: object, held: Block, block: Block): number {
    if (this.#holder !== holder) this.hold(holder, held);
    if (block.shape !== BITMAP) return this.#hits(block, HELD);
    this.#slot(HELD - 1).set(block.words);
    return this.#loops.meet(addressOf(HELD - 1), 2, 0, 0);
  }

  /**
   * The candidates with a value within bounds, both included. Values behind the last candidate are arbitrary, also here.
   */
  scan(values: Values, low: number, high: number, candidates: Block, out: Words): number {
    const n = (values.length + 15) & ~15;
    if (values instanceof Int32Array) {
      this.#ints.set(values);
      const least = Math.max(Math.ceil(low), -(2 ** 31));
      this.#loops.scanInts(VALUES, n, least, Math.min(Math.floor(high), 2 ** 31 - 1), addressOf(0));
    } else {
      this.#numbers.set(values);
      this.#loops.scanNumbers(VALUES, n, low, high, addressOf(0));
    }
    this.#load(candidates, 1);
    return this.#meet(2, 0, out);
  }

  #slot(i: number): Words {
    return this.#slots[i] as Words;
  }

  #meet(all: number, none: number, out: Words | null): number {
    const size = this.#loops.meet(SLOTS, all, none, out ? SLOTS : 0);
    if (out) out.set(this.#slot(0));
    return size;
  }

  /** Copies blocks into slots of their own, a full one for none; answers how many. */
  #loadAll(blocks: readonly Block[], n: number): number {
    for (let i = 0; i < n; i++) this.#load(blocks[i] as Block, i);
    if (n === 0) this.#slot(0).fill(-1);
    return Math.max(n, 1);
  }

  /** Copies blocks behind slot `from`, all arrays and runs into one; answers how many slots they take. */
  #gather(blocks: readonly Block[], n: number, from: number): number {
    let slot = from;
    let rest = -1;
    for (let i = 0; i < n; i++) {
      const block = blocks[i] as Block;
      if (block.shape === BITMAP) this.#slot(slot++).set(block.words);
      else if (rest < 0) {
        rest = slot++;
        this.#load(block, rest);
      } else this.#add(block, rest);
    }
    return slot - from;
  }

  #load(block: Block, slot: number): void {
    if (block.shape === BITMAP) this.#slot(slot).set(block.words);
    else if (block.size === BLOCK) this.#slot(slot).fill(-1);
    else {
      this.#slot(slot).fill(0);
      this.#add(block, slot);
    }
  }

  #add(block: Block, slot: number): void {
    this.#copyLows(block);
    if (block.shape === ARRAY) this.#loops.addList(VALUES, block.size, addressOf(slot));
    else this.#loops.addRuns(VALUES, block.runs, addressOf(slot));
  }

  #hits(block: Block, slot: number): number {
    this.#copyLows(block);
    return block.shape === ARRAY
      ? this.#loops.hitsOfList(VALUES, block.size, addressOf(slot))
      : this.#loops.hitsOfRuns(VALUES, block.runs, addressOf(slot));
  }

  #copyLows({ shape, size, runs, data }: Block): void {
    const used = shape === ARRAY ? size : 2 * runs;
    this.#lows.set(data.length > 2 * used ? data.subarray(0, used) : data);
  }
}

/** Null where there is no WebAssembly, or one without lanes. */
export function newLoops(): Loops | null {
  try {
    const binary = Uint8Array.from(atob(wideBinary), (letter) => letter.charCodeAt(0));
    return new WebAssembly.Instance(new WebAssembly.Module(binary)).exports as unknown as Loops;
  } catch {
    return null;
  }
}

const loops = newLoops();
const usual = loops && new Wide(loops);

/** What runs in lanes; null where everything goes the plain way. */
export let wide: Wide | null = usual;

/** For tests and measurements: the plain way, loops that somebody watches, or again the usual ones. */
export function setWide(on: boolean | Wide): void {
  wide = on === true ? usual : on || null;
}
