/** What staff do to a customer from the sidebar: tags, a follow-up, the remark. */
import { randomUUID } from 'node:crypto';
import { customerDirectory, followsOf, observeFollows } from '#features/customers';
import { acceptEvents, stopIfRefused } from '#features/events';
import { libraryOf, tagCustomers } from '#features/tags';
import { type BodyOf, type OutputOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { advance } from '#platform/feed';
import { askRemark } from '../mirror/remark-sql.ts';
import type * as contract from './contract.ts';
import { needFollowed } from './followed.ts';
import { rememberUse } from './shortcuts.ts';

/** Errors: `right.missing`, `sidebar.staffOnly`, `customer.notFound`. */
export async function tagCustomer(
  ctx: Ctx,
  { external, add, remove }: BodyOf<typeof contract.tagCustomer>,
): Promise<OutputOf<typeof contract.tagCustomer>> {
  requireRight(ctx.actor, 'tags:apply');
  const { staff, id } = await needFollowed(ctx.db, ctx, external);
  const row = (tag: string) => ({ customer: id, tag });
  const done = await tagCustomers(ctx, { add: add.map(row), remove: remove.map(row), atomic: false });
  const refused = new Set(done.refused.filter((one) => one.list === 'add').map((one) => one.index));
  const library = await libraryOf(ctx.db, ctx.workspace);
  const used = add.flatMap((ref, i) => {
    const { tag } = library.resolve(ref, ctx.actor);
    return tag && !refused.has(i) ? [tag.id] : [];
  });
  await rememberUse(ctx.db, ctx.workspace, staff, used, ctx.now);
  return done;
}

/** Errors: `right.missing`, `sidebar.staffOnly`, `customer.notFound`. */
export async function writeNote(
  ctx: Ctx,
  { external, kind, text }: BodyOf<typeof contract.writeNote>,
): Promise<OutputOf<typeof contract.writeNote>> {
  requireRight(ctx.actor, 'customers:read');
  return ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const { staff, id } = await needFollowed(tx, ctx, external);
    const event = {
      id: `followUp:${randomUUID()}`,
      type: 'followUp.written',
      customer: id,
      at: ctx.now.toISOString(),
      properties: { kind, text },
      staff: toId('staff', staff),
    };
    const { position, refused } = await acceptEvents(tx, ctx, [event], customerDirectory);
    stopIfRefused(refused, { single: true, atomic: true }, () => []);
    return { position };
  });
}

/** Errors: `right.missing`, `sidebar.staffOnly`, `customer.notFound`. */
export async function writeRemark(
  ctx: Ctx,
  { external, remark }: BodyOf<typeof contract.writeRemark>,
): Promise<OutputOf<typeof contract.writeRemark>> {
  requireRight(ctx.actor, 'customers:write');
  await ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const { staff, ordinal } = await needFollowed(tx, ctx, external);
    const follow = (await followsOf(tx, ctx.workspace, [ordinal])).find((one) => one.staff === staff);
    if (!follow || (follow.remark ?? '') === remark) return;
    await observeFollows(tx, ctx, [{ ...follow, customer: ordinal, remark: remark || null }]);
    await askRemark(tx, ctx.workspace, { staff, customer: ordinal }, remark, ctx.now);
  });
  return { remark };
}
