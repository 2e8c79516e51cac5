/** SQL on `customer_change` (what happened to a customer's own fields) and `customer_merge`. */
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import type { Shown } from './core/public.ts';

export interface NewChange {
  readonly customer: number;
  readonly position: number;
  readonly did: 'created' | 'updated' | 'followers' | 'merged' | 'unmerged' | 'deleted' | 'erased';
  readonly before: unknown;
  readonly after: unknown;
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

export const insertChanges = (tx: Tx, ctx: Ctx, job: number | null, changes: readonly NewChange[]) =>
  tx.run(
    `insert into customer_change (workspace_id, customer, position, at, did, actor_kind, actor_id, actor_name, job_id,
                                  before, after)
     select $1, u.customer, u.position, $2, u.did, $3, $4, $5, $6, u.before::jsonb, u.after::jsonb
       from unnest($7::int[], $8::bigint[], $9::text[], $10::text[], $11::text[])
            as u (customer, position, did, before, after)`,
    [
      ctx.workspace,
      ctx.now,
      ctx.actor.kind,
      ctx.actor.id,
      ctx.actor.name,
      job,
      changes.map((c) => c.customer),
      changes.map((c) => c.position),
      changes.map((c) => c.did),
      changes.map((c) => json(c.before)),
      changes.map((c) => json(c.after)),
    ],
  );

/** `count` customers came into being, with the numbers and positions from these on. */
export const insertCreations = (
  tx: Tx,
  ctx: Ctx,
  job: number | null,
  ordinal: number,
  position: number,
  count: number,
) =>
  tx.run(
    `insert into customer_change (workspace_id, customer, position, at, did, actor_kind, actor_id, actor_name, job_id)
     select $1, $2::int + n, $3::bigint + n, $4, 'created', $5, $6, $7, $8 from generate_series(0, $9::int - 1) as n`,
    [ctx.workspace, ordinal, position, ctx.now, ctx.actor.kind, ctx.actor.id, ctx.actor.name, job, count],
  );

export interface ChangeRecord {
  readonly customer: number;
  readonly position: number;
  readonly at: Date;
  readonly did: string;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Newest first. */
export const changesOf = (
  db: Queryable,
  workspace: number,
  customers: readonly number[],
  before: { readonly at: Date; readonly key: number } | null,
  limit: number,
) =>
  db.many<ChangeRecord>(
    `select customer, position, at, did, actor_id, actor_name, before, after from customer_change
      where workspace_id = $1 and customer = any($2::int[])
        and ($3::timestamptz is null or (at, position) < ($3, $4::bigint))
      order by at desc, position desc limit $5`,
    [workspace, customers, before?.at ?? null, before?.key ?? null, limit],
  );

export interface JobChange {
  readonly customer: number;
  readonly position: number;
  readonly did: string;
  readonly before: Shown | null;
  readonly after: Shown | null;
}

/** What a job did to the next customers after `after`, up to `customers` of them, in the order of positions. */
export const changesOfJob = (
  db: Queryable,
  workspace: number,
  job: number,
  after: number,
  customers: number,
) =>
  db.many<JobChange>(
    `select c.customer, c.position, c.did, c.before, c.after
       from customer_change c
      where c.workspace_id = $1 and c.job_id = $2 and c.customer = any(array(
              select distinct customer from customer_change
               where workspace_id = $1 and job_id = $2 and customer > $3 order by customer limit $4))
      order by c.customer, c.position`,
    [workspace, job, after, customers],
  );

export async function countChanges(
  db: Queryable,
  workspace: number,
  customers: readonly number[],
): Promise<number> {
  const { n } = await db.one<{ n: number }>(
    'select count(*) as n from customer_change where workspace_id = $1 and customer = any($2::int[])',
    [workspace, customers],
  );
  return n;
}

export const insertMerge = (
  tx: Tx,
  workspace: number,
  merge: { readonly from: number; readonly into: number; readonly at: Date; readonly image: unknown },
) =>
  tx.run(
    'insert into customer_merge (workspace_id, from_ordinal, into_ordinal, at, image) values ($1, $2, $3, $4, $5)',
    [workspace, merge.from, merge.into, merge.at, JSON.stringify(merge.image)],
  );

export interface MergeRecord {
  readonly id: number;
  readonly from_ordinal: number;
  readonly into_ordinal: number;
  readonly at: Date;
  readonly image: unknown;
}

/** The newest merge into this customer that stands; of `from` when that is given. */
export const standingMerge = (tx: Tx, workspace: number, into: number, from: number | null) =>
  tx.maybe<MergeRecord>(
    `select id, from_ordinal, into_ordinal, at, image from customer_merge
      where workspace_id = $1 and into_ordinal = $2 and undone_at is null and ($3::int is null or from_ordinal = $3)
      order by id desc limit 1`,
    [workspace, into, from],
  );

export const markUndone = (tx: Tx, workspace: number, id: number, at: Date) =>
  tx.run('update customer_merge set undone_at = $3 where workspace_id = $1 and id = $2', [workspace, id, at]);

/** Values of fields are personal: after an erasure nothing of them is left. */
export async function eraseHistory(tx: Tx, workspace: number, customers: readonly number[]): Promise<void> {
  await tx.run('delete from customer_change where workspace_id = $1 and customer = any($2::int[])', [
    workspace,
    customers,
  ]);
  await tx.run(
    `delete from customer_merge
      where workspace_id = $1 and (from_ordinal = any($2::int[]) or into_ordinal = any($2::int[]))`,
    [workspace, customers],
  );
}

/** Of these customers, those whose data was erased. */
export async function erasedOf(
  db: Queryable,
  workspace: number,
  customers: readonly number[],
): Promise<Set<number>> {
  const rows = await db.many<{ customer: number }>(
    `select distinct customer from customer_change
      where workspace_id = $1 and customer = any($2::int[]) and did = 'erased'`,
    [workspace, customers],
  );
  return new Set(rows.map((row) => row.customer));
}
