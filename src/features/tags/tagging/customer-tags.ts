/** One customer's tags: now, in the past, and the change of a single assignment. */
import { needCustomer } from '#features/customers';
import { staffByKey, staffNames } from '#features/staff';
import {
  AppError,
  asSeenBy,
  type BodyOf,
  conflict,
  findForbiddenIdentifier,
  invalid,
  notFound,
  type OutputOf,
  precedence,
  type QueryOf,
  requireRight,
  toId,
} from '#kernel';
import type { Ctx } from '#platform/context';
import { fromCursor, isPlace, pageOf } from '#platform/http';
import type * as contract from '../contract.ts';
import { weightOf } from '../core/public.ts';
import { needTag } from '../library/find.ts';
import { libraryOf } from '../library/library.ts';
import { type LibrarySnapshot, seesTag } from '../library/snapshot.ts';
import { openBatch } from './batch.ts';
import { sourceOf } from './cause.ts';
import type { Image, Slot } from './entries.ts';
import { assignmentsOfCustomer, historyCount, historyPage } from './tag-rows.ts';
import { assignmentView, historyView } from './views.ts';

/** Error: `customer.notFound`. */
export async function customerTags(ctx: Ctx, ref: string): Promise<OutputOf<typeof contract.customerTags>> {
  requireRight(ctx.actor, 'customers:read');
  const customer = await needCustomer(ctx.db, ctx, ref);
  const library = await libraryOf(ctx.db, ctx.workspace);
  const rows = await assignmentsOfCustomer(ctx.db, ctx.workspace, customer);
  const order = new Map([...library.groups.values()].flatMap((g) => g.tags).map((tag, i) => [tag.id, i]));
  const shown = rows
    .flatMap((row) => {
      const tag = library.tag(row.tag);
      return tag && seesTag(ctx.actor, tag) ? [{ row, tag }] : [];
    })
    .sort((a, b) => (order.get(a.row.tag) ?? 0) - (order.get(b.row.tag) ?? 0) || a.row.staff - b.row.staff);
  const names = await staffNames(ctx.db, ctx.workspace, [...new Set(shown.map(({ row }) => row.staff))]);
  const items = shown.map(({ row, tag }) =>
    asSeenBy(ctx.actor, assignmentView(row, tag, names, ctx.language)),
  );
  return { items, nextCursor: null, total: items.length };
}

/** Tags of the past that this caller may know of, recycled ones included. */
export const visibleTags = (ctx: Ctx, library: LibrarySnapshot): number[] =>
  [...library.tags.values()].filter((tag) => seesTag(ctx.actor, tag)).map((tag) => tag.id);

/** Errors: `customer.notFound`, `tag.notFound`. */
export async function customerTagHistory(
  ctx: Ctx,
  ref: string,
  query: QueryOf<typeof contract.customerTagHistory>,
): Promise<OutputOf<typeof contract.customerTagHistory>> {
  requireRight(ctx.actor, 'customers:read');
  const customer = await needCustomer(ctx.db, ctx, ref);
  const library = await libraryOf(ctx.db, ctx.workspace);
  const tags =
    query.tag === undefined ? visibleTags(ctx, library) : [needTag(library, query.tag, ctx.actor, 'tag').id];
  const before = fromCursor(query.cursor, isPlace);
  const rows = await historyPage(ctx.db, ctx.workspace, customer, tags, before, query.limit + 1);
  const { page, nextCursor } = pageOf(rows, query.limit, (last) => last.position);
  const names = await staffNames(ctx.db, ctx.workspace, [...new Set(page.map((row) => row.staff))]);
  return {
    items: page.map((row) => asSeenBy(ctx.actor, historyView(row, library, names, ctx.language))),
    nextCursor,
    total: await historyCount(ctx.db, ctx.workspace, [customer], tags),
  };
}

/**
 * Locks or unlocks one assignment, or changes its end or evidence. It stays the same assignment with the same cause; the
 * change is a line of its own in the history. Errors: `customer.notFound`, `tag.notFound`, `tagging.notAssigned` (404),
 * `tagging.protected`, `tagging.locked`, `tagging.strongerSource`, `tagging.identifier`, `tagging.alreadyOver`.
 */
export async function changeCustomerTag(
  ctx: Ctx,
  ref: string,
  tagText: string,
  input: BodyOf<typeof contract.changeCustomerTag>,
): Promise<OutputOf<typeof contract.changeCustomerTag>> {
  requireRight(ctx.actor, 'tags:apply');
  const customer = await needCustomer(ctx.db, ctx, ref);
  const tag = needTag(await libraryOf(ctx.db, ctx.workspace), tagText, ctx.actor);
  if (tag.protected && !ctx.actor.rights.has('tags:applyProtected'))
    throw new AppError('notAllowed', 'tagging.protected', { tag: tag.path });
  const end = typeof input.expiresAt === 'string' ? new Date(input.expiresAt) : input.expiresAt;
  if (end && end <= ctx.now)
    throw invalid('tagging.alreadyOver', {}, [{ path: 'expiresAt', code: 'tagging.alreadyOver' }]);
  if (input.evidence && findForbiddenIdentifier(input.evidence))
    throw invalid('tagging.identifier', {}, [{ path: 'evidence', code: 'tagging.identifier' }]);
  const staff = tag.group.per_staff ? await staffOf(ctx, input.staff) : 0;
  await ctx.db.transaction(async (tx) => {
    const slot: Slot = { tag: tag.id, customer, staff };
    const batch = await openBatch(tx, ctx, 1, [slot]);
    const image = batch.entries.image(tag.group_id, slot);
    if (!image) throw notFound('tagging.notAssigned', { tag: tag.path });
    const source = sourceOf(ctx.actor);
    if (precedence[source] < weightOf(image))
      throw conflict('tagging.strongerSource', { tag: tag.path, by: tag.path, source: image.source });
    if (image.locked && input.locked !== false && (end !== undefined || input.evidence !== undefined))
      throw conflict('tagging.locked', { tag: tag.path, by: tag.path });
    const next: Image = {
      ...image,
      locked: input.locked ?? image.locked,
      expiresAt: end === undefined ? image.expiresAt : (end?.getTime() ?? null),
      evidence: input.evidence === undefined ? image.evidence : input.evidence || null,
    };
    const same =
      next.locked === image.locked && next.expiresAt === image.expiresAt && next.evidence === image.evidence;
    if (same) return;
    const id = batch.causes[0] ?? 0;
    batch.entries.place(tag.group_id, slot, next, { at: ctx.now, cause: id });
    const reason =
      next.locked === image.locked
        ? 'tagging.changed'
        : next.locked
          ? 'tagging.lockedBy'
          : 'tagging.unlockedBy';
    await batch.write([{ id, ctx, cause: { source, reason }, rows: 1 }]);
  });
  const rows = await assignmentsOfCustomer(ctx.db, ctx.workspace, customer, tag.id);
  const row = rows.find((one) => one.staff === staff);
  if (!row) throw notFound('tagging.notAssigned', { tag: tag.path });
  const names = await staffNames(ctx.db, ctx.workspace, [row.staff]);
  return asSeenBy(ctx.actor, assignmentView(row, tag, names, ctx.language));
}

/** Whose answer is meant in a group per staff: one's own, or for programs the one named. */
async function staffOf(ctx: Ctx, ref: string | undefined): Promise<number> {
  if (ref === undefined) return ctx.actor.staff ?? 0;
  const person = (await staffByKey(ctx.db, ctx.workspace, [ref])).get(ref);
  if (!person) throw invalid('tagging.staffUnknown', {}, [{ path: 'staff', code: 'tagging.staffUnknown' }]);
  if (ctx.actor.staff !== null && person.id !== ctx.actor.staff)
    throw new AppError('notAllowed', 'tagging.notYours', { staff: toId('staff', person.id) });
  return person.id;
}
