/** The nodes of a plan; see `plan.ts`. A result is valid until the same node is asked again. */
import { atLeast, countAtLeast } from './at-least.ts';
import { BLOCK, type Block, emptyBlock } from './block.ts';
import type { NumberColumn } from './column.ts';
import type { Bounds } from './column-scan.ts';
import { countAnd, countIntersection, intersect } from './intersection.ts';
import { narrow } from './operands.ts';
import type { OrdinalSet } from './ordinal-set.ts';
import type { Scratch } from './scratch.ts';
import { countUnion, unite } from './union.ts';

export interface PlanNode {
  /** An upper bound on the members in a block; 0 only when there are none. Decides who goes first. */
  atMost(key: number): number;
  /** The part of the mask for which the node holds. Read only: it can be the mask or a set's own block. */
  under(key: number, mask: Block): Block;
  /** The size of what `under` answers. */
  countUnder(key: number, mask: Block): number;
}

export const everyoneNode: PlanNode = {
  atMost: () => BLOCK,
  under: (_key, mask) => mask,
  countUnder: (_key, mask) => mask.size,
};

export const nobodyNode: PlanNode = {
  atMost: () => 0,
  under: () => emptyBlock,
  countUnder: () => 0,
};

const noBlocks: Block[] = [];

export class SetNode implements PlanNode {
  readonly #pair: Block[] = [];

  #out: Block | null = null;

  constructor(
    readonly set: OrdinalSet,
    readonly scratch: Scratch,
  ) {}

  atMost(key: number): number {
    return this.set.blockOf(key).size;
  }

  under(key: number, mask: Block): Block {
    this.#pair[0] = this.set.blockOf(key);
    this.#pair[1] = mask;
    this.#out ??= this.scratch.take();
    return intersect(this.#pair, 2, noBlocks, 0, this.#out);
  }

  countUnder(key: number, mask: Block): number {
    return countAnd(this.set.blockOf(key), mask);
  }
}

export class ColumnNode implements PlanNode {
  constructor(
    readonly column: NumberColumn,
    readonly bounds: Bounds,
    readonly out: Block,
  ) {}

  atMost(key: number): number {
    return this.column.atMost(key, this.bounds);
  }

  under(key: number, mask: Block): Block {
    return this.column.select(key, this.bounds, mask, this.out);
  }

  countUnder(key: number, mask: Block): number {
    return this.under(key, mask).size;
  }
}

export class NotNode implements PlanNode {
  readonly #mask: Block[] = [];
  readonly #found: Block[] = [];

  constructor(
    readonly node: PlanNode,
    readonly out: Block,
  ) {}

  atMost(): number {
    return BLOCK;
  }

  under(key: number, mask: Block): Block {
    if (this.node.atMost(key) === 0) return mask;
    this.#mask[0] = mask;
    this.#found[0] = this.node.under(key, mask);
    return intersect(this.#mask, 1, this.#found, 1, this.out);
  }

  countUnder(key: number, mask: Block): number {
    return mask.size - this.node.countUnder(key, mask);
  }
}

export class AllNode implements PlanNode {
  readonly #with: Block[] = [];
  readonly #without: Block[] = [];
  readonly #sizes: number[] = [];

  constructor(
    readonly sets: readonly OrdinalSet[],
    readonly notSets: readonly OrdinalSet[],
    /** Everything that is neither a set nor a negated set; reordered from block to block. */
    readonly rest: PlanNode[],
    readonly out: Block,
  ) {}

  atMost(key: number): number {
    let least = BLOCK;
    for (const set of this.sets) least = Math.min(least, set.blockOf(key).size);
    for (const node of this.rest) if (least > 0) least = Math.min(least, node.atMost(key));
    return least;
  }

  under(key: number, mask: Block): Block {
    if (!this.#gather(key, mask)) return emptyBlock;
    let result = this.#meet();
    for (const node of this.rest) {
      if (result.size === 0) return emptyBlock;
      result = node.under(key, result);
    }
    return result;
  }

  countUnder(key: number, mask: Block): number {
    if (!this.#gather(key, mask)) return 0;
    const last = this.rest.length - 1;
    if (last < 0)
      return countIntersection(this.#with, this.sets.length + 1, this.#without, this.notSets.length);
    let result = this.#meet();
    for (let i = 0; i < last && result.size > 0; i++) result = (this.rest[i] as PlanNode).under(key, result);
    return result.size === 0 ? 0 : (this.rest[last] as PlanNode).countUnder(key, result);
  }

  #meet(): Block {
    const result = intersect(this.#with, this.sets.length + 1, this.#without, this.notSets.length, this.out);
    narrow(result, this.out);
    return result;
  }

  /** Collects the blocks and orders the rest, smallest first. False when some branch is empty here. */
  #gather(key: number, mask: Block): boolean {
    const { sets, notSets, rest } = this;
    this.#with[0] = mask;
    for (let i = 0; i < sets.length; i++) {
      const block = (sets[i] as OrdinalSet).blockOf(key);
      if (block.size === 0) return false;
      this.#with[i + 1] = block;
    }
    for (let i = 0; i < notSets.length; i++) this.#without[i] = (notSets[i] as OrdinalSet).blockOf(key);
    for (let i = 0; i < rest.length; i++) {
      const node = rest[i] as PlanNode;
      const size = node.atMost(key);
      if (size === 0) return false;
      let j = i;
      for (; j > 0 && (this.#sizes[j - 1] as number) > size; j--) {
        rest[j] = rest[j - 1] as PlanNode;
        this.#sizes[j] = this.#sizes[j - 1] as number;
      }
      rest[j] = node;
      this.#sizes[j] = size;
    }
    return true;
  }
}

export class AnyNode implements PlanNode {
  readonly #blocks: Block[] = [];

  constructor(
    readonly sets: readonly OrdinalSet[],
    readonly rest: readonly PlanNode[],
    readonly out: Block,
  ) {}

  atMost(key: number): number {
    let sum = 0;
    for (const set of this.sets) sum += set.blockOf(key).size;
    for (const node of this.rest) if (sum < BLOCK) sum += node.atMost(key);
    return Math.min(sum, BLOCK);
  }

  under(key: number, mask: Block): Block {
    const n = this.#gather(key, mask);
    return n < 0 ? mask : unite(this.#blocks, n, mask, this.out);
  }

  countUnder(key: number, mask: Block): number {
    const n = this.#gather(key, mask);
    return n < 0 ? mask.size : countUnion(this.#blocks, n, mask);
  }

  /** Collects the blocks of all branches; -1 when one of them already is the whole mask. */
  #gather(key: number, mask: Block): number {
    let n = 0;
    for (const set of this.sets) this.#blocks[n++] = set.blockOf(key);
    for (const node of this.rest) {
      const found = node.under(key, mask);
      if (found.size === mask.size) return -1;
      this.#blocks[n++] = found;
    }
    return n;
  }
}

export class AtLeastNode implements PlanNode {
  readonly #blocks: Block[] = [];
  readonly #weights: number[] = [];

  constructor(
    readonly nodes: readonly PlanNode[],
    readonly weights: readonly number[],
    readonly needed: number,
    readonly out: Block,
  ) {}

  atMost(key: number): number {
    let sum = 0;
    let total = 0;
    for (let i = 0; i < this.nodes.length; i++) {
      const size = (this.nodes[i] as PlanNode).atMost(key);
      const weight = this.weights[i] as number;
      sum += weight * size;
      if (size > 0) total += weight;
    }
    return total < this.needed ? 0 : Math.min(BLOCK, Math.floor(sum / this.needed));
  }

  under(key: number, mask: Block): Block {
    const n = this.#gather(key, mask);
    return n === 0 ? emptyBlock : atLeast(this.#blocks, this.#weights, n, this.needed, mask, this.out);
  }

  countUnder(key: number, mask: Block): number {
    const n = this.#gather(key, mask);
    return n === 0 ? 0 : countAtLeast(this.#blocks, this.#weights, n, this.needed, mask);
  }

  #gather(key: number, mask: Block): number {
    let n = 0;
    let missing = this.needed;
    for (let i = 0; i < this.nodes.length; i++) {
      const node = this.nodes[i] as PlanNode;
      if (node.atMost(key) === 0) continue;
      const found = node instanceof SetNode ? node.set.blockOf(key) : node.under(key, mask);
      if (found.size === 0) continue;
      this.#blocks[n] = found;
      this.#weights[n++] = this.weights[i] as number;
      missing -= this.weights[i] as number;
    }
    return missing > 0 ? 0 : n;
  }
}
