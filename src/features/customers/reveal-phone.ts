import { recordRead } from '#features/staff';
import { requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { identitiesAt } from './customer-sql.ts';
import { needCustomer } from './find-customers.ts';

/** The phone numbers in full, the main one first; who looked stands in the audit trail. Errors: `right.missing`, `customer.notFound`. */
export async function revealPhone(
  ctx: Ctx,
  key: string,
): Promise<{ phone: string | null; phones: string[] }> {
  requireRight(ctx.actor, 'customers:readPhone');
  const ordinal = await needCustomer(ctx.db, ctx, key);
  const identities = await identitiesAt(ctx.db, ctx.workspace, [ordinal]);
  const phones = identities.filter((one) => one.kind === 'phone').map((one) => one.value);
  await recordRead(ctx.db, ctx, { did: 'customer.phoneRevealed', subject: toId('customer', ordinal) });
  return { phone: phones[0] ?? null, phones };
}
