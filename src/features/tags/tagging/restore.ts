/** Assignments of a tag that comes back from the recycle bin. */
import { grouped } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import type { LibraryTag } from '../library/snapshot.ts';
import { sourceOf } from './cause.ts';
import { insertCause, slotsInTheWay, takeOffMany } from './many-rows.ts';
import { beginBatch, causeRow } from './rows.ts';

/**
 * Ends the old assignments of customers who got another tag of the single-choice group, or filled the group, while this
 * one was away. The others live again as they were.
 */
export async function resolveRestored(
  tx: Tx,
  ctx: Ctx,
  tag: LibraryTag,
): Promise<{ readonly dropped: number; readonly cause: number | null }> {
  const { group } = tag;
  const room = group.choice === 'single' ? 1 : group.max;
  const others = group.tags.filter((one) => one.id !== tag.id).map((one) => one.id);
  if (room === null || others.length === 0) return { dropped: 0, cause: null };
  const slots = await slotsInTheWay(tx, ctx.workspace, tag.id, others, room);
  if (slots.length === 0) return { dropped: 0, cause: null };
  const { causes } = await beginBatch(tx, ctx.workspace, 1);
  const cause = causes[0] ?? 0;
  const source = sourceOf(ctx.actor);
  const { first, last } = await advance(tx, ctx.workspace, slots.length);
  let next = first;
  for (const [staff, rows] of grouped(slots, (slot) => slot.staff))
    next += await takeOffMany(
      tx,
      ctx.workspace,
      { tag: tag.id, staff, source, cause, at: ctx.now },
      rows.map((row) => row.customer),
      null,
      next,
    );
  const why = { source, reason: 'tag.restored', evidence: { tag: tag.path } };
  await insertCause(tx, ctx.workspace, causeRow({ id: cause, ctx, cause: why }, first, last));
  return { dropped: slots.length, cause };
}
