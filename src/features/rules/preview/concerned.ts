/** Whom a preview is about: which other tags they have, who looks after them, who of them bought later. */
import type { Audiences } from '#features/audience';
import { any, count, facetSteps, inRange, inSet, OrdinalSet } from '#features/audience/core';
import { OWNER_KEY } from '#features/customers/core';
import { staffTerms } from '#features/staff';
import { inSlices, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { ResolvedRule } from '../core/public.ts';
import { followsAlone } from '../core/replay.ts';

const MOST_TAGS = 10;
const MOST_STAFF = 10;
const LAST_ORDER = 'order.lastAt';

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Sets, so that everybody fits in. */
export class Concerned {
  /** Customers who would have a tag of the rule; of one that only suggests, those to whom it would propose one too. */
  readonly holders = new OrdinalSet();
  /** Who would get or lose one, or have one proposed. */
  readonly changing = new OrdinalSet();
  #gained = 0;
  #bought = 0;

  /** Customers who keep a tag. */
  keep(customers: readonly number[]): void {
    for (const customer of customers) this.holders.add(customer);
  }

  /** Customers who get a tag, now or when somebody accepts it. */
  gain(customers: readonly number[]): void {
    this.keep(customers);
    this.change(customers);
  }

  /** Customers whose tags change. */
  change(customers: readonly number[]): void {
    for (const customer of customers) this.changing.add(customer);
  }

  /** A customer whom the rule would have given a tag at this moment, and when his last order was paid; milliseconds since 1970. */
  gainedAt(moment: number, lastOrder: number | null): void {
    this.#gained++;
    if (lastOrder !== null && lastOrder > moment) this.#bought++;
  }

  /** The tags that most of the holders have, without the rule's `own` and those that the asker may not see. */
  async overlap(audiences: Audiences, asker: Ctx, everybody: Ctx, own: ReadonlySet<number>) {
    const { index, alive } = await audiences.everybody(everybody);
    const terms = await audiences.terms(asker);
    const tags = terms.allTags.filter((tag) => !own.has(tag.id));
    // Both of one moment: in between others have their turn.
    const total = alive.size;
    const held = tags.map((tag) => index.livingWith(tag.id));
    const found = await inSlices(
      facetSteps(
        inSet(this.holders),
        alive,
        tags.map((tag) => index.tag(tag.id)),
      ),
    );
    const most = tags
      .map((tag, i) => ({ tag, all: held[i] ?? 0, count: found.counts[i] ?? 0 }))
      .filter((one) => one.count > 0)
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_TAGS);
    return {
      count: found.count,
      total,
      tags: most.map(({ tag, all, count: inside }) => ({
        tag: toId('tag', tag.id),
        path: terms.pathOf(tag),
        count: inside,
        share: inside / found.count,
        all,
        shareOfAll: all / total,
      })),
    };
  }

  /** The members of staff who own or follow those who would change, the most concerned first. */
  async staff(audiences: Audiences, everybody: Ctx) {
    const { index } = await audiences.everybody(everybody);
    const staff = await staffTerms(everybody.db, everybody.workspace);
    const changing = this.changing;
    const counts = await inSlices(
      (function* () {
        const found: { id: number; name: string; customers: number }[] = [];
        for (const { id, name } of staff) {
          const owned = index.values(OWNER_KEY)?.with(toId('staff', id)) ?? new OrdinalSet();
          const customers = count(any(inSet(index.followedBy(id)), inSet(owned)), changing);
          if (customers > 0) found.push({ id, name, customers });
          yield;
        }
        return found;
      })(),
    );
    return {
      count: counts.length,
      customers: changing.size,
      most: counts
        .sort((a, b) => b.customers - a.customers || a.id - b.id)
        .slice(0, MOST_STAFF)
        .map(({ id, name, customers }) => ({ id: toId('staff', id), name, customers })),
    };
  }

  /**
   * How many paid an order after they would have got their first tag, beside everybody since `since`. Null where the
   * replay cannot know when that would have been.
   */
  async bought(audiences: Audiences, everybody: Ctx, rule: ResolvedRule, since: number) {
    if (!followsAlone(rule)) return null;
    const { index, alive } = await audiences.everybody(everybody);
    const column = index.column(LAST_ORDER);
    const all = column ? count(inRange(column, { gt: since }), alive) : 0;
    return {
      count: this.#gained,
      bought: this.#bought,
      share: shareOf(this.#bought, this.#gained),
      total: alive.size,
      all,
      shareOfAll: shareOf(all, alive.size),
    };
  }
}

/** When a customer last paid an order, in milliseconds since 1970. */
export async function lastOrders(
  audiences: Audiences,
  everybody: Ctx,
): Promise<(customer: number) => number | null> {
  const column = (await audiences.index(everybody)).column(LAST_ORDER);
  return (customer) => column?.get(customer) ?? null;
}
