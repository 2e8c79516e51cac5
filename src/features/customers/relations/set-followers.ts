import { record, staffByKey } from '#features/staff';
import { AppError, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { oneCustomer } from '../change-customer.ts';
import { insertChanges } from '../change-sql.ts';
import type { CustomerOutput, FollowersInput } from '../contract.ts';
import { planFollowers, type WantedFollower } from '../core/public.ts';
import { touchCustomer } from '../customer-sql.ts';
import { findCustomers, needCustomer } from '../find-customers.ts';
import { presentCustomers } from '../present-customers.ts';
import { followsOf, writeFollows } from './follow-sql.ts';
import { noteHandOvers } from './hand-over-sql.ts';
import { tellRelations } from './tell-relations.ts';

/** Whoever takes himself off may lose the customer at once: the answer says so. */
type Followed = CustomerOutput & { readonly withinReach: boolean };

/**
 * Sets who follows a customer; a standing relation that is not named ends as transferred.
 * Errors: `right.missing`, `customer.notFound`, `staff.notFound`, `customer.followerTwice`.
 */
export async function setFollowers(ctx: Ctx, key: string, input: FollowersInput): Promise<Followed> {
  requireRight(ctx.actor, 'customers:write');
  return ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const ordinal = await needCustomer(tx, ctx, key);
    const wanted = await withStaff(tx, ctx, input.followers);
    const known = await followsOf(tx, ctx.workspace, [ordinal]);
    const changes = planFollowers(known, wanted, ctx.now);
    if (changes.length > 0) {
      const { last } = await advance(tx, ctx.workspace, 1);
      await writeFollows(tx, ctx.workspace, ordinal, changes);
      await touchCustomer(tx, ctx.workspace, ordinal, last, ctx.now);
      await tellRelations(tx, ctx, ordinal, { known, changes, position: last });
      const over = changes.filter((one) => one.status === 'transferred');
      await noteHandOvers(
        tx,
        ctx.workspace,
        over.map((one) => ({ customer: ordinal, from: one.staff })),
        ctx.now,
      );
      const relations = changes.map((one) => ({ staff: toId('staff', one.staff), status: one.status }));
      await insertChanges(tx, ctx, null, [
        {
          customer: ordinal,
          position: last,
          did: 'followers',
          before: null,
          after: { followers: relations },
        },
      ]);
      await record(tx, ctx, {
        did: 'customer.followers',
        subject: toId('customer', ordinal),
        after: { followers: relations },
      });
    }
    const withinReach = (await findCustomers(tx, ctx, [toId('customer', ordinal)])).size > 0;
    return { ...oneCustomer(await presentCustomers(tx, ctx, [ordinal])), withinReach };
  });
}

async function withStaff(
  tx: Tx,
  ctx: Ctx,
  followers: FollowersInput['followers'],
): Promise<WantedFollower[]> {
  const staff = await staffByKey(
    tx,
    ctx.workspace,
    followers.map((one) => one.staff),
  );
  const seen = new Set<number>();
  return followers.map(({ staff: key, ...rest }, i) => {
    const person = staff.get(key);
    const refuse = (kind: 'notFound' | 'conflict', code: string) =>
      new AppError(kind, code, { staff: key }, [
        { path: `followers.${i}.staff`, code, facts: { staff: key } },
      ]);
    if (!person) throw refuse('notFound', 'staff.notFound');
    if (seen.has(person.id)) throw refuse('conflict', 'customer.followerTwice');
    seen.add(person.id);
    return { ...rest, staff: person.id };
  });
}
