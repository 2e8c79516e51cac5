/**
 * Whether one condition follows from another, by what stands in them alone, for every customer and every moment. What is
 * said here is proven; silence proves nothing: two conditions may follow from each other in ways that are not looked for.
 */
import { leafExcludes, leafImplies, same } from './leaf-logic.ts';
import type { Leaf, Resolved } from './resolved.ts';

const isLeaf = (node: Resolved): node is Leaf =>
  !['all', 'any', 'atLeast', 'not', 'audience'].includes(node.kind);

/** Written out in full only where they may be the same: lists of other lengths are not. */
const isSame = (a: Resolved, b: Resolved): boolean =>
  a.kind === b.kind && (!('of' in a && 'of' in b) || sizeOf(a.of) === sizeOf(b.of)) && same(a, b);
const sizeOf = (of: Resolved | readonly Resolved[]): number => ('length' in of ? of.length : 1);

/** Pairs of nodes that are looked at: a fraction of a second, and more than five steps of a hundred parts have. */
const MOST_PAIRS = 100_000;

type Known = Map<Resolved, Map<Resolved, boolean>>;

/**
 * Answers any number of questions about the same conditions, each pair of nodes asked once: a deep tree has few pairs but
 * many ways to them. After `mostPairs` of them every answer is that nothing is proven.
 */
export class Logic {
  readonly #implied: Known = new Map();
  readonly #excluded: Known = new Map();
  readonly #impossibles = new Map<Resolved, boolean>();
  readonly #mostPairs: number;
  #pairs = 0;

  constructor(mostPairs = MOST_PAIRS) {
    this.#mostPairs = mostPairs;
  }

  /** That were looked at so far. */
  get pairs(): number {
    return this.#pairs;
  }

  /** Whoever meets `a` meets `b`. */
  implies(a: Resolved, b: Resolved): boolean {
    return this.#once(this.#implied, a, b, () => this.#implies(a, b));
  }

  /** Nobody meets both. */
  excludes(a: Resolved, b: Resolved): boolean {
    return this.#once(this.#excluded, a, b, () => this.#excludes(a, b));
  }

  #implies(a: Resolved, b: Resolved): boolean {
    if (b.kind === 'everyone' || this.impossible(a)) return true;
    if (a.kind === 'audience') return this.implies(a.of, b);
    if (b.kind === 'audience') return this.implies(a, b.of);
    if (isSame(a, b)) return true;
    if (a.kind === 'any') return a.of.every((part) => this.implies(part, b));
    if (b.kind === 'all') return b.of.every((part) => this.implies(a, part));
    return this.#byPartsOf(a, b) || this.#intoPartsOf(a, b) || (isLeaf(a) && isLeaf(b) && leafImplies(a, b));
  }

  #byPartsOf(a: Resolved, b: Resolved): boolean {
    if (a.kind === 'all') return a.of.some((part) => this.implies(part, b));
    // At most n − k parts do not hold: with more that imply `b` than that, one of them does.
    if (a.kind === 'atLeast' && !a.weights)
      return a.of.filter((part) => this.implies(part, b)).length > a.of.length - a.k;
    return false;
  }

  #intoPartsOf(a: Resolved, b: Resolved): boolean {
    if (b.kind === 'any') return b.of.some((part) => this.implies(a, part));
    if (b.kind === 'not') return this.excludes(a, b.of);
    if (b.kind !== 'atLeast' || b.weights) return false;
    if (b.of.filter((part) => this.implies(a, part)).length >= b.k) return true;
    return a.kind === 'atLeast' && !a.weights && a.k >= b.k && this.#eachInto(a.of, b.of);
  }

  /** Every part implies another one of the other list. */
  #eachInto(parts: readonly Resolved[], into: readonly Resolved[]): boolean {
    const free = new Set(into);
    return parts.every((part) => {
      const found = [...free].find((other) => this.implies(part, other));
      return found !== undefined && free.delete(found);
    });
  }

  #excludes(a: Resolved, b: Resolved): boolean {
    if (this.impossible(a) || this.impossible(b)) return true;
    if (a.kind === 'audience') return this.excludes(a.of, b);
    if (b.kind === 'audience') return this.excludes(a, b.of);
    if (a.kind === 'not' && this.implies(b, a.of)) return true;
    if (b.kind === 'not' && this.implies(a, b.of)) return true;
    return (
      this.#partsExclude(a, b) || this.#partsExclude(b, a) || (isLeaf(a) && isLeaf(b) && leafExcludes(a, b))
    );
  }

  #partsExclude(a: Resolved, b: Resolved): boolean {
    if (a.kind === 'any') return a.of.every((part) => this.excludes(part, b));
    if (a.kind === 'all') return a.of.some((part) => this.excludes(part, b));
    if (a.kind === 'atLeast' && !a.weights)
      return a.of.filter((part) => this.excludes(part, b)).length > a.of.length - a.k;
    return false;
  }

  /** Nobody meets it. */
  impossible(node: Resolved): boolean {
    const before = this.#impossibles.get(node);
    if (before !== undefined) return before;
    const found = this.#impossible(node);
    this.#impossibles.set(node, found);
    return found;
  }

  #impossible(node: Resolved): boolean {
    switch (node.kind) {
      case 'nobody':
        return true;
      case 'audience':
        return this.impossible(node.of);
      case 'not':
        return node.of.kind === 'everyone';
      case 'any':
        return node.of.every((part) => this.impossible(part));
      case 'atLeast':
        return (
          !node.weights && node.of.filter((part) => this.impossible(part)).length > node.of.length - node.k
        );
      case 'all':
        return node.of.some(
          (part, i) =>
            this.impossible(part) || node.of.slice(i + 1).some((other) => this.excludes(part, other)),
        );
      default:
        return isLeaf(node) && leafExcludes(node, node);
    }
  }

  #once(known: Known, a: Resolved, b: Resolved, find: () => boolean): boolean {
    const before = known.get(a)?.get(b);
    if (before !== undefined) return before;
    if (this.#pairs >= this.#mostPairs) return false;
    this.#pairs++;
    const found = find();
    const ofA = known.get(a);
    if (ofA) ofA.set(b, found);
    else known.set(a, new Map([[b, found]]));
    return found;
  }
}

/** Proven: whoever meets `a` meets `b`. */
export const implies = (a: Resolved, b: Resolved): boolean => new Logic().implies(a, b);

/** Proven: nobody meets both. */
export const excludes = (a: Resolved, b: Resolved): boolean => new Logic().excludes(a, b);

/** Proven: nobody meets it. */
export const isImpossible = (node: Resolved): boolean => new Logic().impossible(node);
