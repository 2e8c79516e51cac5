import { requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { oneCustomer } from './change-customer.ts';
import type { CustomerOutput } from './contract.ts';
import { needCustomer } from './find-customers.ts';
import { presentCustomers } from './present-customers.ts';

/** One customer; a merged one gives its survivor. Errors: `right.missing`, `customer.notFound`. */
export async function readCustomer(ctx: Ctx, key: string): Promise<CustomerOutput> {
  requireRight(ctx.actor, 'customers:read');
  return ctx.db.snapshot(async (tx) => {
    const ordinal = await needCustomer(tx, ctx, key);
    return oneCustomer(await presentCustomers(tx, ctx, [ordinal]));
  });
}
