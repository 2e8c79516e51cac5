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
}

export const noteHandOvers = (
  tx: Tx,
  workspace: number,
  ended: readonly Pick<HandOver, 'customer' | 'from'>[],
  now: Date,
) =>
  tx.run(
    `insert into hand_over (workspace_id, ordinal, from_staff, at)
     select $1, u.ordinal, u.staff, $4 from unnest($2::int[], $3::int[]) as u (ordinal, staff)
     on conflict (workspace_id, ordinal, from_staff) do update set at = excluded.at`,
    [workspace, ended.map((one) => one.customer), ended.map((one) => one.from), now],
  );

/** Those from before `until`, oldest first. */
export const dueHandOvers = (db: Db, until: Date, limit: number) =>
  db.many<HandOver>(
    `select workspace_id as workspace, ordinal as customer, from_staff as from, at from hand_over
      where at <= $1 order by at limit $2`,
    [until, limit],
  );

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
