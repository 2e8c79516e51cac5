/**
 * Tells the journal of visits, and puts the tags of a material onto whoever has read it for long enough: in one
 * transaction, so that a crash repeats nothing and skips nothing. Decision 0031.
 */
import { customerDirectory, findCustomers } from '#features/customers';
import { acceptEvents } from '#features/events';
import { apply, type Change } from '#features/tags';
import { crossesMark, tenths, toId } from '#kernel';
import { type Ctx, systemActor } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { noteTold, type Telling, tellingsAt, tellingsOfReader } from '../visit-sql.ts';

/** Of a reader who becomes known, so many earlier visits are told. */
const MOST_EARLIER = 200;

/** `ended`: nothing more is expected of them, so their seconds are told whatever they are. */
export const tellVisits = (ctx: Ctx, visits: readonly number[], ended: boolean): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    await tell(tx, ctx, await tellingsAt(tx, ctx.workspace, visits, ctx.now), () => ended);
  });

/** A reader has become known: what was read before is told too. `reading`: the visit that goes on. */
export const tellReader = (ctx: Ctx, reader: number, reading: number | null): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const tellings = await tellingsOfReader(tx, ctx.workspace, reader, MOST_EARLIER, ctx.now);
    await tell(tx, ctx, tellings, (one) => one.id !== reading);
  });

interface Told extends Telling {
  /** To be told now; null: not yet. */
  readonly now: number | null;
}

async function tell(
  tx: Tx,
  ctx: Ctx,
  tellings: readonly Telling[],
  hasEnded: (one: Telling) => boolean,
): Promise<void> {
  const keys = tellings.map((one) => toId('customer', one.customer));
  const living = await findCustomers(tx, ctx, [...new Set(keys)]);
  const all = tellings.map((telling): Told => {
    // A record that was merged away answers with its survivor; of somebody deleted nothing is told.
    const one = { ...telling, customer: living.get(toId('customer', telling.customer)) ?? 0 };
    const seconds = tenths(one.seconds);
    const due = hasEnded(one)
      ? one.told_s === null || seconds > one.told_s
      : crossesMark(one.told_s, seconds, one.threshold_s);
    return { ...one, now: due ? seconds : null };
  });
  const toTell = all.filter((one) => one.customer !== 0);
  const events = toTell.flatMap(eventsOf);
  if (events.length > 0) {
    const { refused } = await acceptEvents(tx, ctx, events, customerDirectory);
    for (const { error } of refused) ctx.log.warn({ err: error }, 'a visit was not taken into the journal');
  }
  const tagged = toTell.filter((one) => one.tagged_at === null && one.seconds >= one.threshold_s);
  for (const one of tagged) await putTags(tx, ctx, one);
  for (const one of all)
    await noteTold(tx, ctx.workspace, one.id, {
      seconds: one.now,
      taggedAt: tagged.includes(one) ? ctx.now : null,
      shareTold: one.share_told || one.shared_at !== null,
    });
}

function eventsOf(one: Told): object[] {
  const visit = toId('visit', one.id);
  const about = {
    customer: toId('customer', one.customer),
    ...(one.staff_id === null ? {} : { staff: toId('staff', one.staff_id) }),
  };
  const material = { material: toId('material', one.material_id), name: one.name };
  const events: object[] = [];
  if (one.now !== null)
    events.push({
      ...about,
      id: `visit:${visit}:${one.now}`,
      type: 'material.visit',
      // All tellings of a visit have one time: a condition over a window sees all of them or none.
      at: one.began_at.toISOString(),
      properties: { ...material, seconds: one.now, visit },
    });
  if (one.shared_at !== null && !one.share_told)
    events.push({
      ...about,
      id: `share:${visit}`,
      type: 'material.share',
      at: one.shared_at.toISOString(),
      properties: material,
    });
  return events;
}

async function putTags(tx: Tx, ctx: Ctx, one: Telling): Promise<void> {
  if (one.tags.length === 0) return;
  const material = toId('material', one.material_id);
  const seconds = Math.floor(one.seconds);
  const actor = { ...systemActor(ctx.workspace, one.name, ctx.actor.rights), id: material };
  const changes = one.tags.map(
    // In a group per staff it is the tag of whose link it was.
    (tag): Change => ({
      action: 'add',
      customer: one.customer,
      tag,
      staff: one.staff_id,
    }),
  );
  const { name, threshold_s: threshold } = one;
  const evidence = { material, name, visit: toId('visit', one.id), seconds, threshold };
  const { refused } = await apply(tx, { ...ctx, actor }, changes, { source: 'material', evidence });
  for (const { code } of refused)
    ctx.log.info({ workspace: ctx.workspace, material, code }, 'a tag of a material was refused');
}
