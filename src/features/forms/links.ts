/** Links to the page on which a form is filled in. */
import { namedCustomers, needCustomer } from '#features/customers';
import { linkAddress, linkQr, newCode, onlyOf } from '#features/materials';
import { record, staffNames } from '#features/staff';
import { type BodyOf, conflict, needId, notFound, type OutputOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { makeFormLink as makeContract } from './contract.ts';
import { type LinkRow, linkById, linkFor } from './link-sql.ts';
import { needForm } from './show-form.ts';

export const FORM_PATH = '/f';

/** Where people reach the product, e.g. `https://tags.example.com`. */
export type Address = () => string;

const addressOf = (address: Address, link: LinkRow): string => linkAddress(address(), FORM_PATH, link);

/** Errors: `form.notFound`, `form.archived`, `form.asksNothing`, `customer.notFound`. */
export async function makeLink(
  address: Address,
  ctx: Ctx,
  ref: string,
  { customer }: BodyOf<typeof makeContract>,
): Promise<OutputOf<typeof makeContract>> {
  const { workspace, actor } = ctx;
  requireRight(actor, 'customers:read');
  const link = await ctx.db.transaction(async (tx) => {
    const form = await needForm(tx, ctx, ref);
    if (form.archived_at !== null) throw conflict('form.archived', { name: form.name });
    if (form.questions.length === 0) throw conflict('form.asksNothing', { name: form.name });
    const one = customer === undefined ? null : await needCustomer(tx, ctx, customer);
    const made = { code: newCode(), form_id: form.id, staff_id: actor.staff, customer: one };
    const row = await linkFor(tx, workspace, made, ctx.now);
    if (row.code === made.code)
      await record(tx, ctx, {
        did: 'form.linked',
        subject: ref,
        after: { name: form.name, customer: one === null ? null : toId('customer', one) },
      });
    return row;
  });
  const [staff, customers] = await Promise.all([
    staffNames(ctx.db, workspace, link.staff_id === null ? [] : [link.staff_id]),
    namedCustomers(ctx.db, workspace, link.customer === null ? [] : [link.customer]),
  ]);
  return {
    id: toId('formLink', link.id),
    url: addressOf(address, link),
    staff:
      link.staff_id === null
        ? null
        : { id: toId('staff', link.staff_id), name: staff.get(link.staff_id) ?? '' },
    customer:
      link.customer === null
        ? null
        : { id: toId('customer', link.customer), name: customers.get(link.customer)?.name ?? '' },
    createdAt: link.created_at.toISOString(),
  };
}

/** Error: `form.linkNotFound`. */
export async function linkPicture(address: Address, ctx: Ctx, ref: string): Promise<string> {
  requireRight(ctx.actor, 'library:read');
  const link = await linkById(ctx.db, ctx.workspace, needId('formLink', ref));
  const only = onlyOf(ctx);
  if (!link || (only !== null && link.staff_id !== only)) throw notFound('form.linkNotFound', { id: ref });
  return linkQr(addressOf(address, link));
}
