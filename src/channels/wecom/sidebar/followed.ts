/** Whether somebody may see the customer of a chat: only whoever follows the customer. */
import { type FollowState, followsOf, needCustomer } from '#features/customers';
import { notAllowed, notFound, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable } from '#platform/db';

export type Follow = Awaited<ReturnType<typeof followsOf>>[number];

export interface Followed {
  readonly staff: number;
  readonly ordinal: number;
  /** Ours, e.g. `cus_7`. */
  readonly id: string;
  /** One's own relation. */
  readonly follow: Follow;
}

/** A relation that the customer ended is still one's own: its story can be read. */
const OWN: readonly FollowState['status'][] = ['half', 'active', 'deletedByCustomer'];

/**
 * The customer of this external_userid. A page can name any customer, so being allowed to see all of them is not enough
 * here: the member of staff must follow this one. Errors: `sidebar.staffOnly`, `customer.notFound`.
 */
export async function needFollowed(db: Queryable, ctx: Ctx, external: string): Promise<Followed> {
  const staff = needStaffMember(ctx);
  const ordinal = await needCustomer(db, ctx, `external:${external}`);
  const follow = (await followsOf(db, ctx.workspace, [ordinal])).find((one) => one.staff === staff);
  if (!follow || !OWN.includes(follow.status))
    throw notFound('customer.notFound', { customer: external.slice(0, 80) });
  return { staff, ordinal, id: toId('customer', ordinal), follow };
}

/** Error: `sidebar.staffOnly` for a program. */
export function needStaffMember({ actor }: Ctx): number {
  if (actor.staff === null) throw notAllowed('sidebar.staffOnly');
  return actor.staff;
}
