/**
 * A condition put to the index, for one caller: names resolved, reach applied. Everything that counts, lists or changes
 * people by condition starts here, so that the same number is the same everywhere.
 */

import {
  any,
  count,
  type Expression,
  evaluate,
  fromRoaring,
  inSet,
  OrdinalSet,
} from '#features/audience/core';
import { type Resolved, resolveCondition, sentence, visibleParts } from '#features/conditions/core';
import { OWNER_KEY } from '#features/customers/core';
import { type HeadCounts, libraryAt } from '#features/tags';
import { AppError, readsPhones, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { BehaviourSets } from './behaviour/behaviour-sets.ts';
import { expressionOf, leavesNow, onceEach } from './evaluate/expression-of.ts';
import { leafSets } from './evaluate/leaf-sets.ts';
import type { Indexes } from './index/indexes.ts';
import type { WorkspaceIndex } from './index/workspace-index.ts';
import { membersOf } from './sql.ts';
import { type Terms, Vocabularies } from './vocabulary.ts';

export interface People {
  readonly index: WorkspaceIndex;
  readonly resolved: Resolved;
  /** The condition alone, in its own shape: for counts per branch. */
  readonly expression: Expression;
  /** The living customers that the caller sees. */
  readonly alive: OrdinalSet;
  readonly terms: Terms;
}

/** The living customers who are followed or owned by one of these people. */
function customersOf(staff: Iterable<number>, index: WorkspaceIndex): OrdinalSet {
  const owned = index.values(OWNER_KEY);
  const sets = [...staff].flatMap((id) => [
    index.followedBy(id),
    ...(owned ? [owned.with(toId('staff', id))] : []),
  ]);
  return evaluate(any(...sets.map(inSet)), index.alive);
}

/** Nobody finds out digits by asking that he may not read. */
const asReadBy = ({ actor }: Ctx, resolved: Resolved): Resolved =>
  readsPhones(actor) ? resolved : visibleParts(resolved);

export class Audiences {
  readonly #indexes: Indexes;
  readonly #vocabularies = new Vocabularies();
  readonly #frozen = new Map<string, Promise<OrdinalSet>>();
  readonly #behaviour = new BehaviourSets();

  constructor(indexes: Indexes) {
    this.#indexes = indexes;
  }

  /** Frozen members never change, so a set that was read once is kept (the newest few). */
  frozenMembers(ctx: Ctx, id: number): Promise<OrdinalSet> {
    const key = `${ctx.workspace} ${id}`;
    let set = this.#frozen.get(key);
    if (!set) {
      if (this.#frozen.size >= 50) this.#frozen.delete(this.#frozen.keys().next().value ?? '');
      set = membersOf(ctx.db, ctx.workspace, id).then((row) =>
        row ? fromRoaring(row.members) : new OrdinalSet(),
      );
      set.catch(() => this.#frozen.delete(key));
      this.#frozen.set(key, set);
    }
    return set;
  }

  /**
   * The index as new as this process knows of, and at least as new as `minPosition`: the one place where a read waits
   * for a write (read-your-writes). Error: `position.future` (409) for a position that nobody has reached.
   */
  async index(ctx: Ctx, minPosition?: number): Promise<WorkspaceIndex> {
    const index = await this.#indexes.at(ctx.workspace, minPosition);
    if (minPosition !== undefined && index.position < minPosition)
      throw new AppError('conflict', 'position.future', { minPosition, position: index.position }, [
        { path: 'minPosition', code: 'positionFuture', facts: { position: index.position } },
      ]);
    if (minPosition !== undefined) await libraryAt(ctx.db, ctx.workspace, minPosition);
    return index;
  }

  async terms(ctx: Ctx, minPosition?: number): Promise<Terms> {
    return this.#vocabularies.terms(ctx, await this.index(ctx, minPosition));
  }

  /** The living customers within a caller's reach: all, or those followed or owned by the people that the reach names. */
  async #visible(ctx: Ctx, index: WorkspaceIndex): Promise<OrdinalSet> {
    const { reach, staff } = ctx.actor;
    if (reach === 'workspace') return index.alive;
    if (reach === 'own') return customersOf(staff === null ? [] : [staff], index);
    return customersOf(await this.#vocabularies.colleagues(ctx, index), index);
  }

  /** What a condition says, without asking the index. */
  async meaning(
    ctx: Ctx,
    condition: unknown,
    minPosition?: number,
  ): Promise<{ resolved: Resolved; terms: Terms }> {
    const terms = await this.terms(ctx, minPosition);
    return { resolved: asReadBy(ctx, resolveCondition(condition, terms, { at: 'condition' })), terms };
  }

  /** Resolves and prepares a condition. Errors: those of `resolveCondition`, with paths below `at`. */
  async of(
    ctx: Ctx,
    condition: unknown,
    options: { minPosition?: number | undefined; at?: string } = {},
  ): Promise<People> {
    const index = await this.index(ctx, options.minPosition);
    const terms = await this.#vocabularies.terms(ctx, index);
    const resolved = resolveCondition(condition, terms, { at: options.at ?? 'condition' });
    return {
      index,
      resolved,
      terms,
      expression: await this.expression(ctx, resolved, index),
      alive: await this.#visible(ctx, index),
    };
  }

  /** Another condition over an index that is at hand. */
  expression(ctx: Ctx, resolved: Resolved, index: WorkspaceIndex): Promise<Expression> {
    const sets = leafSets({
      db: ctx.db,
      workspace: ctx.workspace,
      now: ctx.now,
      zone: ctx.timeZone,
      frozenMembers: (id) => this.frozenMembers(ctx, id),
      behaviour: this.#behaviour,
    });
    return expressionOf(asReadBy(ctx, resolved), onceEach(leavesNow(index, sets)));
  }

  /** Everybody that the caller sees. */
  async everybody(ctx: Ctx, minPosition?: number): Promise<{ index: WorkspaceIndex; alive: OrdinalSet }> {
    const index = await this.index(ctx, minPosition);
    return { index, alive: await this.#visible(ctx, index) };
  }

  /** Head counts for the tag library, so that the drawer, the audience and the facet say the same number. */
  get headCounts(): HeadCounts {
    return {
      each: async (ctx, tags) => {
        const { index, alive } = await this.everybody(ctx);
        const holders = (tag: number) =>
          alive === index.alive ? index.livingWith(tag) : count(inSet(index.tag(tag)), alive);
        return new Map(tags.map((tag) => [tag, holders(tag)]));
      },
      any: async (ctx, tags) => {
        const { index, alive } = await this.everybody(ctx);
        return count(any(...tags.map((tag) => inSet(index.tag(tag)))), alive);
      },
      everybody: async (ctx) => (await this.everybody(ctx)).alive.size,
    };
  }
}

export const sentenceFor = (people: Pick<People, 'resolved' | 'terms'>, language: Ctx['language']): string =>
  sentence(people.resolved, people.terms, language);
