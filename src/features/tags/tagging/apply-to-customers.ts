/**
 * The door for big work: the same decisions for one tag after the other and up to 20,000 customers at a time. Customers
 * about whom nothing is stored share one decision; only the others are looked at one by one. A bulk run calls it once
 * per chunk, each in a transaction of its own, so that single writes get their turn in between.
 */
import { notFound, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { libraryIn, libraryOf } from '../library/library.ts';
import { type LibrarySnapshot, type LibraryTag, seesTag } from '../library/snapshot.ts';
import type { Cause } from './cause.ts';
import { type AppliedToMany, Run } from './many-run.ts';
import { goneSince, reachableAmong } from './reach.ts';
import { beginBatch } from './rows.ts';

export const MOST_CUSTOMERS = 20_000;

export interface ManyChange {
  /** Ordinals, at most 20,000. */
  readonly customers: ArrayLike<number>;
  readonly add: readonly number[];
  readonly remove: readonly number[];
  /**
   * `change`: only what is named. `replace`: the added tags become the only ones of their groups. Never implicit (G05).
   */
  readonly mode?: 'change' | 'replace';
  readonly expiresAt?: Date | null;
  /**
   * The customers were alive at this position (they come from the audience index): then only those who went away since
   * are looked for, instead of everybody.
   */
  readonly aliveAt?: number;
}

/** Error: `tag.notFound` for a tag that the actor does not see. Everything else is counted in `refused`. */
export async function applyToCustomers(
  tx: Tx,
  ctx: Ctx,
  change: ManyChange,
  cause: Cause,
): Promise<AppliedToMany> {
  const { last: start } = await advance(tx, ctx.workspace, 0);
  return decideAndWrite(tx, ctx, change, cause, { start, dry: false });
}

class RolledBack extends Error {
  constructor(readonly result: AppliedToMany) {
    super('tried only');
  }
}

/** What `applyToCustomers` would do now, without doing it. The same errors. */
export async function tryOnCustomers(ctx: Ctx, change: ManyChange, cause: Cause): Promise<AppliedToMany> {
  const { tags } = await libraryOf(ctx.db, ctx.workspace);
  const groups = [...change.add, ...change.remove].map((id) => tags.get(id)?.group_id ?? id);
  // Of one group, what is done to one tag decides about the next: only doing it tells.
  if (change.mode !== 'replace' && new Set(groups).size === groups.length)
    return ctx.db.transaction((tx) => decideAndWrite(tx, ctx, change, cause, { start: 0, dry: true }));
  try {
    return await ctx.db.transaction(async (tx) => {
      throw new RolledBack(await applyToCustomers(tx, ctx, change, cause));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result;
    throw error;
  }
}

async function decideAndWrite(
  tx: Tx,
  ctx: Ctx,
  change: ManyChange,
  cause: Cause,
  { start, dry }: { readonly start: number; readonly dry: boolean },
): Promise<AppliedToMany> {
  if (change.customers.length > MOST_CUSTOMERS)
    throw new Error(`${change.customers.length} customers in one chunk, ${MOST_CUSTOMERS} at most`);
  const begun = await beginBatch(tx, ctx.workspace, 1);
  const library = await libraryIn(tx, ctx, begun.version);
  const added = change.add.map((id) => visibleTag(library, ctx, id));
  const removed = change.remove.map((id) => visibleTag(library, ctx, id));
  if (change.mode === 'replace') removed.push(...othersOf(added).filter((tag) => seesTag(ctx.actor, tag)));

  const asked = Int32Array.from(new Set(Array.from(change.customers))).sort();
  const customers = await livingAmong(tx, ctx, asked, change.aliveAt);
  const run = new Run(tx, ctx, cause, { id: begun.causes[0] ?? 0, start, dry });
  if (customers.length < asked.length) {
    const living = new Set(customers);
    const gone = asked.filter((customer) => !living.has(customer));
    for (const tag of [...removed, ...added])
      for (const customer of gone) run.refuse('customer.notFound', tag, customer);
  }
  for (const tag of removed) await run.takeOff(tag, customers);
  for (const tag of added) await run.putOn(tag, customers, change.expiresAt ?? null);
  return run.finish();
}

function visibleTag(library: LibrarySnapshot, ctx: Ctx, id: number): LibraryTag {
  const tag = library.tag(id);
  if (!tag || !seesTag(ctx.actor, tag)) throw notFound('tag.notFound', { tag: toId('tag', id) });
  return tag;
}

const othersOf = (added: readonly LibraryTag[]): LibraryTag[] =>
  [...new Set(added.map((tag) => tag.group))].flatMap((group) =>
    group.tags.filter((tag) => !added.includes(tag)),
  );

async function livingAmong(
  tx: Tx,
  ctx: Ctx,
  customers: Int32Array,
  aliveAt: number | undefined,
): Promise<Int32Array> {
  if (aliveAt === undefined || ctx.actor.reach !== 'workspace') {
    const reachable = await reachableAmong(tx, ctx, Array.from(customers));
    return customers.filter((customer) => reachable.has(customer));
  }
  const gone = await goneSince(tx, ctx.workspace, aliveAt);
  return gone.size === 0 ? customers : customers.filter((customer) => !gone.has(customer));
}
