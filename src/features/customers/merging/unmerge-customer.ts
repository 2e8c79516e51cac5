import { record } from '#features/staff';
import { conflict, DAY, needId, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { oneCustomer } from '../change-customer.ts';
import * as changes from '../change-sql.ts';
import type { CustomerOutput } from '../contract.ts';
import { fieldsWithoutMerge, identitiesWithoutMerge } from '../core/public.ts';
import * as sql from '../customer-sql.ts';
import { needCustomer } from '../find-customers.ts';
import { loadKnown } from '../known-customers.ts';
import type { MergeParticipant } from '../ports.ts';
import { presentCustomers } from '../present-customers.ts';
import { moveFollowsBack } from '../relations/follow-sql.ts';
import { moveHandOversBack } from '../relations/hand-over-sql.ts';
import { fromImage } from './merge-image.ts';

/** How long a merge can be taken back, in days. */
const UNDO_DAYS = 90;

export interface Unmerged {
  readonly customer: CustomerOutput;
  readonly restored: CustomerOutput;
  readonly position: number;
}

/**
 * Takes the newest merge into this customer back, or that of `from`. What was edited or came in since stays with the
 * survivor. Errors: `right.missing`, `customer.notFound`, `customer.notMerged`, `customer.unmergeTooLate`.
 */
export async function unmergeCustomer(
  ctx: Ctx,
  key: string,
  from: string | undefined,
  participants: readonly MergeParticipant[],
): Promise<Unmerged> {
  requireRight(ctx.actor, 'customers:write');
  const wanted = from === undefined ? null : needId('customer', from, 'from');
  return ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const into = await needCustomer(tx, ctx, key);
    const merge = await changes.standingMerge(tx, ctx.workspace, into, wanted);
    if (!merge) throw conflict('customer.notMerged', { customer: toId('customer', into), from: from ?? '' });
    if (ctx.now.getTime() - merge.at.getTime() > UNDO_DAYS * DAY)
      throw conflict('customer.unmergeTooLate', { days: UNDO_DAYS });
    const position = await giveBack(tx, ctx, merge, participants);
    const shown = await presentCustomers(tx, ctx, [into, merge.from_ordinal]);
    return { customer: oneCustomer(shown.slice(0, 1)), restored: oneCustomer(shown.slice(1)), position };
  });
}

async function giveBack(
  tx: Tx,
  ctx: Ctx,
  merge: changes.MergeRecord,
  participants: readonly MergeParticipant[],
): Promise<number> {
  const { workspace, now } = ctx;
  const { from_ordinal: from, into_ordinal: into } = merge;
  const image = fromImage(merge.image);
  const [survivor] = await loadKnown(tx, workspace, [into], null);
  if (!survivor) throw new Error('a customer that was found is gone within one transaction');
  const { first, last } = await advance(tx, workspace, 2);
  await sql.setMergedInto(tx, workspace, from, null, first, now);
  await sql.updateCustomers(tx, workspace, now, [
    { ordinal: into, fields: fieldsWithoutMerge(survivor.fields, image.fields), position: last },
  ]);
  const { back } = identitiesWithoutMerge([...survivor.identities.values()], image.identities);
  if (back.length > 0) {
    await sql.deleteIdentities(tx, workspace, back);
    await sql.insertIdentities(
      tx,
      workspace,
      back.map((one) => ({ ...one, ordinal: from })),
    );
  }
  await moveFollowsBack(tx, workspace, from, into, image.follows);
  await moveHandOversBack(tx, workspace, from, into);
  for (const one of [...participants].reverse())
    if (Object.hasOwn(image.shares, one.name))
      await one.moveBack(tx, ctx, from, into, image.shares[one.name]);
  await changes.markUndone(tx, workspace, merge.id, now);
  const names = { from: toId('customer', from), into: toId('customer', into) };
  await changes.insertChanges(tx, ctx, null, [
    { customer: from, position: first, did: 'unmerged', before: null, after: names },
    { customer: into, position: last, did: 'unmerged', before: null, after: names },
  ]);
  await record(tx, ctx, {
    did: 'customer.unmerged',
    subject: toId('customer', into),
    after: { from: names.from },
  });
  return (await advance(tx, workspace, 0)).last;
}
