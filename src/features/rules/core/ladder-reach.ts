/** Whom the steps of a ladder reach: who meets each, who stands on it, and who meets none. */
import { type CustomerFacts, compile } from '#features/conditions/core';
import type { ResolvedRule } from './resolve-rule.ts';

export type Ladder = Extract<ResolvedRule, { readonly kind: 'ladder' }>;

export interface StepReach {
  readonly tag: number;
  /** Customers who meet its condition. */
  readonly meets: number;
  /** Of them, those who meet no earlier one. */
  readonly stands: number;
  /** Somebody who meets it and stands on an earlier one. */
  readonly passedBy: number | null;
}

export class LadderReach {
  readonly #inScope;
  readonly #steps;
  readonly #met: number[];
  readonly #stood: number[];
  readonly #passedBy: (number | null)[];
  #none = 0;
  #nobodys: number | null = null;

  constructor(readonly ladder: Ladder) {
    this.#inScope = compile(ladder.scope);
    this.#steps = ladder.steps.map((step) => compile(step.when));
    this.#met = ladder.steps.map(() => 0);
    this.#stood = ladder.steps.map(() => 0);
    this.#passedBy = ladder.steps.map(() => null);
  }

  see(customer: number, facts: CustomerFacts, now: Date, zone: string): void {
    if (!this.#inScope(facts, now, zone)) return;
    let stands = false;
    for (const [i, holds] of this.#steps.entries()) {
      if (!holds(facts, now, zone)) continue;
      this.#met[i] = (this.#met[i] ?? 0) + 1;
      if (stands) this.#passedBy[i] ??= customer;
      else this.#stood[i] = (this.#stood[i] ?? 0) + 1;
      stands = true;
    }
    if (stands) return;
    this.#none++;
    this.#nobodys ??= customer;
  }

  /** In the order of the ladder. */
  get steps(): StepReach[] {
    return this.ladder.steps.map(({ tag }, i) => ({
      tag,
      meets: this.#met[i] ?? 0,
      stands: this.#stood[i] ?? 0,
      passedBy: this.#passedBy[i] ?? null,
    }));
  }

  /** Customers in its scope who meet no step, and one of them. */
  get none(): { readonly count: number; readonly customer: number | null } {
    return { count: this.#none, customer: this.#nobodys };
  }
}
