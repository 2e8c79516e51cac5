/** SQL on `event` and `event_expiry` for what is kept for a time only. */
import type { Queryable, Tx } from '#platform/db';

export interface Mark {
  readonly up_to: Date;
  readonly position: number;
}

/** Every type in the journal, from one step of the index to the next. */
export const typesTold = async (db: Queryable, workspace: number): Promise<string[]> =>
  (
    await db.many<{ type: string }>(
      `with recursive told as (
         (select type from event where workspace_id = $1 order by type limit 1)
         union all
         select (select e.type from event e where e.workspace_id = $1 and e.type > told.type order by e.type limit 1)
           from told where told.type is not null)
       select type from told where type is not null`,
      [workspace],
    )
  ).map((row) => row.type);

export const markOf = (db: Queryable, workspace: number, type: string): Promise<Mark | null> =>
  db.maybe<Mark>('select up_to, position from event_expiry where workspace_id = $1 and type = $2', [
    workspace,
    type,
  ]);

export const keepMark = (db: Queryable, workspace: number, type: string, mark: Mark): Promise<number> =>
  db.run(
    `insert into event_expiry (workspace_id, type, up_to, position) values ($1, $2, $3, $4)
     on conflict (workspace_id, type) do update set up_to = excluded.up_to, position = excluded.position`,
    [workspace, type, mark.up_to, mark.position],
  );

export interface Expired {
  readonly customer: number;
  readonly type: string;
  readonly at: Date;
  readonly position: number;
}

/** What of a property stays. */
const STAYS = `(key = any($3::text[]) or jsonb_typeof(value) in ('number', 'boolean', 'null'))`;

const strip = (found: string): string =>
  `with due as (
     select position, at from event
      where workspace_id = $1 and type = $2 and ${found}
        and exists (select from jsonb_each(properties) where not ${STAYS})
      order by at, position limit $6)
   update event set properties =
          coalesce((select jsonb_object_agg(key, value) from jsonb_each(properties) where ${STAYS}), '{}')
     from due where event.workspace_id = $1 and event.position = due.position and event.at = due.at
   returning event.customer, event.type, event.at, event.position`;

/** Of what happened from one time until before another one, the earliest. `kept`: properties that stay whatever they are. */
export const stripBetween = (
  tx: Tx,
  workspace: number,
  type: string,
  kept: readonly string[],
  span: { readonly from: Date | null; readonly until: Date },
  limit: number,
): Promise<Expired[]> =>
  tx.many<Expired>(strip('($4::timestamptz is null or at >= $4) and at < $5'), [
    workspace,
    type,
    kept,
    span.from,
    span.until,
    limit,
  ]);

/** Of what was accepted later and had happened before. */
export const stripLate = (
  tx: Tx,
  workspace: number,
  type: string,
  kept: readonly string[],
  late: { readonly after: number; readonly until: Date },
  limit: number,
): Promise<Expired[]> =>
  tx.many<Expired>(strip('position > $4::bigint and at < $5'), [
    workspace,
    type,
    kept,
    late.after,
    late.until,
    limit,
  ]);
