/**
 * Values of one attribute that are few enough to list: each value with its customers. What a customer has is not kept
 * beside it; the sets know, and most changes find it without looking at more than one of them.
 */
import { OrdinalSet } from '#features/audience/core';
import { type Draft, direct } from './draft.ts';

const NOBODY = new OrdinalSet().frozenCopy();

export class ValueSets {
  readonly #sets: Map<string, OrdinalSet>;
  readonly #present: OrdinalSet;
  /** Those with more than one value. */
  readonly #several: OrdinalSet;

  constructor(sets = new Map<string, OrdinalSet>(), present = new OrdinalSet(), several = new OrdinalSet()) {
    this.#sets = sets;
    this.#present = present;
    this.#several = several;
  }

  /** Customers with any value. */
  get present(): OrdinalSet {
    return this.#present;
  }

  get several(): OrdinalSet {
    return this.#several;
  }

  with(value: string): OrdinalSet {
    return this.#sets.get(value) ?? NOBODY;
  }

  /** Every value that somebody has or had. */
  get all(): IterableIterator<[value: string, set: OrdinalSet]> {
    return this.#sets.entries();
  }

  /** Memory in bytes. */
  get bytes(): number {
    let sum = this.#present.bytes + this.#several.bytes;
    for (const set of this.#sets.values()) sum += set.bytes;
    return sum;
  }

  /** While loading: customers, strictly ascending, of one value after the other. */
  load(value: string, customers: Uint32Array): void {
    const known = this.#present.clone();
    this.#live(value).addMany(customers);
    this.#present.addMany(customers);
    for (const customer of customers) if (known.has(customer)) this.#several.add(customer);
  }

  /** All values that a customer has from now on, each once. */
  set(ordinal: number, values: readonly string[], draft: Draft = direct): void {
    const had = draft.seen(this.#present).has(ordinal);
    if (!had && values.length === 0) return;
    const several = draft.seen(this.#several).has(ordinal);
    const [only] = values;
    if (had && !several && values.length === 1 && only !== undefined)
      if (draft.seen(this.with(only)).has(ordinal)) return;
    if (had) this.#takeAway(ordinal, values, several, draft);
    for (const value of values) draft.of(this.#live(value)).add(ordinal);
    if (values.length === 0) draft.of(this.#present).remove(ordinal);
    else if (!had) draft.of(this.#present).add(ordinal);
    if (values.length > 1) draft.of(this.#several).add(ordinal);
    else if (several) draft.of(this.#several).remove(ordinal);
  }

  optimize(): void {
    this.#present.optimize();
    this.#several.optimize();
    for (const set of this.#sets.values()) set.optimize();
  }

  #takeAway(ordinal: number, kept: readonly string[], several: boolean, draft: Draft): void {
    for (const [value, set] of this.#sets) {
      if (!draft.seen(set).has(ordinal)) continue;
      if (!kept.includes(value)) draft.of(set).remove(ordinal);
      if (!several) return;
    }
  }

  #live(value: string): OrdinalSet {
    let set = this.#sets.get(value);
    if (!set) {
      set = new OrdinalSet();
      this.#sets.set(value, set);
    }
    return set;
  }
}
