/** Staff and customers of WeCom's ids, found or made. */
import { findCustomers, upsertCustomers } from '#features/customers';
import { type KnownUserid, observeDirectory, staffByUserid } from '#features/staff';
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';

/** Whoever WeCom names follows customers, known to us or not: the directory may be read later, or never. */
export async function needStaffOf(
  tx: Tx,
  ctx: Ctx,
  userids: readonly string[],
): Promise<Map<string, KnownUserid>> {
  const wanted = [...new Set(userids.map((userid) => userid.toLowerCase()))];
  const known = await staffByUserid(tx, ctx.workspace, wanted);
  const missing = wanted.filter((userid) => !known.has(userid));
  if (missing.length === 0) return known;
  const people = missing.map((userid) => ({ userid, name: null, departments: null }));
  await observeDirectory(tx, ctx, { departments: [], people, whole: false }, new Map());
  return staffByUserid(tx, ctx.workspace, wanted);
}

export interface Contact {
  readonly externalUserid: string;
  readonly name: string;
  readonly unionId: string | null;
}

export interface Doubled {
  readonly externalUserid: string;
  /** Ordinals of both records. */
  readonly customer: number;
  readonly other: number;
}

export interface FoundContacts {
  /** Ordinals by external userid. */
  readonly customers: ReadonlyMap<string, number>;
  readonly created: ReadonlySet<number>;
  /** Contacts whose unionid belongs to another customer here: one person, two records. */
  readonly doubled: readonly Doubled[];
}

/** Longest name of a customer, in characters. */
const NAME_MOST = 120;

const keyOf = (externalUserid: string): string => `external:${externalUserid}`;

/** The caller holds the right to write. */
export async function needCustomersOf(
  tx: Tx,
  ctx: Ctx,
  contacts: readonly Contact[],
  job: number | null,
): Promise<FoundContacts> {
  const unique = [...new Map(contacts.map((one) => [one.externalUserid, one])).values()];
  const keys = unique.map((one) => keyOf(one.externalUserid));
  const known = await findCustomers(tx, ctx, keys);
  const missing = unique.filter((one) => !known.has(keyOf(one.externalUserid)));
  if (missing.length === 0) {
    const customers = byExternal(unique, known);
    return { customers, created: new Set(), doubled: await tellUnionIds(tx, ctx, unique, customers, job) };
  }
  const row = ({ externalUserid, name, unionId }: Contact) => ({
    externalUserId: externalUserid,
    ...(name ? { name: [...name].slice(0, NAME_MOST).join('') } : {}),
    ...(unionId ? { unionId } : {}),
  });
  const first = await upsertCustomers(tx, ctx, missing.map(row), job);
  const isDoubled = (code: string) => code === 'customer.identityConflict';
  // Whatever it was, the relation is there: without the union id, or without a name that we do not keep.
  const bare = first.refused.flatMap(({ index, error }) => {
    const one = missing[index];
    if (!one) return [];
    return [row(isDoubled(error.code) ? { ...one, unionId: null } : { ...one, name: '' })];
  });
  if (bare.length > 0) await upsertCustomers(tx, ctx, bare, job);
  const found = await findCustomers(tx, ctx, keys);
  const customers = byExternal(unique, found);
  const created = new Set(first.results.filter((one) => one.status === 'created').map((one) => one.ordinal));
  return { customers, created, doubled: await tellUnionIds(tx, ctx, unique, customers, job) };
}

/**
 * A contact that was told by an event has no unionid yet; the reading brings it. Where it belongs to another customer the
 * two are one person: nothing is written, both are answered.
 */
async function tellUnionIds(
  tx: Tx,
  ctx: Ctx,
  contacts: readonly Contact[],
  customers: ReadonlyMap<string, number>,
  job: number | null,
): Promise<Doubled[]> {
  const told = contacts.flatMap(({ externalUserid, unionId }) => {
    const customer = customers.get(externalUserid);
    return unionId && customer !== undefined ? [{ externalUserid, unionId, customer }] : [];
  });
  if (told.length === 0) return [];
  const owners = await findCustomers(
    tx,
    ctx,
    told.map((one) => `unionid:${one.unionId}`),
  );
  const fresh = told.filter((one) => !owners.has(`unionid:${one.unionId}`));
  if (fresh.length > 0)
    await upsertCustomers(
      tx,
      ctx,
      fresh.map(({ externalUserid, unionId }) => ({ externalUserId: externalUserid, unionId })),
      job,
    );
  return told.flatMap(({ externalUserid, unionId, customer }) => {
    const other = owners.get(`unionid:${unionId}`);
    return other === undefined || other === customer ? [] : [{ externalUserid, customer, other }];
  });
}

const byExternal = (contacts: readonly Contact[], found: ReadonlyMap<string, number>) =>
  new Map(
    contacts.flatMap(({ externalUserid }) => {
      const ordinal = found.get(keyOf(externalUserid));
      return ordinal === undefined ? [] : [[externalUserid, ordinal] as const];
    }),
  );

export const customerId = (ordinal: number): string => toId('customer', ordinal);
