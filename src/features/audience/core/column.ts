/**
 * A number for some of the customers: amounts, counts, scores, dates as milliseconds. Values stand by ordinal in
 * blocks of 65,536, as 32-bit integers where all of a block are such, else as doubles. Each block knows bounds of
 * its values, so that a range that excludes or includes all of them is answered without reading any.
 * Copies share blocks as in `OrdinalSet`.
 */
import { ARRAY, BLOCK, type Block, emptyBlock, wordsOf } from './block.ts';
import { type Bounds, scanInts, scanNumbers } from './column-scan.ts';
import { intersect } from './intersection.ts';
import { WORDS, type Words } from './kernels.ts';
import { asBitmap, asList } from './operands.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { wide } from './wide.ts';

type Values = Int32Array | Float64Array;

/** The values of one block; `values` reaches at least to the highest present one, what is absent is arbitrary. */
export interface ColumnBlock {
  values: Values;
  /** No present value is below `min` or above `max`. */
  min: number;
  max: number;
  owner: object | null;
}

/** Beside each key the ordinals that have a value, and the values. */
export interface ColumnPart {
  readonly keys: readonly number[];
  readonly present: readonly Block[];
  readonly values: readonly Omit<ColumnBlock, 'owner'>[];
}

/** More candidates than this, or twice as many with doubles, are worth copying all values of the block to where lanes are. */
const WIDE_CANDIDATES = 8192;

const maskWords: Words = new Int32Array(WORDS);
const pair: Block[] = [];
const noBlocks: Block[] = [];

const isInt = (value: number): boolean => (value | 0) === value;

export class NumberColumn {
  readonly #blocks = new Map<number, ColumnBlock>();
  #present = new OrdinalSet();
  #token: object = {};
  #frozen = false;

  /** For the engine: from parts whose keys ascend, which nobody else writes to. */
  static fromParts(parts: readonly ColumnPart[]): NumberColumn {
    const column = new NumberColumn();
    column.#present = OrdinalSet.fromBlocks(
      parts.flatMap((part) => part.keys),
      parts.flatMap((part) => part.present),
    );
    for (const { keys, values } of parts)
      keys.forEach((key, i) => {
        const block = values[i];
        if (block) column.#blocks.set(key, { ...block, owner: column.#token });
      });
    return column;
  }

  /** The ordinals that have a value. For reading only. */
  get present(): OrdinalSet {
    return this.#present;
  }

  /** Number of values. */
  get size(): number {
    return this.#present.size;
  }

  /** Memory in bytes. */
  get bytes(): number {
    let sum = this.#present.bytes;
    for (const block of this.#blocks.values()) sum += block.values.byteLength;
    return sum;
  }

  get(ordinal: number): number | null {
    if (!this.#present.has(ordinal)) return null;
    return this.#blocks.get(ordinal >>> 16)?.values[ordinal & 0xffff] ?? null;
  }

  /** Sets a finite number, or takes the value away with null. */
  set(ordinal: number, value: number | null): void {
    if (this.#frozen) throw new TypeError('a frozen column cannot be changed');
    if (value === null) {
      this.#present.remove(ordinal);
      if (this.#present.blockOf(ordinal >>> 16).size === 0) this.#blocks.delete(ordinal >>> 16);
      return;
    }
    if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
    this.#present.add(ordinal);
    this.#write(ordinal, value + 0); // −0 becomes 0
  }

  /** Sets many at once: `values[i]` for `ordinals[i]`, which ascend strictly. */
  setMany(ordinals: Uint32Array, values: ArrayLike<number>): void {
    if (this.#frozen) throw new TypeError('a frozen column cannot be changed');
    for (let i = 0; i < ordinals.length; i++)
      if (!Number.isFinite(values[i])) throw new RangeError(`not a finite number: ${values[i]}`);
    this.#present.addMany(ordinals);
    for (let i = 0; i < ordinals.length; i++) this.#write(ordinals[i] as number, (values[i] as number) + 0);
  }

  /** A copy to be changed on its own; blocks are copied when either side writes. */
  clone(): NumberColumn {
    const copy = new NumberColumn();
    for (const [key, block] of this.#blocks) copy.#blocks.set(key, { ...block });
    copy.#present = this.#present.clone();
    this.#token = {};
    return copy;
  }

  /** The column as it is now, which refuses writes. */
  frozenCopy(): NumberColumn {
    if (this.#frozen) return this;
    const copy = this.clone();
    copy.#frozen = true;
    return copy;
  }

  /** Takes over what another column holds, which is not to be used any more: many changes at once. */
  become(other: NumberColumn): void {
    if (this.#frozen) throw new TypeError('a frozen column cannot be changed');
    this.#blocks.clear();
    for (const [key, block] of other.#blocks) this.#blocks.set(key, block);
    this.#present.become(other.#present);
    this.#token = other.#token;
  }

  /** Narrows bounds and storage to what is there. Worth it after loading or much writing. */
  optimize(): void {
    if (this.#frozen) throw new TypeError('a frozen column cannot be changed');
    this.#present.optimize();
    this.#present.keys.forEach((key, i) => {
      const block = this.#blocks.get(key);
      const present = this.#present.blocks[i];
      if (block && present) this.#blocks.set(key, { ...tighten(block, present), owner: this.#token });
    });
  }

  /** For the engine: values and bounds of a block, if it has any. */
  blockOf(key: number): ColumnBlock | undefined {
    return this.#blocks.get(key);
  }

  /** For the engine: an upper bound on how many values of a block are within bounds. */
  atMost(key: number, { low, high }: Bounds): number {
    const block = this.#blocks.get(key);
    return !block || block.max < low || block.min > high ? 0 : this.#present.blockOf(key).size;
  }

  /** For the engine: the members of `mask` with a value within bounds. */
  select(key: number, { low, high }: Bounds, mask: Block, out: Block): Block {
    const block = this.#blocks.get(key);
    if (!block || block.max < low || block.min > high) return emptyBlock;
    pair[0] = this.#present.blockOf(key);
    pair[1] = mask;
    const candidates = intersect(pair, 2, noBlocks, 0, out);
    if (candidates.size === 0 || (block.min >= low && block.max <= high)) return candidates;
    return scan(block.values, low, high, candidates, out);
  }

  #write(ordinal: number, value: number): void {
    const key = ordinal >>> 16;
    const low = ordinal & 0xffff;
    let block = this.#blocks.get(key);
    if (!block) {
      block = { values: new Int32Array(0), min: value, max: value, owner: this.#token };
      this.#blocks.set(key, block);
    }
    const wide = block.values instanceof Int32Array && !isInt(value);
    if (block.owner !== this.#token || wide || low >= block.values.length) {
      block.values = roomy(block.values, low, wide);
      block.owner = this.#token;
    }
    block.values[low] = value;
    if (value < block.min) block.min = value;
    if (value > block.max) block.max = value;
  }
}

/** A copy that reaches to index `low`, by doubling, as doubles when asked for. */
function roomy(values: Values, low: number, wide: boolean): Values {
  let length = Math.max(values.length, 16);
  while (length <= low) length *= 2;
  const copy = wide || values instanceof Float64Array ? new Float64Array(length) : new Int32Array(length);
  copy.set(values);
  return copy;
}

function tighten(block: ColumnBlock, present: Block): ColumnBlock {
  const words = wordsOf(present, maskWords);
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let top = 0;
  let ints = true;
  for (let low = 0; low < BLOCK; low++) {
    if ((((words[low >>> 5] as number) >>> low) & 1) === 0) continue;
    const value = block.values[low] as number;
    min = Math.min(min, value);
    max = Math.max(max, value);
    ints &&= isInt(value);
    top = low + 1;
  }
  const used = block.values.subarray(0, top);
  return { values: ints ? Int32Array.from(used) : Float64Array.from(used), min, max, owner: block.owner };
}

function scan(values: Values, low: number, high: number, candidates: Block, out: Block): Block {
  if (candidates.shape === ARRAY) {
    let n = 0;
    for (let i = 0; i < candidates.size; i++) {
      const ordinal = candidates.data[i] as number;
      const value = values[ordinal] as number;
      out.data[n] = ordinal;
      n += Number(value >= low) & Number(value <= high);
    }
    asList(out, n);
  } else if (wide && candidates.size > WIDE_CANDIDATES * (values instanceof Int32Array ? 1 : 2))
    asBitmap(out, wide.scan(values, low, high, candidates, out.words));
  else {
    const words = wordsOf(candidates, maskWords);
    asBitmap(
      out,
      values instanceof Int32Array
        ? scanInts(values, low, high, words, out.words)
        : scanNumbers(values, low, high, words, out.words),
    );
  }
  return out.size === 0 ? emptyBlock : out;
}
