/**
 * The comparison of both sides, pair by pair (I04, N15): nightly, and whenever somebody asks for a sync. What WeCom has
 * and we did not hear of is taken; what we have and WeCom lost is sent; what would take something away waits until the
 * end. A few of those are lost callbacks and are taken too; many at once look like a mistake (a narrower scope, a revoked
 * right) and are left for somebody to decide.
 */

import { conflict, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { isLost } from '#platform/db';
import { Answer } from '#platform/http';
import { addJob, type JobHandler, type JobKind, type JobRun } from '#platform/queue';
import { WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import { keptFailure } from '../kept-failure.ts';
import { databaseNow, observing, type WecomParts, wecomCtx } from '../parts.ts';
import { createTags, tagsToCreate } from '../push/create-tags.ts';
import { unsentTags } from '../push/unsent-tags.ts';
import { beginComparison, endComparison, failuresAsDifferences, keepDifferences } from './comparison-sql.ts';
import { relationGone } from './differences.ts';
import { askReadings, askWritingsOf, pairSubject } from './due-sql.ts';
import { mendFew } from './mend.ts';
import { pullDirectory } from './pull-directory.ts';
import { pullLibrary } from './pull-library.ts';
import { readChatsIfAllowed } from './read-chats.ts';
import { later } from './read-due.ts';
import { type Reading, storable } from './reading.ts';
import { listedOf, type PairKey, pairKeyOf } from './relation-sql.ts';
import { type Taken, takeReadings } from './take-readings.ts';
import { togetherOrApart } from './together-or-apart.ts';
import { unknownIn, withUnknownTags } from './unknown-tags.ts';

export const SYNC_JOB: JobKind = { name: 'wecom.sync', right: 'library:write' };

/** People whose pairs are read together: enough to fill pages, few enough to remember who was listed. */
const PEOPLE_AT_ONCE = 10;

/** Where a comparison stands, kept with each step so that it goes on after a crash. */
interface SoFar {
  readonly comparison: number;
  /** The last userid whose pairs were all compared; people are taken in order. */
  readonly after: string | null;
  readonly relations: number;
  readonly equal: number;
}

/** `POST /wecom/sync`. A sync that runs answers with its job. Error: `wecom.notConnected`. */
export async function startSync(ctx: Ctx): Promise<Answer<{ job: { id: string } }>> {
  requireRight(ctx.actor, 'library:write');
  const id = await ctx.db.transaction(async (tx) => {
    // Two at once would read everything twice for nothing.
    await tx.run('select pg_advisory_xact_lock(hashtext($1))', [`wecom.sync ${ctx.workspace}`]);
    const connected = await tx.maybe('select 1 from wecom_connection where workspace_id = $1', [
      ctx.workspace,
    ]);
    if (!connected) throw conflict('wecom.notConnected');
    const running = await tx.maybe<{ id: number }>(
      `select id from job where workspace_id = $1 and kind = $2 and status in ('queued', 'running') limit 1`,
      [ctx.workspace, SYNC_JOB.name],
    );
    if (running) return running.id;
    return addJob(tx, ctx, { kind: SYNC_JOB, title: '', payload: {} });
  });
  return new Answer(202, { job: { id: toId('job', id) } });
}

export const syncJob =
  (parts: WecomParts): JobHandler =>
  async (ctx, run) => {
    const connection = await parts.connections.of(ctx.workspace);
    if (!connection) throw conflict('wecom.notConnected');
    // What WeCom holds does not depend on the rights of whoever asks for the comparison.
    const own = { ...(await wecomCtx(parts, ctx.workspace)), log: ctx.log };
    try {
      return await compare(parts, own, connection, run);
    } catch (error) {
      if (!(error instanceof WecomError)) throw error;
      throw conflict('wecom.callFailed', { api: error.api, code: error.code ?? error.kind });
    }
  };

async function compare(parts: WecomParts, ctx: Ctx, connection: Connection, run: JobRun) {
  const people = [...(await connection.api.contacts.followUsers())];
  const userids = [...new Set(people.map((userid) => userid.toLowerCase()))].sort();
  let soFar = run.soFar as SoFar | null;
  if (!soFar) {
    const directory = await pullDirectory(ctx, connection, people);
    const library = await pullLibrary(ctx, connection);
    const comparison = await beginComparison(ctx.db, ctx.workspace, ctx.now);
    await keepDifferences(ctx.db, ctx.workspace, comparison, library, ctx.now);
    soFar = { comparison, after: null, relations: 0, equal: 0 };
    ctx.log.info({ ...directory, people: userids.length }, 'WeCom is compared');
    await ctx.db.transaction((tx) => run.keep(tx, soFar));
  }
  const { comparison } = soFar;
  try {
    for (let at = firstAfter(userids, soFar.after); at < userids.length; at += PEOPLE_AT_ONCE) {
      await run.progress(at, userids.length);
      const some = userids.slice(at, at + PEOPLE_AT_ONCE);
      const { done, refused } = await togetherOrApart(some, (userids) =>
        comparePeople(parts, ctx, connection, run, comparison, userids),
      );
      // Their pairs are not gone: nothing is known of them.
      if (refused.size > 0)
        ctx.log.warn({ codes: [...refused.values()] }, 'WeCom does not show some members');
      soFar = {
        comparison,
        after: some.at(-1) ?? null,
        relations: done.reduce((sum, one) => sum + one.relations, soFar.relations),
        equal: done.reduce((sum, one) => sum + one.equal, soFar.equal),
      };
      const next = soFar;
      await ctx.db.transaction((tx) => run.keep(tx, next));
    }
    await keepGone(
      ctx,
      comparison,
      await unlistedUserids(ctx, userids),
      new Set(),
      await databaseNow(ctx.db),
    );
    await readChatsIfAllowed(parts, ctx, connection, people);
    await failuresAsDifferences(ctx.db, ctx.workspace, comparison, ctx.now);
    const mended = await mendFew(parts, ctx, soFar.relations);
    await endComparison(ctx.db, ctx.workspace, comparison, soFar, null);
    return { comparison, relations: soFar.relations, equal: soFar.equal, ...mended };
  } catch (error) {
    // A lost database says nothing: the job goes on where it was.
    if (!isLost(error)) await endComparison(ctx.db, ctx.workspace, comparison, soFar, keptFailure(error));
    throw error;
  }
}

const firstAfter = (userids: readonly string[], after: string | null): number => {
  if (after === null) return 0;
  const at = userids.findIndex((userid) => userid > after);
  return at < 0 ? userids.length : at;
};

/** All pages of these people, then the pairs of theirs that no page listed. */
async function comparePeople(
  parts: WecomParts,
  ctx: Ctx,
  connection: Connection,
  run: JobRun,
  comparison: number,
  userids: readonly string[],
): Promise<{ relations: number; equal: number }> {
  const listed = new Set<string>();
  const unread = new Set<string>();
  const sum = { relations: 0, equal: 0 };
  const begun = await databaseNow(ctx.db);
  let cursor: string | null = null;
  do {
    const page = await connection.api.contacts.batchByUser({ userIds: userids, cursor });
    for (const userid of page.unlicensed) unread.add(userid.toLowerCase());
    const readings = page.items.map(readingOf);
    for (const one of readings) listed.add(pairSubject(one));
    const done = await comparePage(parts, ctx, connection, run, comparison, readings, begun);
    sum.relations += readings.length - done.ignored;
    sum.equal += done.equal;
    cursor = page.cursor !== cursor ? page.cursor : null;
  } while (cursor !== null);
  await keepGone(
    ctx,
    comparison,
    userids.filter((userid) => !unread.has(userid)),
    listed,
    begun,
  );
  return sum;
}

/** Pairs of these people that we know and WeCom did not list. */
async function keepGone(
  { db, workspace, now }: Ctx,
  comparison: number,
  userids: readonly string[],
  listed: ReadonlySet<string>,
  begun: Date,
): Promise<void> {
  let after: PairKey | null = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof listedOf>> = await listedOf(
      db,
      workspace,
      userids,
      after,
      1000,
      begun,
    );
    const gone = rows.filter((row) => !listed.has(pairSubject(pairKeyOf(row))));
    await keepDifferences(db, workspace, comparison, gone.map(relationGone), now);
    const last = rows.at(-1);
    if (!last || rows.length < 1000) return;
    after = pairKeyOf(last);
  }
}

/** People who have customers here and may not have any in WeCom: they left, or the app does not see them any more. */
const unlistedUserids = async ({ db, workspace }: Ctx, userids: readonly string[]): Promise<string[]> =>
  (
    await db.many<{ userid: string }>(
      `select distinct userid from wecom_relation
        where workspace_id = $1 and status in ('active', 'deletedByCustomer') and userid <> all($2::text[])`,
      [workspace, userids],
    )
  ).map((row) => row.userid);

type BatchItem = Awaited<ReturnType<Connection['api']['contacts']['batchByUser']>>['items'][number];

const readingOf = ({ person, relation }: BatchItem): Reading => ({
  userid: relation.userId.toLowerCase(),
  externalUserid: person.externalUserId,
  name: storable(person.name),
  unionId: person.unionId,
  remark: storable(relation.remark) || null,
  addWay: relation.addWay,
  state: relation.state,
  since: relation.addedAt,
  tags: [...new Set(relation.tagIds)].sort(),
  personal: null,
  seen: [],
});

async function comparePage(
  parts: WecomParts,
  ctx: Ctx,
  connection: Connection,
  run: JobRun,
  comparison: number,
  readings: readonly Reading[],
  begun: Date,
): Promise<Pick<Taken, 'equal' | 'ignored'>> {
  if (readings.length === 0) return { equal: 0, ignored: 0 };
  const { db, workspace } = ctx;
  const now = { ...ctx, now: parts.clock() };
  const shared = await withUnknownTags(now, connection, readings);
  const taking = {
    ...(await observing(parts, workspace)),
    shared,
    begun,
    way: 'pass' as const,
    job: run.id,
  };
  const taken = await db.transaction(async (tx) => {
    const done = await takeReadings(tx, now, taking, readings);
    await keepDifferences(tx, workspace, comparison, done.differences, now.now);
    return done;
  });
  const dueAt = later(now.now);
  // A page tells ids only; what a tag of another's strategy is called is told with the contact.
  const nameless = new Set(unknownIn(shared, readings));
  const unnamed = readings.filter((one) => one.tags.some((id) => nameless.has(id)));
  await askReadings(
    db,
    workspace,
    [...taken.again, ...unnamed].map((key) => ({ kind: 'relation', subject: pairSubject(key), dueAt })),
  );
  // Tags that customers hold here and that WeCom does not know yet.
  const unsent = await unsentTags(now, shared, taken.customers);
  const wanted = await tagsToCreate(now, shared, unsent.tags);
  const paused = (await parts.connections.of(workspace))?.paused ?? true;
  if (wanted.length > 0 && !paused) {
    const made = new Set(await createTags(now, connection, shared, wanted));
    await askWritingsOf(db, workspace, unsent.holdersOf(made), now.now);
  }
  return taken;
}
