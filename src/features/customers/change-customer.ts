import { stopIfRefused } from '#features/events';
import { requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { advance } from '#platform/feed';
import type { CustomerOutput } from './contract.ts';
import type { CustomerRow } from './core/public.ts';
import { needCustomer } from './find-customers.ts';
import { presentCustomers } from './present-customers.ts';
import { upsertCustomers } from './upsert-customers.ts';

/**
 * Changes one customer: absent fields stay, null clears, attributes are merged.
 * Errors: `right.missing`, `customer.notFound`, and what refuses a row of `upsertCustomers`.
 */
export async function changeCustomer(
  ctx: Ctx,
  key: string,
  change: Omit<CustomerRow, 'id'>,
): Promise<CustomerOutput> {
  requireRight(ctx.actor, 'customers:write');
  return ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const ordinal = await needCustomer(tx, ctx, key);
    const { refused } = await upsertCustomers(tx, ctx, [{ ...change, id: toId('customer', ordinal) }]);
    stopIfRefused(refused, { single: true, atomic: true }, () => []);
    return oneCustomer(await presentCustomers(tx, ctx, [ordinal]));
  });
}

/** The only element of an answer about a customer that was just found. */
export function oneCustomer(list: readonly CustomerOutput[]): CustomerOutput {
  const [customer] = list;
  if (!customer) throw new Error('a customer that was found is gone within one transaction');
  return customer;
}
