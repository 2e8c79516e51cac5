/**
 * Values of one attribute that are few enough to list: each value with its customers. Numbers of values are kept per
 * customer, so that a change finds what to take away without looking at every value.
 */
import { OrdinalSet } from '#features/audience/core';

const NOBODY = new OrdinalSet().frozenCopy();

export class ValueSets {
  readonly #sets = new Map<string, OrdinalSet>();
  /** What each customer has now: one text, or a list for "many of". */
  readonly #of = new Map<number, string | readonly string[]>();
  readonly #present = new OrdinalSet();

  /** Customers with any value. */
  get present(): OrdinalSet {
    return this.#present;
  }

  with(value: string): OrdinalSet {
    return this.#sets.get(value) ?? NOBODY;
  }

  /** Every value that somebody has or had. */
  get all(): IterableIterator<[value: string, set: OrdinalSet]> {
    return this.#sets.entries();
  }

  of(ordinal: number): string | readonly string[] | null {
    return this.#of.get(ordinal) ?? null;
  }

  get bytes(): number {
    let sum = this.#present.bytes + this.#of.size * 48;
    for (const set of this.#sets.values()) sum += set.bytes;
    return sum;
  }

  set(ordinal: number, value: string | readonly string[] | null): void {
    const before = this.#of.get(ordinal);
    if (before !== undefined)
      for (const v of typeof before === 'string' ? [before] : before) this.#sets.get(v)?.remove(ordinal);
    const list = value === null ? [] : typeof value === 'string' ? [value] : value;
    if (value === null || list.length === 0) {
      this.#of.delete(ordinal);
      this.#present.remove(ordinal);
      return;
    }
    this.#of.set(ordinal, value);
    this.#present.add(ordinal);
    for (const v of list) {
      let set = this.#sets.get(v);
      if (!set) {
        set = new OrdinalSet();
        this.#sets.set(v, set);
      }
      set.add(ordinal);
    }
  }

  optimize(): void {
    this.#present.optimize();
    for (const set of this.#sets.values()) set.optimize();
  }
}
