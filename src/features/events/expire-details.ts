/**
 * Every night what is kept for a time only goes out of the journal: texts of chats, addresses of pages, details of events
 * of own types (P09, decision 0052). The events stay. Rules look again at whoever it concerns, from now on by what is left.
 */
import { readWorkspaceSettings, record } from '#features/staff';
import { DAY } from '#kernel';
import { type Ctx, systemCtx } from '#platform/context';
import { type Db, isLost, type Tx } from '#platform/db';
import { advance, committedPosition } from '#platform/feed';
import type { Schedule } from '#platform/queue';
import type { Log } from '#platform/telemetry';
import { classOf, type DetailClass, detailClasses, keptProperties } from './core/public.ts';
import { type Expired, keepMark, markOf, stripBetween, stripLate, typesTold } from './expire-sql.ts';
import { keepRemovals } from './remove-events-sql.ts';

const AT_ONCE = 2000;

export const retentionSchedule = (clock: () => Date): Schedule => ({
  name: 'events-expire',
  cron: '5 18 * * *',
  work: async (db: Db, log: Log) => {
    for (const { id } of await db.many<{ id: number }>('select id from workspace order by id'))
      try {
        await expireDetails(await systemCtx({ db, log, clock }, id, 'events'));
      } catch (error) {
        if (isLost(error)) throw error;
        log.error({ err: error, workspace: id }, 'what is kept for a time only did not go');
      }
  },
});

/** Answers how many events lost something, by class. */
export async function expireDetails(ctx: Ctx): Promise<Readonly<Record<DetailClass, number>>> {
  const { retention } = await readWorkspaceSettings(ctx.db, ctx.workspace);
  const expired = { chatTexts: 0, pageAddresses: 0, otherDetails: 0 };
  for (const type of await typesTold(ctx.db, ctx.workspace)) {
    const of = classOf(type);
    const days = of && retention[of];
    if (of && days !== null)
      expired[of] += await expireType(ctx, type, of, new Date(ctx.now.getTime() - days * DAY));
  }
  const after = Object.fromEntries(
    detailClasses.flatMap((of) => (expired[of] > 0 ? [[of, expired[of]]] : [])),
  );
  if (Object.keys(after).length > 0)
    await ctx.db.transaction((tx) => record(tx, ctx, { did: 'events.expired', subject: null, after }));
  return expired;
}

/** First what came late, then what has become old since; a crash goes on where the last transaction ended. */
async function expireType(ctx: Ctx, type: string, of: DetailClass, before: Date): Promise<number> {
  const { db, workspace } = ctx;
  const kept = keptProperties(of);
  const mark = await markOf(db, workspace, type);
  const position = await committedPosition(db, workspace);
  let count = 0;
  if (mark) {
    const late = { after: mark.position, until: mark.up_to < before ? mark.up_to : before };
    count += await inSteps(ctx, (tx) => stripLate(tx, workspace, type, kept, late, AT_ONCE), null);
  }
  let from = mark?.up_to ?? null;
  count += await inSteps(
    ctx,
    (tx) => stripBetween(tx, workspace, type, kept, { from, until: before }, AT_ONCE),
    async (tx, rows) => {
      from = new Date(Math.max(...rows.map((row) => row.at.getTime())));
      await keepMark(tx, workspace, type, { up_to: from, position });
    },
  );
  await keepMark(db, workspace, type, { up_to: before, position });
  return count;
}

async function inSteps(
  ctx: Ctx,
  strip: (tx: Tx) => Promise<Expired[]>,
  noted: ((tx: Tx, rows: readonly Expired[]) => Promise<void>) | null,
): Promise<number> {
  for (let count = 0; ; ) {
    const rows = await ctx.db.transaction(async (tx) => {
      await advance(tx, ctx.workspace, 0);
      const stripped = await strip(tx);
      if (stripped.length === 0) return stripped;
      const { last } = await advance(tx, ctx.workspace, 1);
      // What was concluded from it while it was there stands: it counts no more from now on.
      const gone = stripped.map(({ customer, type }) => ({ customer, type, at: ctx.now }));
      await keepRemovals(tx, ctx.workspace, last, gone);
      await noted?.(tx, stripped);
      return stripped;
    });
    count += rows.length;
    if (rows.length < AT_ONCE) return count;
  }
}
