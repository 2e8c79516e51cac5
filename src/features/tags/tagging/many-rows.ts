/** SQL of the door for one tag and many customers. Ordinals go as one array; what went away is read while it goes. */
import { authorityOf, type Source } from '#kernel';
import { copyRows, type Queryable, type Tx } from '#platform/db';
import { type CauseRow, literal } from './rows.ts';

/** One tag, one source, one cause. */
export interface Stroke {
  readonly tag: number;
  readonly staff: number;
  readonly source: Source;
  readonly cause: number;
  readonly at: Date;
}

/** Assignments that are alike in everything that decisions depend on. */
export interface Alike {
  readonly tag: number;
  readonly staff: number;
  readonly source: Source;
  readonly locked: boolean;
  /** Their end has come. */
  readonly over: boolean;
  /** The source whose precedence counts. */
  readonly authority: Source;
  readonly customers: readonly number[];
}

/** Ordinals so close together that reading all between is cheaper than looking each of them up. */
const isDense = (customers: Int32Array): boolean =>
  customers.length > 0 && (customers[customers.length - 1] ?? 0) - (customers[0] ?? 0) < 4 * customers.length;

const among = (customers: Int32Array, parameter: number): { sql: string; values: unknown[] } =>
  isDense(customers)
    ? {
        sql: `customer between $${parameter} and $${parameter + 1}`,
        values: [customers[0], customers[customers.length - 1]],
      }
    : { sql: `customer = any($${parameter}::int[])`, values: [literal(customers)] };

const rowsOf = <R>(tx: Tx, text: string, values: readonly unknown[]): Promise<R[]> =>
  tx.rows<R>({ text, values, rowMode: 'array' });

const ascending = (list: string): number[] =>
  list
    .split(',')
    .map(Number)
    .sort((a, b) => a - b);

/** Assignments of these tags; with dense ordinals also of customers in between, which the caller passes over. */
export async function stateOfMany(
  tx: Tx,
  workspace: number,
  tags: readonly number[],
  customers: Int32Array,
  now: Date,
): Promise<Alike[]> {
  const { sql, values } = among(customers, 4);
  // A million assignments differ in a few ways only, so they come as lists and not row by row.
  const rows = await rowsOf<[number, number, Source, boolean, boolean, number | null, string]>(
    tx,
    `select tag_id, staff_id, source, locked, coalesce(expires_at <= $3, false) as over,
            case when source = 'bulk' then cause_id end as cause,
            string_agg(customer::text, ',')
       from assignment where workspace_id = $1 and tag_id = any($2::int[]) and ${sql}
      group by 1, 2, 3, 4, 5, 6`,
    [workspace, literal(tags), now, ...values],
  );
  const askers = await askersOf(tx, workspace, new Set(rows.flatMap((row) => row[5] ?? [])));
  return rows.map(([tag, staff, source, locked, over, cause, list]) => ({
    tag,
    staff,
    source,
    locked,
    over,
    authority: authorityOf(source, askers.get(cause ?? 0) ?? ''),
    customers: ascending(list),
  }));
}

/** Kinds of actors by cause. Many assignments share few causes, so they are looked up once and not joined. */
async function askersOf(
  tx: Tx,
  workspace: number,
  causes: ReadonlySet<number>,
): Promise<ReadonlyMap<number, string>> {
  if (causes.size === 0) return new Map();
  const rows = await tx.many<{ id: number; actor_kind: string }>(
    'select id, actor_kind from cause where workspace_id = $1 and id = any($2::bigint[])',
    [workspace, literal([...causes])],
  );
  return new Map(rows.map((row) => [row.id, row.actor_kind]));
}

export interface ManyRemovalRow {
  readonly customer: number;
  readonly staff: number;
  readonly source: Source;
  readonly ends: number | null;
}

export async function removalsOfMany(
  tx: Tx,
  workspace: number,
  tag: number,
  customers: Int32Array,
): Promise<ManyRemovalRow[]> {
  const { sql, values } = among(customers, 3);
  const rows = await rowsOf<[number, number, Source, number | null]>(
    tx,
    `select customer, staff_id, source, (extract(epoch from until) * 1000)::float8
       from removal where workspace_id = $1 and tag_id = $2 and ${sql}`,
    [workspace, tag, ...values],
  );
  return rows.map(([customer, staff, source, ends]) => ({ customer, staff, source, ends }));
}

const COLUMNS = `workspace_id, position, at, cause_id, customer, tag_id, staff_id, source, added`;

/** The customers must not have the tag. History begins at position `first`, in the order given. */
export async function putOnMany(
  tx: Tx,
  workspace: number,
  stroke: Stroke,
  customers: readonly number[],
  expiresAt: Date | null,
  first: number,
): Promise<void> {
  if (customers.length === 0) return;
  const { tag, staff, source, cause } = stroke;
  const at = stroke.at.toISOString();
  const ends = expiresAt?.toISOString() ?? '\\N';
  function* each(row: (customer: number, i: number) => string) {
    for (const [i, customer] of customers.entries()) yield row(customer, i);
  }
  await copyRows(
    tx,
    'assignment (workspace_id, tag_id, customer, staff_id, source, since, expires_at, cause_id)',
    each((customer) => `${workspace}\t${tag}\t${customer}\t${staff}\t${source}\t${at}\t${ends}\t${cause}`),
  );
  await copyRows(
    tx,
    `tag_change (${COLUMNS})`,
    each(
      (customer, i) =>
        `${workspace}\t${first + i}\t${at}\t${cause}\t${customer}\t${tag}\t${staff}\t${source}\tt`,
    ),
  );
}

/** Answers how many assignments went away: all that were there. */
export async function takeOffMany(
  tx: Tx,
  workspace: number,
  stroke: Stroke,
  customers: readonly number[],
  replacedBy: number | null,
  first: number,
): Promise<number> {
  if (customers.length === 0) return 0;
  const { tag, staff, source, cause, at } = stroke;
  return tx.run(
    `with gone as (
       delete from assignment
        where workspace_id = $1 and tag_id = $5 and staff_id = $6 and customer = any($8::int[])
       returning customer, source, since, cause_id, expires_at, locked, evidence)
     insert into tag_change (${COLUMNS}, replaced_by, was_source, was_since, was_cause_id, was_expires_at, was_locked, was_evidence)
     select $1, $2::bigint - 1 + row_number() over (order by customer), $3, $4, customer, $5, $6, $7, false,
            $9, source, since, cause_id, expires_at, locked, evidence
       from gone`,
    [workspace, first, at, cause, tag, staff, source, literal(customers), replacedBy],
  );
}

/** A stronger source now stands for these assignments. */
export async function strengthenMany(
  tx: Tx,
  workspace: number,
  stroke: Stroke,
  customers: readonly number[],
  first: number,
): Promise<number> {
  if (customers.length === 0) return 0;
  const { tag, staff, source, cause, at } = stroke;
  return tx.run(
    `with old as (
       select customer, source, since, cause_id, expires_at, locked, evidence from assignment
        where workspace_id = $1 and tag_id = $5 and staff_id = $6 and customer = any($8::int[])),
     now as (
       update assignment set source = $7, cause_id = $4
        where workspace_id = $1 and tag_id = $5 and staff_id = $6 and customer = any($8::int[]))
     insert into tag_change (${COLUMNS}, since, evidence, was_source, was_since, was_cause_id, was_expires_at, was_locked, was_evidence)
     select $1, $2::bigint - 1 + row_number() over (order by customer), $3, $4, customer, $5, $6, $7, true,
            since, evidence, source, since, cause_id, expires_at, locked, evidence
       from old`,
    [workspace, first, at, cause, tag, staff, source, literal(customers)],
  );
}

export const rememberMany = async (tx: Tx, workspace: number, stroke: Stroke, customers: readonly number[]) =>
  customers.length > 0 &&
  tx.run(
    `insert into removal (workspace_id, tag_id, customer, staff_id, source, cause_id, at)
     select $1, $2, customer, $3, $4, $5, $6 from unnest($7::int[]) as customer
     on conflict (workspace_id, tag_id, customer, staff_id) do update
        set source = excluded.source, cause_id = excluded.cause_id, at = excluded.at, until = null`,
    [workspace, stroke.tag, stroke.staff, stroke.source, stroke.cause, stroke.at, literal(customers)],
  );

export const forgetMany = async (tx: Tx, workspace: number, stroke: Stroke, customers: readonly number[]) =>
  customers.length > 0 &&
  tx.run(
    `delete from removal where workspace_id = $1 and tag_id = $2 and staff_id = $3 and customer = any($4::int[])`,
    [workspace, stroke.tag, stroke.staff, literal(customers)],
  );

export const insertCause = (tx: Tx, workspace: number, cause: CauseRow) =>
  tx.run(
    `insert into cause (workspace_id, id, source, actor_kind, actor_id, actor_name, reason, evidence, job_id, undoes, at,
            first_position, last_position)
     overriding system value values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      workspace,
      cause.id,
      cause.source,
      cause.actorKind,
      cause.actorId,
      cause.actorName,
      cause.reason,
      cause.evidence === null ? null : JSON.stringify(cause.evidence),
      cause.job,
      cause.undoes,
      cause.at,
      cause.first,
      cause.last,
    ],
  );

/** An assignment whose end has come. */
export interface DueRow {
  readonly tag: number;
  readonly customer: number;
  readonly staff: number;
  readonly source: Source;
}

export const dueAssignments = (db: Queryable, workspace: number, now: Date, limit: number) =>
  db.many<DueRow>(
    `select tag_id as tag, customer, staff_id as staff, source from assignment
      where expires_at <= $2 and workspace_id = $1 order by expires_at limit $3`,
    [workspace, now, limit],
  );

export const workspacesWithDue = async (db: Queryable, now: Date): Promise<number[]> =>
  (
    await db.many<{ workspace_id: number }>(
      'select distinct workspace_id from assignment where expires_at <= $1 order by workspace_id',
      [now],
    )
  ).map((row) => row.workspace_id);

/** Assignments of a tag whose customer already holds as many of the other tags as there is room for. */
export const slotsInTheWay = (
  db: Queryable,
  workspace: number,
  tag: number,
  others: readonly number[],
  room: number,
) =>
  db.many<{ customer: number; staff: number }>(
    `select a.customer, a.staff_id as staff from assignment a
      where a.workspace_id = $1 and a.tag_id = $2
        and (select count(*) from assignment o
              where o.workspace_id = $1 and o.tag_id = any($3::int[]) and o.customer = a.customer
                and o.staff_id = a.staff_id) >= $4
      order by a.customer`,
    [workspace, tag, others, room],
  );

export const slotsOfCustomer = (db: Queryable, workspace: number, customer: number) =>
  db.many<{ tag: number; staff: number }>(
    `select tag_id as tag, staff_id as staff from assignment
      where workspace_id = $1 and customer = $2 order by since, tag_id, staff_id`,
    [workspace, customer],
  );

/** Everything about these customers, for good. */
export async function eraseCustomers(tx: Tx, workspace: number, customers: readonly number[]): Promise<void> {
  const ordinals = literal(customers);
  for (const table of ['assignment', 'removal', 'tag_change'])
    await tx.run(`delete from ${table} where workspace_id = $1 and customer = any($2::int[])`, [
      workspace,
      ordinals,
    ]);
}
