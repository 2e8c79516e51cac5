/** Customers as decisions see them. */
import type { Queryable } from '#platform/db';
import { type Identity, identitiesOf, type KnownCustomer } from './core/public.ts';
import * as sql from './customer-sql.ts';
import type { Reachable } from './reach.ts';

/** The living ones among these, with their identities and whether they are within reach. */
export async function loadKnown(
  db: Queryable,
  workspace: number,
  ordinals: readonly number[],
  reach: Reachable,
): Promise<KnownCustomer[]> {
  const records = await sql.customersAt(db, workspace, ordinals);
  const identities = new Map<number, Identity[]>();
  for (const { ordinal, kind, value, main } of await sql.identitiesAt(db, workspace, ordinals)) {
    const list = identities.get(ordinal) ?? [];
    list.push({ kind, value, main });
    identities.set(ordinal, list);
  }
  const reachable = reach === null ? null : await sql.reachableOf(db, workspace, ordinals, reach);
  return records
    .filter((row) => row.merged_into === null && row.deleted_at === null)
    .map((row) => ({
      ordinal: row.ordinal,
      fields: fieldsOf(row),
      identities: identitiesOf(identities.get(row.ordinal) ?? []),
      inReach: reachable?.has(row.ordinal) ?? true,
    }));
}

export const fieldsOf = (row: sql.CustomerRecord): KnownCustomer['fields'] => ({
  name: row.name,
  remark: row.remark,
  status: row.status,
  owner: row.owner_id,
  attributes: new Map(Object.entries(row.attributes)),
});
