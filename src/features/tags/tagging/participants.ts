/** What tags are to a customer: they follow in a merge, are erased with him, and stand in his timeline. */
import type { EraseParticipant, MergeParticipant, TimelineSource } from '#features/customers';
import { asSeenBy, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { type Decider, type HeldTag, mergeForCustomer, weightOf } from '../core/public.ts';
import { libraryOf } from '../library/library.ts';
import type { LibraryTag } from '../library/snapshot.ts';
import { tagRef } from '../library/views.ts';
import { type Batch, openBatch } from './batch.ts';
import { sourceOf } from './cause.ts';
import { causesById } from './cause-rows.ts';
import { visibleTags } from './customer-tags.ts';
import type { Image, Slot } from './entries.ts';
import { eraseCustomers, slotsOfCustomer } from './many-rows.ts';
import { saidEvidence } from './said-evidence.ts';
import { causeOf, historyCount, timelinePage } from './tag-rows.ts';
import { undoCauseIn } from './undo.ts';
import { pastTagRef, whoView } from './views.ts';

/** What `moveBack` needs: the cause of the move. */
const isMoved = (value: unknown): value is { cause: number } =>
  typeof value === 'object' && value !== null && 'cause' in value && typeof value.cause === 'number';

export const mergeAssignments: MergeParticipant = {
  name: 'assignments',
  count: async (db, ctx, from) => (await slotsOfCustomer(db, ctx.workspace, from)).length,
  move: async (tx, ctx, from, into) => {
    const slots = await slotsOfCustomer(tx, ctx.workspace, from);
    if (slots.length === 0) return null;
    const touched = slots.flatMap(({ tag }) => [
      { tag, customer: from },
      { tag, customer: into },
    ]);
    const batch = await openBatch(tx, ctx, 1, touched);
    const id = batch.causes[0] ?? 0;
    for (const { tag: number, staff } of slots) {
      const tag = batch.library.tag(number);
      if (tag) moveOne(batch, tag, { tag: number, customer: from, staff }, into, { at: ctx.now, cause: id });
    }
    const evidence = { from: toId('customer', from), into: toId('customer', into) };
    const cause = { source: sourceOf(ctx.actor), reason: 'customer.merged', evidence };
    const rows = batch.entries.log.length;
    if (rows === 0) return null;
    await batch.write([{ id, ctx, cause, rows }]);
    return { cause: id };
  },
  moveBack: async (tx, ctx, _from, _into, moved) => {
    if (!isMoved(moved)) return;
    const [cause] = await causesById(tx, ctx.workspace, [moved.cause]);
    if (cause) await undoCauseIn(tx, ctx, cause, { reason: 'customer.unmerged', trusted: true });
  },
};

/** Stands for the tag of the record that goes, where both records hold the same tag. */
const COMING = 'coming';

/**
 * The same question as in a merge of tags, for one customer: where both hold the tag the older and stronger is kept, and
 * where the group has no room the stronger (of equals the later) answer wins.
 */
function moveOne(
  batch: Batch,
  tag: LibraryTag,
  slot: Slot,
  into: number,
  row: { readonly at: Date; readonly cause: number },
): void {
  const { entries } = batch;
  const group = tag.group;
  const image = entries.image(group.id, slot);
  const coming = entries
    .of(group.id, slot.customer)
    .held.find((one) => one.tag === tag.id && Number(one.staff ?? 0) === slot.staff);
  if (!image || !coming) return;
  const target: Slot = { ...slot, customer: into };
  const here = entries
    .of(group.id, into)
    .held.filter((one) => Number(one.staff ?? 0) === slot.staff)
    .filter((one) => entries.image(group.id, { ...target, tag: Number(one.tag) }) !== null);
  const [merge] = mergeForCustomer({
    from: [COMING],
    into: tag.id,
    group: { choice: group.choice, max: group.max, perStaff: group.per_staff },
    held: [{ ...coming, tag: COMING }, ...here],
    policy: 'stronger',
  });
  entries.take(group.id, slot, { ...row, source: image.source, replacedBy: null });
  if (!merge?.result) return;
  for (const lost of merge.ended)
    if (lost !== COMING)
      entries.take(
        group.id,
        { ...target, tag: Number(lost) },
        { ...row, source: image.source, replacedBy: tag.id },
      );
  const own = entries.image(group.id, target);
  const next: Image = {
    source: merge.result.source,
    authority: merge.result.authority,
    locked: merge.result.locked,
    since: Math.min(image.since, own?.since ?? image.since),
    expiresAt: merge.result.expiresAt?.getTime() ?? null,
    cause: own && isSameDecider(own, merge.result) ? own.cause : image.cause,
    evidence: own?.evidence ?? image.evidence,
  };
  if (own && JSON.stringify(own) === JSON.stringify(next)) return;
  const entry = entries.of(group.id, into);
  const stays = (one: HeldTag) =>
    Number(one.staff ?? 0) !== slot.staff || (one.tag !== tag.id && !merge.ended.includes(one.tag));
  entries.decide(group.id, into, { ...entry, held: [...entry.held.filter(stays), merge.result] });
  entries.place(group.id, target, next, row);
}

const isSameDecider = (a: Decider, b: Decider): boolean =>
  a.source === b.source && weightOf(a) === weightOf(b);

/** Assignments, memories of removals and the whole history of these customers go for good. */
export const eraseTags: EraseParticipant = (tx, ctx, customers) =>
  eraseCustomers(tx, ctx.workspace, customers);

export const tagTimeline: TimelineSource = {
  name: 'tag',
  read: async (db, ctx, customers, before, limit) => {
    const library = await libraryOf(ctx.db, ctx.workspace);
    const rows = await timelinePage(db, ctx.workspace, customers, visibleTags(ctx, library), before, limit);
    return rows.map((row) => {
      const cause = causeOf(row);
      const { id, name } = whoView(cause);
      const tag = library.tags.get(row.tag);
      return {
        at: row.at,
        key: row.position,
        id: toId('cause', row.cause),
        type: row.renewed ? 'tag.changed' : row.added ? 'tag.added' : 'tag.removed',
        by: { id, name },
        data: {
          tag: tag ? tagRef(tag) : pastTagRef(library, row.tag),
          source: row.source,
          evidence: asSeenBy(ctx.actor, saidEvidence(row.evidence, cause.evidence, ctx.language)),
          reason: asSeenBy(ctx.actor, cause.reason),
          replacedBy: row.replaced_by === null ? null : pastTagRef(library, row.replaced_by),
        },
      };
    });
  },
  count: async (db, ctx: Ctx, customers) => {
    const library = await libraryOf(ctx.db, ctx.workspace);
    return historyCount(db, ctx.workspace, customers, visibleTags(ctx, library));
  },
};
