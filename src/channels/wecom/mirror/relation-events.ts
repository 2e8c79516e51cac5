/**
 * What an event says about a pair, before anything is read again: that it began, or how it ended. An ending counts at
 * once, because WeCom still lists the pair for a while (wecom-api.md, trap 20).
 */
import { customerDirectory, observeFollows } from '#features/customers';
import { acceptEvents } from '#features/events';
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { hurryArrivals, noteArrival, noteLoss } from '../codes/arrival-sql.ts';
import { isWritable, type PairStatus } from '../core/pair-tags.ts';
import { type ChannelOf, databaseNow, type Observing } from '../parts.ts';
import { forgetWriting } from './due-sql.ts';
import type { Erasures } from './erasures.ts';
import { customerId, needCustomersOf, needStaffOf } from './people.ts';
import { lockRelation, type RelationRow, writeRelations } from './relation-sql.ts';

export interface RelationNews {
  readonly userid: string;
  readonly externalUserid: string;
  readonly status: Extract<
    PairStatus,
    'half' | 'active' | 'deletedByCustomer' | 'deletedByStaff' | 'transferred'
  >;
  readonly state: string | null;
  readonly at: Date;
}

const begins = (status: PairStatus): boolean => status === 'half' || status === 'active';

/**
 * True when it changed the pair. Events come in any order: one that is older than what was told last changes nothing, and
 * of one second an ending wins; whatever was missed so is found by the reading that follows.
 */
export async function takeNews(
  tx: Tx,
  ctx: Ctx,
  news: RelationNews,
  { channelOf, erasures }: Observing,
): Promise<boolean> {
  await advance(tx, ctx.workspace, 0);
  const userid = news.userid.toLowerCase();
  const was = await lockRelation(tx, ctx.workspace, { userid, externalUserid: news.externalUserid });
  if (was?.told_at && isOlder(news, was.told_at, was.status)) return false;
  // The end of a relation that was before this one, and what a customer does who was deleted already.
  if (was && !begins(news.status) && news.at < was.since) return false;
  if (was?.status === 'deletedByStaff' && news.status === 'deletedByCustomer') return false;
  // Nothing is known that could end.
  if (!was && !begins(news.status)) return false;
  // What was told late of somebody who is erased by now.
  if (!was && (await erasures.among(tx, ctx.workspace, [news.externalUserid]))(news.externalUserid, news.at))
    return false;
  // A friend who was accepted is not half a friend again because the first event came late.
  if (was?.status === 'active' && news.status === 'half' && was.told_at && was.told_at >= news.at)
    return false;
  const staff = (await needStaffOf(tx, ctx, [userid])).get(userid);
  const contact = { externalUserid: news.externalUserid, name: '', unionId: null };
  const { customers } = await needCustomersOf(tx, ctx, [contact], null);
  const customer = customers.get(news.externalUserid);
  if (!staff || customer === undefined) return false;
  const touched = await databaseNow(tx);
  const row = rowOf(news, was, { userid, staff: staff.id, customer, touched });
  await observeFollows(tx, ctx, [
    {
      customer,
      staff: staff.id,
      status: row.status,
      addWay: row.fields.addWay ?? null,
      state: (row.state_told ?? row.state_read) || null,
      channel: channelOf(row.state_told ?? row.state_read),
      remark: row.fields.remark || null,
      since: row.since,
      until: begins(row.status) ? null : news.at,
    },
  ]);
  await writeRelations(tx, ctx.workspace, [row]);
  if (!isWritable(row.status))
    await forgetWriting(tx, ctx.workspace, { userid, externalUserid: news.externalUserid });
  await noteForChannels(tx, ctx, news, was, row, channelOf);
  if (was && begins(was.status) && !begins(row.status)) await tellEnded(tx, ctx, erasures, row, news.at);
  return true;
}

/** Only what this event names counts as coming by a channel: a state from before says nothing about now. */
async function noteForChannels(
  tx: Tx,
  ctx: Ctx,
  news: RelationNews,
  was: RelationRow | null,
  { userid, external_userid: externalUserid, staff_id: staff }: RelationRow,
  channelOf: ChannelOf,
): Promise<void> {
  if (!begins(news.status)) await noteLoss(tx, ctx.workspace, userid, externalUserid, news.at);
  else if (startsAnew(news, was)) {
    const channel = channelOf(news.state);
    if (channel !== null)
      await noteArrival(tx, ctx.workspace, { channel, staff, userid, externalUserid, at: news.at }, ctx.now);
  } else await hurryArrivals(tx, ctx.workspace, userid, externalUserid, ctx.now);
}

const startsAnew = (news: RelationNews, was: RelationRow | null): boolean =>
  begins(news.status) && !(was && begins(was.status));

const isOlder = (news: RelationNews, told: Date, status: PairStatus): boolean =>
  news.at < told || (news.at.getTime() === told.getTime() && !begins(status) && begins(news.status));

function rowOf(
  news: RelationNews,
  was: RelationRow | null,
  who: { readonly userid: string; readonly staff: number; readonly customer: number; readonly touched: Date },
): RelationRow {
  const starts = startsAnew(news, was);
  // Whatever staff deletes is gone in WeCom with its tags; a pair that the customer ended keeps them.
  const keeps = was !== null && (begins(news.status) ? !starts : news.status === 'deletedByCustomer');
  return {
    userid: who.userid,
    external_userid: news.externalUserid,
    staff_id: who.staff,
    customer: who.customer,
    status: news.status,
    agreed: keeps ? was.agreed : [],
    sending: keeps ? was.sending : null,
    personal: keeps ? was.personal : [],
    fields: was?.fields ?? {},
    state_told: begins(news.status) ? (news.state ?? was?.state_told ?? null) : (was?.state_told ?? null),
    state_read: was?.state_read ?? null,
    read_at: starts ? null : (was?.read_at ?? null),
    told_at: news.at,
    touched_at: who.touched,
    since: starts || !was ? news.at : was.since,
  };
}

/** Whoever was handed over is not lost. */
async function tellEnded(tx: Tx, ctx: Ctx, erasures: Erasures, row: RelationRow, at: Date): Promise<void> {
  const alias = erasures.aliasOf(ctx.workspace, row.external_userid);
  const over = row.status === 'transferred';
  const event = {
    id: `wecom:${over ? 'handedOver' : 'lost'}:${row.userid}:${alias}:${Math.floor(at.getTime() / 1000)}`,
    type: over ? 'customer.handedOver' : 'customer.lost',
    customer: customerId(row.customer),
    at: at.toISOString(),
    properties: over ? {} : { by: row.status },
    staff: toId('staff', row.staff_id),
  };
  await acceptEvents(tx, ctx, [event], customerDirectory);
}
