/**
 * Where changes of an index are written. A few go straight into what readers look at. Many at once are made in copies,
 * in slices, while readers go on with the old state, and take its place in one step: so that an answer is never of a
 * half-done change, and nobody waits for a large one.
 */
import type { NumberColumn, OrdinalSet } from '#features/audience/core';

type Part = OrdinalSet | NumberColumn;

export interface Draft {
  /** What to write to in place of the part that readers look at. */
  of<T extends Part>(live: T): T;
  /** For reading only, with the changes made so far. */
  seen<T extends Part>(live: T): T;
}

/** Straight into what readers look at. Whoever uses it makes a whole change without a pause. */
export const direct: Draft = { of: (live) => live, seen: (live) => live };

export class Staged implements Draft {
  readonly #copies = new Map<Part, { readonly copy: Part; readonly show: () => void }>();

  of<T extends Part>(live: T): T {
    const made = this.#copies.get(live);
    if (made) return made.copy as T;
    // Copies share their blocks until one of the two is written to.
    const copy = live.clone() as T;
    this.#copies.set(live, { copy, show: () => live.become(copy as OrdinalSet & NumberColumn) });
    return copy;
  }

  seen<T extends Part>(live: T): T {
    return (this.#copies.get(live)?.copy ?? live) as T;
  }

  /** Shows everything at once. */
  commit(): void {
    for (const { show } of this.#copies.values()) show();
    this.#copies.clear();
  }
}
