/** SQL on `hand_over`: relations that ended as handed over, until what hangs on them was seen to. */
import type { Db, Queryable, Tx } from '#platform/db';
import { STANDS } from './follow-sql.ts';

export interface HandOver {
  readonly workspace: number;
  /** Ordinal. */
  readonly customer: number;
  /** Whose relation ended. */
  readonly from: number;
  readonly at: Date;
  /** How often it failed. */
  readonly tries: number;
}

export const noteHandOvers = (
  tx: Tx,
  workspace: number,
  ended: readonly Pick<HandOver, 'customer' | 'from'>[],
  now: Date,
) =>
  tx.run(
    `insert into hand_over (workspace_id, ordinal, from_staff, at, due_at)
     select $1, u.ordinal, u.staff, $4, $4 from unnest($2::int[], $3::int[]) as u (ordinal, staff)
     on conflict (workspace_id, ordinal, from_staff) do update set at = excluded.at, due_at = excluded.due_at, tries = 0`,
    [workspace, ended.map((one) => one.customer), ended.map((one) => one.from), now],
  );

/** Those due before `until`, whoever waits longest first. */
export const dueHandOvers = (db: Db, until: Date, limit: number) =>
  db.many<HandOver>(
    `select workspace_id as workspace, ordinal as customer, from_staff as from, at, tries from hand_over
      where due_at <= $1 order by due_at limit $2`,
    [until, limit],
  );

/** It is looked at again from `due` on, behind all that are due by then. */
export const putOffHandOver = (db: Queryable, { workspace, customer, from, tries }: HandOver, due: Date) =>
  db.run(
    `update hand_over set due_at = $4, tries = $5
      where workspace_id = $1 and ordinal = $2 and from_staff = $3`,
    [workspace, customer, from, due, tries],
  );

/** Whoever was handed over and becomes part of another customer is handed over as that one. */
export const moveHandOvers = (tx: Tx, workspace: number, from: number, into: number) =>
  tx.run(
    `with moved as (delete from hand_over where workspace_id = $1 and ordinal = $2 returning from_staff, at, due_at)
     insert into hand_over (workspace_id, ordinal, from_staff, at, due_at)
     select $1, $3, from_staff, at, due_at from moved
     on conflict (workspace_id, ordinal, from_staff) do update set at = excluded.at, due_at = excluded.due_at, tries = 0`,
    [workspace, from, into],
  );

/** After a merge was taken back: those of relations that went back to `from`. */
export const moveHandOversBack = (tx: Tx, workspace: number, from: number, into: number) =>
  tx.run(
    `update hand_over h set ordinal = $2
      where h.workspace_id = $1 and h.ordinal = $3
        and exists (select from follow f
                     where f.workspace_id = $1 and f.ordinal = $2 and f.staff_id = h.from_staff and f.status = 'transferred')
        and not exists (select from follow f where f.workspace_id = $1 and f.ordinal = $3 and f.staff_id = h.from_staff)`,
    [workspace, from, into],
  );

export const deleteHandOvers = (tx: Tx, workspace: number, customers: readonly number[]) =>
  tx.run('delete from hand_over where workspace_id = $1 and ordinal = any($2::int[])', [
    workspace,
    customers,
  ]);

export const endHandOver = (db: Queryable, { workspace, customer, from }: HandOver) =>
  db.run('delete from hand_over where workspace_id = $1 and ordinal = $2 and from_staff = $3', [
    workspace,
    customer,
    from,
  ]);

/** Who stands with the customer now: the owner first, then whoever began last. The giver himself when he is back. */
export async function takersOf(db: Queryable, { workspace, customer }: HandOver): Promise<number[]> {
  const rows = await db.many<{ staff: number }>(
    `select f.staff_id as staff from follow f
       join customer c on c.workspace_id = f.workspace_id and c.ordinal = f.ordinal
       join staff s on s.workspace_id = f.workspace_id and s.id = f.staff_id
      where f.workspace_id = $1 and f.ordinal = $2 and f.${STANDS} and s.active
      order by (f.staff_id = c.owner_id) desc nulls last, f.since desc, f.staff_id`,
    [workspace, customer],
  );
  return rows.map((row) => row.staff);
}
