/** SQL on `reader_told`: who was told of which reader, and when. */
import type { Queryable, Tx } from '#platform/db';

export interface ReaderToTell {
  readonly workspace_id: number;
  readonly staff_id: number;
  readonly language: string | null;
  readonly customer: number;
  readonly material: string;
  readonly passed_on: boolean;
}

/**
 * Known customers who read by somebody's link, whoever it is not told of yet in his interval; of one customer the
 * newest visit. `since`: whose page told something from then on reads now. `seconds`: from so many on.
 */
export const readersToTell = (db: Queryable, since: Date, now: Date, seconds: number) =>
  db.many<ReaderToTell>(
    `select distinct on (visit.workspace_id, staff.id, visit.customer)
            visit.workspace_id, staff.id as staff_id, staff.language, visit.customer, material.name as material,
            visit.shared_from is not null as passed_on
       from workspace w
       join material_visit visit on visit.workspace_id = w.id and visit.last_at >= $1 and visit.customer is not null
       join material_link link on link.workspace_id = w.id and link.id = visit.link_id
       join staff on staff.workspace_id = w.id and staff.id = link.staff_id and staff.active
                 and staff.reader_notice_min is not null
       join material on material.workspace_id = w.id and material.id = visit.material_id
      where visit.seconds >= $3
        and not exists (select from reader_told told
                         where told.workspace_id = w.id and told.staff_id = staff.id and told.customer = visit.customer
                           and told.at > $2::timestamptz - staff.reader_notice_min * interval '1 minute')
      order by visit.workspace_id, staff.id, visit.customer, visit.id desc`,
    [since, now, seconds],
  );

/** Written down before it is sent: a message that nobody knows the fate of is not sent again. */
export const noteToldOf = (
  db: Queryable,
  workspace: number,
  staff: number,
  customers: readonly number[],
  now: Date,
) =>
  db.run(
    `insert into reader_told (workspace_id, staff_id, customer, at) select $1, $2, unnest($3::int[]), $4
       on conflict (workspace_id, staff_id, customer) do update set at = excluded.at`,
    [workspace, staff, customers, now],
  );

/** Whoever was told of one record was told of the other. */
export const copyTold = (tx: Tx, workspace: number, from: number, to: number) =>
  tx.run(
    `insert into reader_told (workspace_id, staff_id, customer, at)
     select workspace_id, staff_id, $3, at from reader_told where workspace_id = $1 and customer = $2
       on conflict (workspace_id, staff_id, customer) do update set at = greatest(reader_told.at, excluded.at)`,
    [workspace, from, to],
  );

export const forgetToldOf = (tx: Tx, workspace: number, customers: readonly number[]) =>
  tx.run('delete from reader_told where workspace_id = $1 and customer = any($2::int[])', [
    workspace,
    customers,
  ]);

export const forgetTold = (db: Queryable, before: Date) =>
  db.run('delete from reader_told where at < $1', [before]);
