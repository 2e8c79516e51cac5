/**
 * Taking back what a cause changed, where nobody changed it since. What "it" is follows the group: in a group with one
 * choice the customer's whole answer, otherwise the single tag, together with the one that took its place (a merge).
 * Going back is a change like any other, with a cause of its own; it restores each assignment as it was, with its age,
 * source, lock, end and first cause, and never puts more into a group than the group allows.
 */
import { grouped } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { type LibraryTag, seesTag } from '../library/snapshot.ts';
import { type Batch, openBatch } from './batch.ts';
import { sourceOf } from './cause.ts';
import { type Image, type Slot, slotKey } from './entries.ts';
import { reachableAmong } from './reach.ts';
import {
  type CauseSpan,
  type ChangeRow,
  changesOfCause,
  forgetMemoriesOf,
  laterChanges,
  undoingCauses,
} from './undo-rows.ts';

export interface Undone {
  /** Assignments put back or taken off again. */
  readonly restored: number;
  /** Left alone: changed since, or the customer or the tag is gone, or protected from this actor. */
  readonly kept: number;
  readonly position: number;
  readonly causeId: number | null;
}

export interface UndoOptions {
  readonly reason: string;
  readonly job?: number | null;
  /** Causes that are undone together: what one of them changed later does not count as a foreign change. */
  readonly together?: readonly number[];
  /** Part of a larger undo whose right was checked: reach, protection and sight of the tag are not asked again. */
  readonly trusted?: boolean;
}

/** Undoes one cause inside the caller's transaction. A second time finds nothing to do. */
export async function undoCauseIn(tx: Tx, ctx: Ctx, cause: CauseSpan, options: UndoOptions): Promise<Undone> {
  const rows = await changesOfCause(tx, ctx.workspace, cause);
  const batch = await openBatch(tx, ctx, 1, rows);
  const own = new Set([cause.id, ...(options.together ?? [])]);
  for (const id of await undoingCauses(tx, ctx.workspace, [...own])) own.add(id);
  const foreign = await foreignChanges(tx, ctx, cause, batch.customers, own, batch.library.tags);
  const reachable = options.trusted
    ? new Set(batch.customers)
    : await reachableAmong(tx, ctx, batch.customers);
  const mayApplyProtected = options.trusted || ctx.actor.rights.has('tags:applyProtected');

  const id = batch.causes[0] ?? 0;
  const row = { at: ctx.now, cause: id, source: sourceOf(ctx.actor) };
  const slots: Slot[] = [];
  let kept = 0;
  const ways = [...grouped(rows, slotKey).values()].flatMap((run) => wayBack(run));
  const unit = (slot: Slot) => unitOf(batch.library.tags.get(slot.tag), slot);
  for (const [together, back] of grouped(ways, (way) => unit(way.successor ?? way.slot))) {
    const untouched = !foreign.has(together) && back.every((way) => !foreign.has(unit(way.slot)));
    const open = back.filter((way) => !sameState(imageIn(batch, way.slot), way.to));
    const free = open.every(({ slot, was }) => {
      const tag = batch.library.tag(slot.tag);
      return (
        tag !== null &&
        (options.trusted || seesTag(ctx.actor, tag)) &&
        reachable.has(slot.customer) &&
        (!tag.protected || mayApplyProtected) &&
        tag.kept_by !== 'strategy' &&
        (imageIn(batch, slot) !== null) === was
      );
    });
    if (!free || (open.length > 0 && !untouched) || !hasRoom(batch, open)) {
      kept += open.length;
      continue;
    }
    for (const { slot, to } of open)
      if (!to) batch.entries.take(groupOf(batch, slot), slot, { ...row, replacedBy: null });
    for (const { slot, to } of open) if (to) batch.entries.place(groupOf(batch, slot), slot, to, row);
    slots.push(...open.map((way) => way.slot));
  }
  const written = batch.entries.log.length;
  const position = await batch.write(
    written > 0
      ? [
          {
            id,
            ctx,
            cause: { source: row.source, reason: options.reason, undoes: cause.id, job: options.job ?? null },
            rows: written,
          },
        ]
      : [],
  );
  await forgetMemoriesOf(tx, ctx.workspace, cause.id, slots);
  return { restored: slots.length, kept, position, causeId: written > 0 ? id : null };
}

interface WayBack {
  readonly slot: Slot;
  /** Where the tag is that took the place of this one. */
  readonly successor: Slot | null;
  /** Whether the cause left an assignment there. */
  readonly was: boolean;
  /** What was there before the cause. */
  readonly to: Image | null;
}

/** From the lines of one slot, in the order of history. */
function wayBack(run: readonly ChangeRow[]): WayBack[] {
  const [first] = run;
  const last = run[run.length - 1];
  if (!first || !last) return [];
  const { tag, customer, staff } = first;
  const slot = { tag, customer, staff };
  const successor = last.replacedBy === null ? null : { ...slot, tag: last.replacedBy };
  return [{ slot, successor, was: last.added, to: first.was }];
}

const groupOf = (batch: Batch, slot: Slot): number => batch.library.tags.get(slot.tag)?.group_id ?? 0;
const imageIn = (batch: Batch, slot: Slot): Image | null => batch.entries.image(groupOf(batch, slot), slot);

/** Going back must not overfill a group that was filled, or whose rule was tightened, since. */
function hasRoom(batch: Batch, open: readonly WayBack[]): boolean {
  for (const [id, inGroup] of grouped(open, (way) => groupOf(batch, way.slot))) {
    const group = batch.library.groups.get(id);
    const [one] = inGroup;
    const room = group?.choice === 'single' ? 1 : (group?.max ?? null);
    if (!group || !one || room === null) continue;
    const held = group.tags.filter((tag) => imageIn(batch, { ...one.slot, tag: tag.id }) !== null).length;
    const back = inGroup.filter((way) => way.to && !imageIn(batch, way.slot)).length;
    const gone = inGroup.filter((way) => !way.to && imageIn(batch, way.slot)).length;
    if (back > 0 && held + back - gone > room) return false;
  }
  return true;
}

/** What must be untouched since: the whole answer of the group, or the tag alone. */
const unitOf = (tag: LibraryTag | undefined, slot: Slot): string =>
  tag?.group.choice === 'single' ? `g${tag.group_id}:${slot.customer}:${slot.staff}` : `t${slotKey(slot)}`;

async function foreignChanges(
  tx: Tx,
  ctx: Ctx,
  cause: CauseSpan,
  customers: readonly number[],
  own: ReadonlySet<number>,
  tags: ReadonlyMap<number, LibraryTag>,
): Promise<Set<string>> {
  const units = new Set<string>();
  for (const later of await laterChanges(tx, ctx.workspace, cause.last_position, customers)) {
    if (!own.has(later.cause)) units.add(unitOf(tags.get(later.tag), later));
  }
  return units;
}

const sameState = (a: Image | null, b: Image | null): boolean =>
  a === null || b === null ? a === b : a.source === b.source && a.since === b.since && a.cause === b.cause;
