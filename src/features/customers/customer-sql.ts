/** SQL on `customer` and `customer_identity`. Only the files `*-sql.ts` of this feature name its tables. */
import type { Queryable, Tx } from '#platform/db';
import type { AttributeValue, CustomerStatus, Draft, Fields, Identity, IdentityKind } from './core/public.ts';
import type { Reachable } from './reach.ts';

export interface CustomerRecord {
  readonly ordinal: number;
  readonly name: string;
  readonly remark: string;
  readonly status: CustomerStatus;
  readonly owner_id: number | null;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly merged_into: number | null;
  readonly deleted_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly position: number;
}

const COLUMNS = `c.ordinal, c.name, c.remark, c.status, c.owner_id, c.attributes, c.merged_into, c.deleted_at,
                 c.created_at, c.updated_at, c.position`;

/** A relation that the customer ended still counts, one that was handed over or ended by staff does not. */
const FOLLOWED = `('half', 'active', 'deletedByCustomer')`;

/** Whether customer `c` is within reach: owned or followed by one of these people (null: everybody is). */
export const inReach = (parameter: string): string =>
  `(${parameter}::int[] is null or c.owner_id = any(${parameter}) or exists (
      select from follow f where f.workspace_id = c.workspace_id and f.ordinal = c.ordinal
         and f.staff_id = any(${parameter}) and f.status in ${FOLLOWED}))`;

/** Whether a customer is alive, in statements of others; both are SQL expressions. */
export const isLiving = (workspace: string, ordinal: string): string =>
  `exists (select from customer c where c.workspace_id = ${workspace} and c.ordinal = ${ordinal}
              and c.merged_into is null and c.deleted_at is null)`;

/** The opposite, for many rows of which few are of such customers: they stand in an index of their own. */
export const isGone = (workspace: string, ordinal: string): string =>
  `exists (select from customer c where c.workspace_id = ${workspace} and c.ordinal = ${ordinal}
              and (c.deleted_at is not null or c.merged_into is not null))`;

/** Until the commit nobody erases or merges this record; to be asked for before rows that are its own. False: it is gone. */
export const holdLiving = async (tx: Tx, workspace: number, ordinal: number): Promise<boolean> =>
  (await tx.maybe(
    `select ordinal from customer
      where workspace_id = $1 and ordinal = $2 and merged_into is null and deleted_at is null for share`,
    [workspace, ordinal],
  )) !== null;

export const customersAt = (db: Queryable, workspace: number, ordinals: readonly number[]) =>
  db.many<CustomerRecord>(
    `select ${COLUMNS} from customer c where c.workspace_id = $1 and c.ordinal = any($2::int[])`,
    [workspace, ordinals],
  );

/** Of these, who is alive and within reach. */
export async function reachableOf(
  db: Queryable,
  workspace: number,
  ordinals: readonly number[],
  reach: Reachable,
): Promise<Set<number>> {
  const rows = await db.many<{ ordinal: number }>(
    `select c.ordinal from customer c
      where c.workspace_id = $1 and c.ordinal = any($2::int[]) and c.merged_into is null and c.deleted_at is null
        and ${inReach('$3')}`,
    [workspace, ordinals, reach],
  );
  return new Set(rows.map((row) => row.ordinal));
}

/** Everybody alive whom one of these people owns or follows: `inReach`, from the side of the few. */
export async function ordinalsInReach(
  db: Queryable,
  workspace: number,
  people: readonly number[],
): Promise<number[]> {
  const rows = await db.many<{ ordinal: number }>(
    `select c.ordinal from customer c
      where c.workspace_id = $1 and c.merged_into is null and c.deleted_at is null and c.ordinal in (
              select ordinal from customer where workspace_id = $1 and owner_id = any($2::int[])
              union select ordinal from follow
                     where workspace_id = $1 and staff_id = any($2::int[]) and status in ${FOLLOWED})`,
    [workspace, people],
  );
  return rows.map((row) => row.ordinal);
}

/** The living survivor of each of these records; those that are deleted or never were are missing. */
export async function survivorsOf(
  db: Queryable,
  workspace: number,
  ordinals: readonly number[],
): Promise<Map<number, number>> {
  if (ordinals.length === 0) return new Map();
  const rows = await db.rows<{ asked: number; ordinal: number }>({
    name: 'survivors of customers',
    text: `with recursive chain as (
       select ordinal as asked, ordinal, merged_into, deleted_at from customer
        where workspace_id = $1 and ordinal = any($2::int[])
       union all
       select chain.asked, c.ordinal, c.merged_into, c.deleted_at
         from chain join customer c on c.workspace_id = $1 and c.ordinal = chain.merged_into)
     select asked, ordinal from chain where merged_into is null and deleted_at is null`,
    values: [workspace, ordinals],
  });
  return new Map(rows.map((row) => [row.asked, row.ordinal]));
}

/** Everybody who was merged into one of these, directly or through others. */
export const mergedIntoAny = (db: Queryable, workspace: number, ordinals: readonly number[]) =>
  db.many<{ survivor: number; ordinal: number }>(
    `with recursive gone as (
       select merged_into as survivor, ordinal from customer where workspace_id = $1 and merged_into = any($2::int[])
       union all
       select gone.survivor, c.ordinal
         from gone join customer c on c.workspace_id = $1 and c.merged_into = gone.ordinal)
     select survivor, ordinal from gone order by survivor, ordinal`,
    [workspace, ordinals],
  );

/** The record and everybody who became it. */
export async function withMerged(db: Queryable, workspace: number, ordinal: number): Promise<number[]> {
  const gone = await mergedIntoAny(db, workspace, [ordinal]);
  return [ordinal, ...gone.map((one) => one.ordinal)];
}

export interface IdentityRecord extends Identity {
  readonly ordinal: number;
}

export const identitiesAt = (db: Queryable, workspace: number, ordinals: readonly number[]) =>
  db.many<IdentityRecord>(
    `select ordinal, kind, value, main from customer_identity where workspace_id = $1 and ordinal = any($2::int[])
      order by ordinal, kind, main desc, value`,
    [workspace, ordinals],
  );

/** One look into the index for each, whatever the planner believes about a table that grows by thousands a second. */
export const ownersOfIdentities = (
  db: Queryable,
  workspace: number,
  identities: readonly { readonly kind: IdentityKind; readonly value: string }[],
) =>
  db.rows<{ kind: IdentityKind; value: string; ordinal: number }>({
    name: 'owners of identities',
    text: `select asked.kind, asked.value, i.ordinal
       from unnest($2::text[], $3::text[]) as asked (kind, value)
      cross join lateral (
            select ordinal from customer_identity
             where workspace_id = $1 and kind = asked.kind and value = asked.value limit 1) as i`,
    values: [workspace, identities.map((i) => i.kind), identities.map((i) => i.value)],
  });

export const ownersAt = (db: Queryable, workspace: number, ordinals: readonly number[]) =>
  db.many<{ ordinal: number; name: string; owner_id: number | null }>(
    'select ordinal, name, owner_id from customer where workspace_id = $1 and ordinal = any($2::int[])',
    [workspace, ordinals],
  );

/** Ordinals are dense: whoever takes some holds the workspace until the commit, and a rollback gives them back. */
export async function nextOrdinal(tx: Tx, workspace: number): Promise<number> {
  const { next_ordinal } = await tx.one<{ next_ordinal: number }>(
    'select next_ordinal from workspace where id = $1',
    [workspace],
  );
  return next_ordinal;
}

const asJson = (attributes: Fields['attributes']): string =>
  attributes.size === 0 ? '{}' : JSON.stringify(Object.fromEntries(attributes));

/** `created`: with the next ordinals, in order, and the positions from `first` on. */
export async function insertCustomers(
  tx: Tx,
  workspace: number,
  now: Date,
  created: readonly Draft[],
  first: number,
): Promise<void> {
  const fields = created.map((draft) => draft.fields);
  await Promise.all([
    tx.run(
      `insert into customer (workspace_id, ordinal, name, remark, status, owner_id, attributes, created_at, updated_at, position)
       select $1, $2::int + n - 1, u.name, u.remark, u.status, u.owner_id, u.attributes::jsonb, $4, $4, $3::bigint + n - 1
         from unnest($5::text[], $6::text[], $7::text[], $8::int[], $9::text[])
              with ordinality as u (name, remark, status, owner_id, attributes, n)`,
      [
        workspace,
        created[0]?.ordinal ?? 0,
        first,
        now,
        fields.map((f) => f.name),
        fields.map((f) => f.remark),
        fields.map((f) => f.status),
        fields.map((f) => f.owner),
        fields.map((f) => asJson(f.attributes)),
      ],
    ),
    tx.run('update workspace set next_ordinal = next_ordinal + $2 where id = $1', [
      workspace,
      created.length,
    ]),
  ]);
}

export async function updateCustomers(
  tx: Tx,
  workspace: number,
  now: Date,
  written: readonly {
    readonly ordinal: number;
    readonly fields: Fields;
    readonly position: number;
  }[],
): Promise<void> {
  await tx.run(
    `update customer c
        set name = u.name, remark = u.remark, status = u.status, owner_id = u.owner_id,
            attributes = u.attributes::jsonb, updated_at = $2, position = u.position
       from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[], $9::bigint[])
            as u (ordinal, name, remark, status, owner_id, attributes, position)
      where c.workspace_id = $1 and c.ordinal = u.ordinal`,
    [
      workspace,
      now,
      written.map((w) => w.ordinal),
      written.map((w) => w.fields.name),
      written.map((w) => w.fields.remark),
      written.map((w) => w.fields.status),
      written.map((w) => w.fields.owner),
      written.map((w) => asJson(w.fields.attributes)),
      written.map((w) => w.position),
    ],
  );
}

export const insertIdentities = (tx: Tx, workspace: number, identities: readonly IdentityRecord[]) =>
  tx.run(
    `insert into customer_identity (workspace_id, kind, value, ordinal, main)
     select $1, * from unnest($2::text[], $3::text[], $4::int[], $5::bool[])`,
    [
      workspace,
      identities.map((i) => i.kind),
      identities.map((i) => i.value),
      identities.map((i) => i.ordinal),
      identities.map((i) => i.main),
    ],
  );

export const deleteIdentities = (
  tx: Tx,
  workspace: number,
  identities: readonly Pick<Identity, 'kind' | 'value'>[],
) =>
  tx.run(
    `delete from customer_identity i using unnest($2::text[], $3::text[]) as gone (kind, value)
      where i.workspace_id = $1 and i.kind = gone.kind and i.value = gone.value`,
    [workspace, identities.map((i) => i.kind), identities.map((i) => i.value)],
  );

/** Lets a record point to its survivor, or (null) live on its own again. */
export const setMergedInto = (
  tx: Tx,
  workspace: number,
  ordinal: number,
  into: number | null,
  position: number,
  now: Date,
) =>
  tx.run(
    'update customer set merged_into = $3, position = $4, updated_at = $5 where workspace_id = $1 and ordinal = $2',
    [workspace, ordinal, into, position, now],
  );

export async function markDeleted(
  tx: Tx,
  workspace: number,
  ordinal: number,
  position: number,
  now: Date,
): Promise<void> {
  await tx.run(
    `update customer set deleted_at = coalesce(deleted_at, $4), updated_at = $4, position = $3
      where workspace_id = $1 and ordinal = $2`,
    [workspace, ordinal, position, now],
  );
  await tx.run('delete from customer_identity where workspace_id = $1 and ordinal = $2', [
    workspace,
    ordinal,
  ]);
}

/** Like `markDeleted` for many, each at a position of its own. */
export async function markManyDeleted(
  tx: Tx,
  workspace: number,
  gone: readonly { readonly ordinal: number; readonly position: number }[],
  now: Date,
): Promise<void> {
  const ordinals = gone.map((one) => one.ordinal);
  await tx.run(
    `update customer c set deleted_at = $2, updated_at = $2, position = u.position
       from unnest($3::int[], $4::bigint[]) as u (ordinal, position)
      where c.workspace_id = $1 and c.ordinal = u.ordinal and c.deleted_at is null`,
    [workspace, now, ordinals, gone.map((one) => one.position)],
  );
  await tx.run('delete from customer_identity where workspace_id = $1 and ordinal = any($2::int[])', [
    workspace,
    ordinals,
  ]);
}

/** Empties everything personal of these records; the rows stay, because their numbers are never given again. */
export async function eraseFields(
  tx: Tx,
  workspace: number,
  ordinals: readonly number[],
  now: Date,
): Promise<void> {
  await tx.run(
    `update customer set name = '', remark = '', owner_id = null, attributes = '{}', updated_at = $3,
            deleted_at = coalesce(deleted_at, $3)
      where workspace_id = $1 and ordinal = any($2::int[])`,
    [workspace, ordinals, now],
  );
  await tx.run('delete from customer_identity where workspace_id = $1 and ordinal = any($2::int[])', [
    workspace,
    ordinals,
  ]);
}

/** Something of the customer changed that conditions can see but that stands in another table. */
export const touchCustomer = (tx: Tx, workspace: number, ordinal: number, position: number, now: Date) =>
  tx.run('update customer set position = $3, updated_at = $4 where workspace_id = $1 and ordinal = $2', [
    workspace,
    ordinal,
    position,
    now,
  ]);
