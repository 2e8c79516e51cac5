/**
 * What becomes of a giver's personal tags when a customer is handed over (G58). Tags of the company and the history stay
 * whatever happens; personal tags do as the workspace has chosen: they stay the giver's, the taker gets his own of the
 * same names, or they come off.
 */
import { dueHandOvers, endHandOver, type HandOver, putOffHandOver, takersOf } from '#features/customers';
import { readWorkspaceSettings, record, staffAsActor } from '#features/staff';
import { AppError, MINUTE, SECOND, toId } from '#kernel';
import { type Ctx, systemCtx } from '#platform/context';
import { type Db, isLost } from '#platform/db';
import { advance } from '#platform/feed';
import type { Log } from '#platform/telemetry';
import { libraryOf } from '../library/library.ts';
import { isAlive } from '../library/rows.ts';
import type { LibraryTag } from '../library/snapshot.ts';
import { createTag } from '../library/tags.ts';
import { apply } from './apply.ts';
import type { Cause } from './cause.ts';
import type { Change } from './decide.ts';

/** WeCom tells of the two ends of a hand-over one after the other, in any order. */
const SETTLES_MS = 20 * SECOND;
/** So long a taker is waited for. */
const PATIENCE_MS = 10 * MINUTE;
const AT_ONCE = 200;
/** One that fails is tried after 1, 2, 4, … minutes, and given up after about four hours. */
const MOST_TRIES = 8;

const CAUSE: Cause = { source: 'manual', reason: 'tagging.handedOver' };

/** One step of the schedule. Answers how many hand-overs were seen to. */
export async function handOverDue(db: Db, log: Log, clock: () => Date): Promise<number> {
  let done = 0;
  for (const one of await dueHandOvers(db, new Date(clock().getTime() - SETTLES_MS), AT_ONCE)) {
    const ctx = await systemCtx({ db, log, clock }, one.workspace, 'hand-over');
    try {
      if (await handOver(ctx, one)) done++;
      else await putOffHandOver(db, one, ctx.now);
    } catch (error) {
      if (isLost(error)) throw error;
      await failed(ctx, one, error);
    }
  }
  return done;
}

async function failed(ctx: Ctx, one: HandOver, error: unknown): Promise<void> {
  const tries = one.tries + 1;
  ctx.log.error(
    { err: error, workspace: one.workspace, tries },
    'personal tags of a hand-over were not seen to',
  );
  if (tries >= MOST_TRIES) await giveUp(ctx, one, error instanceof AppError ? error.code : 'internal');
  else
    await putOffHandOver(ctx.db, { ...one, tries }, new Date(ctx.now.getTime() + 2 ** (tries - 1) * MINUTE));
}

/** The tags stay the giver's; the audit trail says so. `reason`: why it failed; null: nobody came to take over. */
const giveUp = (ctx: Ctx, one: HandOver, reason: string | null): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    await endHandOver(tx, one);
    await record(tx, ctx, {
      did: reason ? 'customer.handOverFailed' : 'customer.handOverUntaken',
      subject: toId('customer', one.customer),
      after: { staff: toId('staff', one.from) },
      ...(reason && { reason }),
    });
  });

/** False when the taker is not there yet. */
async function handOver(ctx: Ctx, one: HandOver): Promise<boolean> {
  const { personalTags: policy } = (await readWorkspaceSettings(ctx.db, ctx.workspace)).handOver;
  const tags = policy === 'keep' ? [] : await personalTagsOn(ctx, one);
  const takers = tags.length === 0 ? [] : await takersOf(ctx.db, one);
  const [taker] = takers;
  // Whoever is back has handed over nothing.
  if (tags.length === 0 || takers.includes(one.from)) {
    await endHandOver(ctx.db, one);
    return true;
  }
  if (policy === 'remove') {
    await takeOff(ctx, one, tags);
    return true;
  }
  const actor = taker === undefined ? null : await staffAsActor(ctx.db, ctx.workspace, taker);
  if (taker === undefined || !actor) {
    if (ctx.now.getTime() - one.at.getTime() < PATIENCE_MS) return false;
    await giveUp(ctx, one, null);
    return true;
  }
  await give({ ...ctx, actor }, ctx, one, tags, taker);
  return true;
}

/** Tags of the giver's own that the customer has. */
async function personalTagsOn(ctx: Ctx, { customer, from }: HandOver): Promise<LibraryTag[]> {
  const { tags } = await libraryOf(ctx.db, ctx.workspace);
  const own = [...tags.values()].filter((tag) => tag.owner_id === from && isAlive(tag));
  if (own.length === 0) return [];
  const rows = await ctx.db.many<{ tag: number }>(
    `select distinct tag_id as tag from assignment
      where workspace_id = $1 and customer = $2 and tag_id = any($3::int[])`,
    [ctx.workspace, customer, own.map((tag) => tag.id)],
  );
  const held = new Set(rows.map((row) => row.tag));
  return own.filter((tag) => held.has(tag.id));
}

const changesOf = (action: Change['action'], customer: number, tags: readonly number[]): Change[] =>
  tags.map((tag) => ({ action, tag, customer }));

const takeOff = (ctx: Ctx, one: HandOver, tags: readonly LibraryTag[]): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const off = changesOf(
      'remove',
      one.customer,
      tags.map((tag) => tag.id),
    );
    await apply(tx, ctx, off, CAUSE);
    await endHandOver(tx, one);
  });

/** The taker's own come first, so that a process that dies in between loses none; what he may not have stays. */
async function give(
  asTaker: Ctx,
  ctx: Ctx,
  one: HandOver,
  tags: readonly LibraryTag[],
  taker: number,
): Promise<void> {
  const own = new Map<number, LibraryTag>();
  for (const tag of tags) {
    const twin = await twinOf(asTaker, tag, taker);
    if (twin !== null) own.set(twin, tag);
  }
  await ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const twins = [...own.keys()];
    const { refused } = await apply(tx, asTaker, changesOf('add', one.customer, twins), CAUSE);
    const lost = new Set(refused.map(({ index }) => index));
    const given = twins.flatMap((twin, i) => (lost.has(i) ? [] : (own.get(twin)?.id ?? [])));
    await apply(tx, ctx, changesOf('remove', one.customer, given), CAUSE);
    await endHandOver(tx, one);
  });
}

/** The taker's tag of the same name in the same group, made when he has none; null when he may not have one. */
async function twinOf(ctx: Ctx, { name, group }: LibraryTag, taker: number): Promise<number | null> {
  const { tags } = await libraryOf(ctx.db, ctx.workspace);
  const known = [...tags.values()].find(
    (tag) => tag.owner_id === taker && tag.group.id === group.id && tag.name === name && isAlive(tag),
  );
  if (known) return known.id;
  try {
    await createTag(ctx, { name, group: toId('group', group.id), scope: 'personal' });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn({ code: error.code, workspace: ctx.workspace }, 'a personal tag could not be handed over');
    return null;
  }
  const made = await libraryOf(ctx.db, ctx.workspace);
  return (
    [...made.tags.values()].find(
      (tag) => tag.owner_id === taker && tag.group.id === group.id && tag.name === name && isAlive(tag),
    )?.id ?? null
  );
}
