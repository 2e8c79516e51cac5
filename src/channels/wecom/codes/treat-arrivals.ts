/** What a channel does for who came by it, besides the welcome: tags, remark, and people who step back at their limit. */
import { followsOf, observeFollows } from '#features/customers';
import { staffNames } from '#features/staff';
import { apply, type Change } from '#features/tags';
import { MINUTE, withinCharacters } from '#kernel';
import type { Ctx } from '#platform/context';
import { advance } from '#platform/feed';
import { WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import { type WecomParts, wecomCtx } from '../parts.ts';
import {
  type DueArrival,
  dueArrivals,
  isOurRemark,
  noteRemark,
  noteTagged,
  postponeArrival,
} from './arrival-sql.ts';
import { channelById } from './channel-sql.ts';
import { tellCrew } from './duty.ts';
import { filled } from './variables.ts';

const AT_ONCE = 100;
/** Remarks under way at once; below WeCom's five. */
const LANES = 4;
/** Characters of a remark (wecom-api.md section 3.5). */
const MOST_CHARACTERS = 20;
/** Seconds until a failed attempt is repeated; after the last it is given up, with its reason. */
const AGAIN_S = [5, 30, 120, 600, 3600, 6 * 3600, 24 * 3600];

/** True: there may be more that is due. */
export async function treatArrivals(parts: WecomParts, connection: Connection): Promise<boolean> {
  const { workspace } = connection;
  const due = await dueArrivals(parts.db, workspace, parts.clock(), AT_ONCE);
  if (due.length === 0) return false;
  const ctx = await wecomCtx(parts, workspace);
  for (const channel of new Set(due.map((one) => one.channel_id)))
    await tagAll(
      ctx,
      due.filter((one) => one.channel_id === channel && one.tagged_at === null),
    );
  await stepBack(ctx, connection, due);
  await remarkAll(ctx, connection, due);
  return due.length === AT_ONCE;
}

/** The customers of one channel together; when that fails one by one, so that one of them does not hold up the others. */
async function tagAll(ctx: Ctx, arrivals: readonly DueArrival[]): Promise<void> {
  if (arrivals.length === 0) return;
  try {
    await tagTogether(ctx, arrivals);
  } catch (error) {
    if (arrivals.length > 1) for (const one of arrivals) await tagAll(ctx, [one]);
    else {
      const [one] = arrivals;
      ctx.log.error({ err: error, arrival: one?.id }, 'the tags of a channel were not put on');
      if (one) await again(ctx, one, String(error), null);
    }
  }
}

const wantsRemark = (one: DueArrival): boolean => one.remark !== '' && one.lost_at === null && !one.archived;

async function tagTogether(ctx: Ctx, arrivals: readonly DueArrival[]): Promise<void> {
  const [{ channel, archived, tags }] = arrivals as [DueArrival];
  const wanted = archived ? [] : arrivals.flatMap((one) => tags.map((tag) => ({ one, tag })));
  await ctx.db.transaction(async (tx) => {
    const changes = wanted.map(
      // In a group per staff it is the tag of who was added.
      ({ one: { customer, staff_id }, tag }): Change => ({
        action: 'add',
        customer,
        tag,
        staff: staff_id,
        evidence: channel,
      }),
    );
    const evidence = { channel };
    const { refused } =
      changes.length === 0 ? { refused: [] } : await apply(tx, ctx, changes, { source: 'channel', evidence });
    for (const one of arrivals) {
      const own = refused.flatMap(({ index, code }) => {
        const change = wanted[index];
        return change?.one === one ? [{ tag: change.tag, code }] : [];
      });
      await noteTagged(tx, ctx.workspace, one.id, own, !wantsRemark(one), ctx.now);
    }
  });
}

/** Whoever has just got as many customers as a day allows is taken off the code now, not at the next minute. */
async function stepBack(ctx: Ctx, connection: Connection, due: readonly DueArrival[]): Promise<void> {
  const limited = due.filter((one) => one.daily_limit !== null && one.attempts === 0 && !one.archived);
  for (const channel of new Set(limited.map((one) => one.channel_id))) {
    const row = await channelById(ctx.db, ctx.workspace, channel);
    if (row) await tellCrew(ctx, connection, row);
  }
}

async function remarkAll(ctx: Ctx, connection: Connection, due: readonly DueArrival[]): Promise<void> {
  const waiting = due.filter(wantsRemark);
  const names = await staffNames(
    ctx.db,
    ctx.workspace,
    waiting.map((one) => one.staff_id),
  );
  const lane = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift())
      await remark(ctx, connection, one, names.get(one.staff_id) ?? '');
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function remark(ctx: Ctx, connection: Connection, one: DueArrival, staff: string): Promise<void> {
  const { db, workspace } = ctx;
  if (connection.paused)
    return void (await postponeArrival(
      db,
      workspace,
      one.id,
      new Date(ctx.now.getTime() + MINUTE),
      'paused',
    ));
  try {
    const contact = await connection.api.contacts.get(one.external_userid);
    const follower = contact.followers.find(({ userId }) => userId.toLowerCase() === one.userid);
    const { name } = contact.person;
    const text = withinCharacters(
      filled(one.remark, { 'customer.name': name, 'staff.name': staff, 'channel.name': one.channel }).trim(),
      MOST_CHARACTERS,
    );
    const there = follower?.remark ?? '';
    const free =
      there === '' ||
      there === name ||
      (await isOurRemark(db, workspace, one.userid, one.external_userid, there));
    // What a person wrote stays.
    if (text === '' || text === there || !free) return void (await noteRemark(db, workspace, one.id, null));
    await connection.api.contacts.remark({
      userId: follower?.userId ?? one.userid,
      externalUserId: one.external_userid,
      remark: text,
    });
    await takeRemark(ctx, one, text);
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    if (error.kind === 'closed') throw error;
    await again(ctx, one, `${error.api} ${error.code ?? error.kind}`, error.until);
  }
}

/** WeCom tells nobody of a remark that an app wrote: it is shown here from now on. */
const takeRemark = (ctx: Ctx, { id, customer, staff_id }: DueArrival, remark: string): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const follows = await followsOf(tx, ctx.workspace, [customer]);
    const follow = follows.find(({ staff }) => staff === staff_id);
    if (follow) await observeFollows(tx, ctx, [{ ...follow, customer, remark }]);
    await noteRemark(tx, ctx.workspace, id, remark);
  });

async function again(ctx: Ctx, one: DueArrival, failure: string, until: Date | null): Promise<void> {
  const seconds = AGAIN_S[one.attempts];
  const at =
    seconds === undefined
      ? null
      : new Date(Math.max(until?.getTime() ?? 0, ctx.now.getTime() + seconds * 1000));
  await postponeArrival(ctx.db, ctx.workspace, one.id, at, failure);
}
