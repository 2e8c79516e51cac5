/** Whom a searched text finds: by a part of name or remark, a whole identity, an id, or the end of a phone number. */
import { normalPhone, readsPhones } from '#kernel';
import type { Ctx } from '#platform/context';
import { parseCustomerKey } from './core/public.ts';
import { namedBy, searchCustomers } from './search-sql.ts';

const TAIL = /^\d{4,}$/;
/** What everybody may see of a phone number (see `maskPhone`). */
const SEEN_TAIL = /^\d{4}$/;
const DIGIT = /\p{Nd}/u;
const EVERYBODY = 2 ** 31 - 1;

/**
 * Customers that the text names by a whole identity, an id, or the last digits of a phone number. Whoever may not read
 * phone numbers finds by a whole one, or by the four digits that he sees: longer ends would tell him the next digit.
 */
export function named({ actor, db, workspace }: Ctx, text: string): Promise<number[]> {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '');
  const phone = normalPhone(text);
  const key = parseCustomerKey(text);
  if (readsPhones(actor))
    return namedBy(db, workspace, { value: text, tail: phone ?? (TAIL.test(digits) ? digits : null), key });
  const whole = phone === null ? null : ({ kind: 'phone', value: phone } as const);
  const tail = SEEN_TAIL.test(digits) ? digits : null;
  return namedBy(db, workspace, { value: text, tail, key: key ?? whole, seenOnly: true });
}

/** Whether digits may be looked for inside names and remarks: not by those to whom the numbers there are masked. */
export const hidesNumbers = ({ actor }: Ctx, text: string): boolean =>
  !readsPhones(actor) && DIGIT.test(text);

/** Ordinals of everybody in the workspace whom the text finds. The caller answers for the reach. */
export async function customersMatching(ctx: Ctx, text: string): Promise<number[]> {
  const filter = {
    reach: null,
    status: null,
    owner: null,
    text,
    hidesNumbers: hidesNumbers(ctx, text),
    named: await named(ctx, text),
  };
  return searchCustomers(ctx.db, ctx.workspace, filter, null, EVERYBODY);
}
