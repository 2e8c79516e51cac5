/** The personal links by which staff send a material. */
import { namedCustomers, needCustomer } from '#features/customers';
import { record, staffByKey, staffNames } from '#features/staff';
import {
  type BodyOf,
  conflict,
  invalid,
  needId,
  notAllowed,
  notFound,
  type OutputOf,
  type QueryOf,
  requireRight,
  toId,
} from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable } from '#platform/db';
import { wholePage } from '#platform/http';
import type { listLinks as listContract, makeLink as makeContract } from './contract.ts';
import { type CountedLink, type LinkRow, linkById, linkFor, linksOf } from './link-sql.ts';
import { onlyOf } from './parts.ts';
import { linkAddress, linkQr, newCode } from './personal-links.ts';
import type { MaterialPorts } from './ports.ts';
import { needMaterial } from './show-material.ts';

export const READING_PATH = '/m';

const addressOf = ({ address }: MaterialPorts, link: Pick<LinkRow, 'code'>): string =>
  linkAddress(address(), READING_PATH, link);

/**
 * Errors: `material.notFound`, `material.archived`, `material.linkStaff` (a program has to say whose), `staff.notFound`,
 * `customer.notFound`, `right.missing` for a link of somebody else.
 */
export async function makeLink(
  ports: MaterialPorts,
  ctx: Ctx,
  ref: string,
  { staff, customer }: BodyOf<typeof makeContract>,
): Promise<OutputOf<typeof makeContract>> {
  requireRight(ctx.actor, 'customers:read');
  const whose = await staffOf(ctx, staff);
  const link = await ctx.db.transaction(async (tx) => {
    const material = await needMaterial(tx, ctx, ref);
    if (material.archived_at !== null) throw conflict('material.archived', { name: material.name });
    const one = customer === undefined ? null : await needCustomer(tx, ctx, customer);
    const code = newCode();
    const row = await linkFor(
      tx,
      ctx.workspace,
      { code, material_id: material.id, staff_id: whose, customer: one },
      ctx.now,
    );
    if (row.code === code)
      await record(tx, ctx, {
        did: 'material.linked',
        subject: ref,
        after: {
          name: material.name,
          staff: toId('staff', whose),
          customer: one === null ? null : toId('customer', one),
        },
      });
    return row;
  });
  const [item] = await shown(ports, ctx, [{ ...link, visits: 0 }]);
  if (!item) throw new Error('a link without an answer');
  return item;
}

async function staffOf(ctx: Ctx, key: string | undefined): Promise<number> {
  if (key === undefined) {
    if (ctx.actor.staff !== null) return ctx.actor.staff;
    throw invalid('material.linkStaff', {}, [{ path: 'staff', code: 'required' }]);
  }
  const person = (await staffByKey(ctx.db, ctx.workspace, [key])).get(key);
  if (!person?.active)
    throw invalid('staff.notFound', { staff: key.slice(0, 80) }, [{ path: 'staff', code: 'staff.notFound' }]);
  // What is sent in the name of somebody else is for those who look after materials, and for programs.
  if (ctx.actor.staff !== null && ctx.actor.staff !== person.id && !ctx.actor.rights.has('library:write'))
    throw notAllowed('right.missing', { right: 'library:write' });
  return person.id;
}

/** Error: `material.notFound`. */
export async function listLinks(
  ports: MaterialPorts,
  ctx: Ctx,
  ref: string,
  query: QueryOf<typeof listContract>,
): Promise<OutputOf<typeof listContract>> {
  requireRight(ctx.actor, 'library:read');
  const material = await needMaterial(ctx.db, ctx, ref);
  const rows = await linksOf(ctx.db, ctx.workspace, material.id, onlyOf(ctx));
  return wholePage(await shown(ports, ctx, rows), query);
}

async function shown(ports: MaterialPorts, ctx: Ctx, rows: readonly CountedLink[]) {
  const [staff, customers] = await Promise.all([
    staffNames(ctx.db, ctx.workspace, [...new Set(rows.flatMap((row) => row.staff_id ?? []))]),
    namedCustomers(ctx.db, ctx.workspace, [...new Set(rows.flatMap((row) => row.customer ?? []))]),
  ]);
  return rows.map((row) => {
    const customer = row.customer === null ? undefined : customers.get(row.customer);
    return {
      id: toId('materialLink', row.id),
      url: addressOf(ports, row),
      staff:
        row.staff_id === null
          ? null
          : { id: toId('staff', row.staff_id), name: staff.get(row.staff_id) ?? '' },
      customer: customer ? { id: toId('customer', customer.ordinal), name: customer.name } : null,
      visits: row.visits,
      createdAt: row.created_at.toISOString(),
    };
  });
}

async function needLink(db: Queryable, ctx: Ctx, ref: string): Promise<LinkRow> {
  const row = await linkById(db, ctx.workspace, needId('materialLink', ref));
  const only = onlyOf(ctx);
  if (!row || (only !== null && row.staff_id !== only)) throw notFound('material.linkNotFound', { id: ref });
  return row;
}

/** Error: `material.linkNotFound`. */
export async function linkPicture(ports: MaterialPorts, ctx: Ctx, ref: string): Promise<string> {
  requireRight(ctx.actor, 'library:read');
  const link = await needLink(ctx.db, ctx, ref);
  return linkQr(addressOf(ports, link));
}
