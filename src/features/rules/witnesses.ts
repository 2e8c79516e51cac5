/** Conflicts of a rule with a customer for each, found while everybody is looked at (N06). */
import type { Terms } from '#features/audience';
import type { CustomerFacts } from '#features/conditions/core';
import { namedCustomers } from '#features/customers';
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { sayConflict } from './conflict-texts.ts';
import { ladderConflicts, type RuleConflict } from './core/conflicts.ts';
import { LadderReach, type Look } from './core/public.ts';
import type { ReadyRule } from './live-rules.ts';
import { membersOf } from './member-sql.ts';

interface Found {
  readonly conflict: RuleConflict;
  customer: number | null;
}

export class Witnesses {
  readonly #found: Found[];
  readonly #reach: LadderReach | null;

  constructor({ resolved }: Pick<ReadyRule, 'resolved'>, conflicts: readonly RuleConflict[]) {
    this.#found = conflicts.map((conflict) => ({ conflict, customer: null }));
    this.#reach = resolved.kind === 'ladder' ? new LadderReach(resolved) : null;
  }

  /** The next customers, with what the rule would do to each. */
  async see(
    ctx: Ctx,
    wishes: readonly { readonly customer: number; readonly look: Look }[],
    facts: ReadonlyMap<number, CustomerFacts>,
  ): Promise<void> {
    if (this.#reach)
      for (const [customer, known] of facts) this.#reach.see(customer, known, ctx.now, ctx.timeZone);
    const open = this.#found.filter(({ conflict, customer }) => customer === null && isBetween(conflict));
    if (open.length === 0) return;
    const rules = open.flatMap(({ conflict }) => (isBetween(conflict) ? [conflict.rule] : []));
    const held = (await membersOf(ctx.db, ctx.workspace, rules, [...facts.keys()])).filter((one) => one.held);
    for (const one of open) {
      const { conflict } = one;
      if (!isBetween(conflict)) continue;
      const theirs = new Set(
        held.filter((member) => member.rule === conflict.rule).map((member) => member.customer),
      );
      const wish = wishes.find(
        ({ customer, look }) =>
          theirs.has(customer) && (look.put.includes(conflict.tag) || look.take.includes(conflict.tag)),
      );
      one.customer = wish?.customer ?? null;
    }
  }

  /** How the steps of a ladder reach; null for any other rule. */
  get ladder() {
    const reach = this.#reach;
    return (
      reach && {
        steps: reach.steps.map(({ tag, meets, stands }) => ({ tag: toId('tag', tag), meets, stands })),
        none: reach.none.count,
      }
    );
  }

  /** Blocking ones first, each with somebody it is about, if there is anybody. */
  async show(ctx: Ctx, terms: Terms) {
    const passedBy = new Map(this.#reach?.steps.map((step) => [step.tag, step.passedBy]));
    const all: Found[] = [
      ...this.#found.map(({ conflict, customer }) => ({
        conflict,
        customer: conflict.code === 'unreachable' ? (passedBy.get(conflict.tag) ?? null) : customer,
      })),
      ...(this.#reach ? ladderConflicts(this.#reach) : []).filter(
        ({ conflict }) => !this.#found.some(({ conflict: known }) => isSameStep(conflict, known)),
      ),
    ];
    const named = await namedCustomers(
      ctx.db,
      ctx.workspace,
      all.flatMap(({ customer }) => customer ?? []),
    );
    return all
      .sort((a, b) => a.conflict.severity.localeCompare(b.conflict.severity))
      .map(({ conflict, customer }) => {
        const name = customer === null ? undefined : named.get(customer)?.name;
        return {
          code: conflict.code,
          severity: conflict.severity,
          text: sayConflict(conflict, terms, ctx.language),
          witness: customer === null || name === undefined ? null : { id: toId('customer', customer), name },
        };
      });
  }
}

const isBetween = (
  conflict: RuleConflict,
): conflict is Extract<RuleConflict, { code: 'siblings' | 'opposed' }> =>
  conflict.code === 'siblings' || conflict.code === 'opposed';

/** A step that nobody can reach need not be told again as one that nobody reaches now. */
const isSameStep = (conflict: RuleConflict, known: RuleConflict): boolean =>
  conflict.code === 'hidden' && known.code === 'unreachable' && conflict.tag === known.tag;
