/** From what callers write to customers, many at once, within the caller's reach. */
import type { CustomerDirectory } from '#features/events';
import { notFound } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { erasedOf } from './change-sql.ts';
import { type CustomerKey, type IdentityKind, identityKey, parseCustomerKey } from './core/public.ts';
import * as sql from './customer-sql.ts';
import { customersInReach } from './customers-in-reach.ts';
import { namedCustomers } from './observe-names.ts';
import { reachOf } from './reach.ts';
import { upsertCustomers } from './upsert-customers.ts';

type IdentityOf = { readonly kind: IdentityKind; readonly value: string };
const isIdentity = (key: CustomerKey): key is IdentityOf => key.kind !== 'id';

/**
 * Ordinals by key (`cus_1`, `external:…`, `unionid:…`, `phone:…`, `ref:…`). A text that is no key, a key of nobody, of
 * somebody deleted or out of reach is missing; a merged one gives the survivor.
 */
export async function findCustomers(
  db: Queryable,
  ctx: Ctx,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const parsed = new Map<string, CustomerKey>();
  for (const text of keys) {
    const key = parseCustomerKey(text);
    if (key) parsed.set(text, key);
  }
  const wanted = [...parsed.values()];
  const ids = wanted.flatMap((key) => (key.kind === 'id' ? [key.ordinal] : []));
  const identities = wanted.filter(isIdentity);
  const [survivors, owned] = await Promise.all([
    sql.survivorsOf(db, ctx.workspace, ids),
    identities.length > 0 ? sql.ownersOfIdentities(db, ctx.workspace, identities) : [],
  ]);
  const owners = new Map(owned.map(({ kind, value, ordinal }) => [identityKey(kind, value), ordinal]));
  const found = new Map<string, number>();
  for (const [text, key] of parsed) {
    const ordinal =
      key.kind === 'id' ? survivors.get(key.ordinal) : owners.get(identityKey(key.kind, key.value));
    if (ordinal !== undefined) found.set(text, ordinal);
  }
  const reach = await reachOf(db, ctx);
  if (reach === null || found.size === 0) return found;
  const reachable = await sql.reachableOf(db, ctx.workspace, [...new Set(found.values())], reach);
  return new Map([...found].filter(([, ordinal]) => reachable.has(ordinal)));
}

/** One customer. Error: `customer.notFound` (404), also for one out of reach. */
export async function needCustomer(db: Queryable, ctx: Ctx, key: string): Promise<number> {
  const ordinal = (await findCustomers(db, ctx, [key])).get(key);
  if (ordinal === undefined) throw notFound('customer.notFound', { customer: key.slice(0, 80) });
  return ordinal;
}

/**
 * Customers for events and orders: an unknown key of the caller's own makes a customer. `job`: the long work that this
 * is part of.
 */
export const customerDirectoryFor = (job: number | null): CustomerDirectory => ({
  find: findCustomers,
  inReach: customersInReach,
  isGone: sql.isGone,
  names: async (db, ctx, ordinals) =>
    new Map([...(await namedCustomers(db, ctx.workspace, ordinals))].map(([one, { name }]) => [one, name])),
  deleted: async (db, ctx, ordinals) => {
    const erased = await erasedOf(db, ctx.workspace, ordinals);
    const gone = (await sql.customersAt(db, ctx.workspace, ordinals)).filter(
      (row) => row.deleted_at !== null,
    );
    return new Set(gone.map((row) => row.ordinal).filter((ordinal) => !erased.has(ordinal)));
  },
  findOrCreate: async (tx: Tx, ctx: Ctx, keys: readonly string[]) => {
    const found = await findCustomers(tx, ctx, keys);
    const missing = keys.flatMap((text) => {
      const key = found.has(text) ? null : parseCustomerKey(text);
      return key?.kind === 'ref' ? [{ text, ref: key.value }] : [];
    });
    if (missing.length === 0) return found;
    // A key that belongs to somebody out of reach is refused here, and stays missing.
    const { results } = await upsertCustomers(
      tx,
      ctx,
      missing.map(({ ref }) => ({ ref })),
      job,
    );
    for (const { index, ordinal } of results) {
      const text = missing[index]?.text;
      if (text !== undefined) found.set(text, ordinal);
    }
    return found;
  },
});

export const customerDirectory: CustomerDirectory = customerDirectoryFor(null);
