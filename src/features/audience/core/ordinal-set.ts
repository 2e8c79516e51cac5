/**
 * A set of ordinals (1 to 2^32 − 1) in compressed blocks. Reading never changes it, not even a shape.
 *
 * Copies share blocks: each set has a token, a block belongs to the set whose token it carries, and copying gives the
 * original a new token, so that from then on whoever writes first makes a block of its own.
 */
import {
  BLOCK,
  type Block,
  bytesOf,
  compactBlock,
  copyBlock,
  emptyBlock,
  has,
  rank,
  sameMembers,
  select,
} from './block.ts';
import { add, addRange, addSorted, remove, removeSorted } from './block-edit.ts';
import { checkOrdinal, checkSorted, findKey, ordinalOf } from './ordinals.ts';
import { type Order, readBlock, type Walk } from './walk.ts';

/** Bytes of the objects around the members, measured on V8 11: for a set, and for each of its blocks. */
const SET_OVERHEAD = 500;
const BLOCK_OVERHEAD = 285;

/** Members that a walk reads ahead. */
const CHUNK = 1024;

export class OrdinalSet implements Iterable<number> {
  /** Ascending high halves of the ordinals that have a block. Not to be changed from outside. */
  readonly keys: number[] = [];
  /** Beside each key its block, never an empty one. Not to be changed from outside. */
  readonly blocks: Block[] = [];
  #size = 0;
  #token: object = {};
  #frozen = false;

  static of(...ordinals: number[]): OrdinalSet {
    return OrdinalSet.from(ordinals);
  }

  /** From ordinals in any order; repeats count once. */
  static from(ordinals: Iterable<number>): OrdinalSet {
    const all = [...ordinals];
    for (const ordinal of all) checkOrdinal(ordinal);
    const sorted = Uint32Array.from(all).sort();
    return OrdinalSet.fromSorted(sorted.filter((ordinal, i) => i === 0 || ordinal !== sorted[i - 1]));
  }

  /** From strictly ascending ordinals. */
  static fromSorted(ordinals: Uint32Array): OrdinalSet {
    const set = new OrdinalSet();
    set.addMany(ordinals);
    set.optimize();
    return set;
  }

  /** All ordinals from `first` to `last`, both included. */
  static range(first: number, last: number): OrdinalSet {
    const set = new OrdinalSet();
    set.addRange(first, last);
    return set;
  }

  /**
   * For the engine: from blocks that nobody else writes to, in ascending order of their keys. Empty ones are left out.
   */
  static fromBlocks(keys: readonly number[], blocks: readonly Block[]): OrdinalSet {
    const set = new OrdinalSet();
    blocks.forEach((block, i) => {
      if (block.size === 0) return;
      set.keys.push(keys[i] as number);
      set.blocks.push(block);
      set.#size += block.size;
    });
    return set;
  }

  /** Number of members. */
  get size(): number {
    return this.#size;
  }

  get frozen(): boolean {
    return this.#frozen;
  }

  /** Memory in bytes: exact for the members, an estimate for the objects around them. */
  get bytes(): number {
    let sum = SET_OVERHEAD;
    for (const block of this.blocks) sum += BLOCK_OVERHEAD + bytesOf(block);
    return sum;
  }

  has(ordinal: number): boolean {
    const i = findKey(this.keys, ordinal >>> 16);
    return i >= 0 && has(this.#block(i), ordinal & 0xffff);
  }

  /** Answers whether it was new. */
  add(ordinal: number): boolean {
    checkOrdinal(ordinal);
    const block = this.#writable(ordinal >>> 16);
    const added = add(block, ordinal & 0xffff);
    if (added) this.#size++;
    return added;
  }

  /** Answers whether it was there. */
  remove(ordinal: number): boolean {
    checkOrdinal(ordinal);
    if (!this.has(ordinal)) {
      this.#checkWritable();
      return false;
    }
    const key = ordinal >>> 16;
    remove(this.#writable(key), ordinal & 0xffff);
    this.#size--;
    this.#dropIfEmpty(key);
    return true;
  }

  /** Adds strictly ascending ordinals; answers how many were new. */
  addMany(ordinals: Uint32Array): number {
    checkSorted(ordinals);
    const before = this.#size;
    this.#perBlock(ordinals, (key, from, to) => {
      this.#size += addSorted(this.#writable(key), ordinals, from, to);
    });
    return this.#size - before;
  }

  /** Removes strictly ascending ordinals; answers how many were there. */
  removeMany(ordinals: Uint32Array): number {
    checkSorted(ordinals);
    const before = this.#size;
    this.#perBlock(ordinals, (key, from, to) => {
      if (findKey(this.keys, key) < 0) return;
      this.#size -= removeSorted(this.#writable(key), ordinals, from, to);
      this.#dropIfEmpty(key);
    });
    return before - this.#size;
  }

  /** Adds all ordinals from `first` to `last`, both included; answers how many were new. */
  addRange(first: number, last: number): number {
    checkOrdinal(first);
    checkOrdinal(last);
    this.#checkWritable();
    const before = this.#size;
    for (let key = first >>> 16; key <= last >>> 16; key++) {
      const low = Math.max(first - key * BLOCK, 0);
      const high = Math.min(last - key * BLOCK, BLOCK - 1);
      if (low <= high) this.#size += addRange(this.#writable(key), low, high);
    }
    return this.#size - before;
  }

  /** Number of members not above the ordinal. */
  rank(ordinal: number): number {
    const key = ordinal >>> 16;
    let count = 0;
    for (let i = 0; i < this.keys.length; i++) {
      const own = this.keys[i] as number;
      if (own > key) break;
      count += own < key ? this.#block(i).size : rank(this.#block(i), ordinal & 0xffff);
    }
    return count;
  }

  /** The member with `k` smaller ones before it, so `select(0)` is the smallest; undefined outside the set. */
  select(k: number): number | undefined {
    if (!Number.isInteger(k) || k < 0 || k >= this.#size) return undefined;
    let left = k;
    let i = 0;
    for (; left >= this.#block(i).size; i++) left -= this.#block(i).size;
    return ordinalOf(this.keys[i] as number, select(this.#block(i), left));
  }

  get minimum(): number | undefined {
    return this.select(0);
  }

  get maximum(): number | undefined {
    return this.select(this.#size - 1);
  }

  /** Members in order, as many as asked for at once. */
  ordinals({ after = null, order = 'asc', limit = this.#size }: Walk = {}): Uint32Array {
    const out = new Uint32Array(Math.min(limit, this.#size));
    const count = this.keys.length;
    const step = order === 'asc' ? 1 : -1;
    let n = 0;
    for (let i = this.startBehind(after, order); i >= 0 && i < count && n < out.length; i += step)
      n = readBlock(this.#block(i), this.keys[i] as number, after, order, out, n);
    return n === out.length ? out : out.slice(0, n);
  }

  /** Members one by one, as the set is when walking begins: later writes are not seen. */
  *walk(walk: Walk = {}): Generator<number, void> {
    const still = this.frozenCopy();
    let { after = null, limit = still.size } = walk;
    while (limit > 0) {
      const chunk = still.ordinals({ ...walk, after, limit: Math.min(limit, CHUNK) });
      if (chunk.length === 0) return;
      yield* chunk;
      limit -= chunk.length;
      after = chunk[chunk.length - 1] as number;
    }
  }

  [Symbol.iterator](): Generator<number, void> {
    return this.walk();
  }

  /** A copy to be changed on its own. Costs one pointer per block; blocks are copied when either side writes. */
  clone(): OrdinalSet {
    const copy = OrdinalSet.fromBlocks(this.keys, this.blocks);
    this.#token = {};
    return copy;
  }

  /** The set as it is now, which refuses writes: for reading at length while the original moves on. */
  frozenCopy(): OrdinalSet {
    if (this.#frozen) return this;
    const copy = this.clone();
    copy.#frozen = true;
    return copy;
  }

  /** Takes over what another set holds, which is not to be used any more: many changes at once. */
  become(other: OrdinalSet): void {
    this.#checkWritable();
    this.keys.length = 0;
    this.blocks.length = 0;
    for (const key of other.keys) this.keys.push(key);
    for (const block of other.blocks) this.blocks.push(block);
    this.#size = other.#size;
    this.#token = other.#token;
  }

  /** Gives every block its smallest shape and no spare room. Worth it after loading or much writing. */
  optimize(): void {
    this.#checkWritable();
    this.blocks.forEach((block, i) => {
      const compact = compactBlock(block);
      compact.owner = this.#token;
      this.blocks[i] = compact;
    });
  }

  equals(other: OrdinalSet): boolean {
    return (
      this.#size === other.#size &&
      this.keys.length === other.keys.length &&
      this.keys.every(
        (key, i) => key === other.keys[i] && sameMembers(this.#block(i), other.blocks[i] ?? emptyBlock),
      )
    );
  }

  /** For the engine: the block of a high half; empty when there is none. */
  blockOf(key: number): Block {
    const i = findKey(this.keys, key);
    return i < 0 ? emptyBlock : this.#block(i);
  }

  /** For the engine: index of the first block that can hold members behind an ordinal; null is before all. */
  startBehind(after: number | null, order: Order): number {
    if (after === null) return order === 'asc' ? 0 : this.keys.length - 1;
    const i = findKey(this.keys, after >>> 16);
    if (i >= 0) return i;
    return order === 'asc' ? -1 - i : -2 - i;
  }

  #block(i: number): Block {
    return this.blocks[i] as Block;
  }

  #checkWritable(): void {
    if (this.#frozen) throw new TypeError('a frozen set cannot be changed');
  }

  /** The block of a key, made if missing, copied if shared. */
  #writable(key: number): Block {
    this.#checkWritable();
    const i = findKey(this.keys, key);
    if (i < 0) {
      const made = copyBlock(emptyBlock, this.#token);
      this.keys.splice(-1 - i, 0, key);
      this.blocks.splice(-1 - i, 0, made);
      return made;
    }
    const block = this.#block(i);
    if (block.owner === this.#token) return block;
    const own = copyBlock(block, this.#token);
    this.blocks[i] = own;
    return own;
  }

  #dropIfEmpty(key: number): void {
    const i = findKey(this.keys, key);
    if (i < 0 || this.#block(i).size > 0) return;
    this.keys.splice(i, 1);
    this.blocks.splice(i, 1);
  }

  #perBlock(ordinals: Uint32Array, each: (key: number, from: number, to: number) => void): void {
    this.#checkWritable();
    for (let from = 0; from < ordinals.length; ) {
      const key = (ordinals[from] as number) >>> 16;
      let to = from + 1;
      while (to < ordinals.length && (ordinals[to] as number) >>> 16 === key) to++;
      each(key, from, to);
      from = to;
    }
  }
}
