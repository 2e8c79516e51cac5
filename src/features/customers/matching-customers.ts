/** Whom a searched text finds: by a part of name or remark, a whole identity, an id, or the end of a phone number. */
import type { Ctx } from '#platform/context';
import { normalPhone, parseCustomerKey } from './core/public.ts';
import { namedBy, searchCustomers } from './search-sql.ts';

const TAIL = /^\d{4,}$/;
const EVERYBODY = 2 ** 31 - 1;

/** Customers that the text names by a whole identity, an id, or the last digits of a phone number. */
export function named(ctx: Ctx, text: string): Promise<number[]> {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '');
  const phone = normalPhone(text);
  return namedBy(
    ctx.db,
    ctx.workspace,
    text,
    phone ?? (TAIL.test(digits) ? digits : null),
    parseCustomerKey(text),
  );
}

/** Ordinals of everybody in the workspace whom the text finds. The caller answers for the reach. */
export async function customersMatching(ctx: Ctx, text: string): Promise<number[]> {
  const filter = { reach: null, status: null, owner: null, text, named: await named(ctx, text) };
  return searchCustomers(ctx.db, ctx.workspace, filter, null, EVERYBODY);
}
