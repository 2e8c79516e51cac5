/** SQL on `index_check`: what recounts found, and who asked for an index to be built again. */
import type { Db, Queryable, Tx } from '#platform/db';

export interface Check {
  /** The customer that the next recount begins with. */
  readonly next: number;
  /** Customers recounted so far, each as often as it was. */
  readonly checked: number;
  readonly checkedAt: Date | null;
  readonly driftedAt: Date | null;
  /** Names of the parts that differed then. */
  readonly drifted: readonly string[] | null;
  readonly rebuildAsked: number;
}

const NEVER: Check = {
  next: 1,
  checked: 0,
  checkedAt: null,
  driftedAt: null,
  drifted: null,
  rebuildAsked: 0,
};

export const checkOf = async (db: Queryable, workspace: number): Promise<Check> =>
  (await db.maybe<Check>(
    `select next_ordinal as next, checked, checked_at as "checkedAt", drifted_at as "driftedAt", drifted,
            rebuild_asked as "rebuildAsked"
       from index_check where workspace_id = $1`,
    [workspace],
  )) ?? NEVER;

export const keepCheck = (
  db: Db,
  workspace: number,
  found: { readonly next: number; readonly checked: number; readonly drifted: readonly string[] },
): Promise<number> =>
  db.run(
    `insert into index_check as c (workspace_id, next_ordinal, checked, checked_at, drifted_at, drifted)
     values ($1, $2, $3, now(), case when $4::jsonb is not null then now() end, $4)
     on conflict (workspace_id) do update
        set next_ordinal = excluded.next_ordinal, checked = c.checked + excluded.checked, checked_at = now(),
            drifted_at = coalesce(excluded.drifted_at, c.drifted_at), drifted = coalesce(excluded.drifted, c.drifted)`,
    [
      workspace,
      found.next,
      Math.max(0, found.checked),
      found.drifted.length > 0 ? JSON.stringify(found.drifted) : null,
    ],
  );

/** Workspaces whose index differed from the rows in the last days. */
export const lastDrifts = (
  db: Queryable,
  days: number,
): Promise<{ readonly workspace: number; readonly at: Date; readonly parts: number }[]> =>
  db.many(
    `select workspace_id as workspace, drifted_at as at, jsonb_array_length(drifted) as parts from index_check
      where drifted_at > now() - make_interval(days => $1) order by workspace_id`,
    [days],
  );

/** Every process builds its index of the workspace again, and a start does not use what was stored before. */
export async function askRebuild(tx: Tx, workspace: number): Promise<void> {
  await tx.run('delete from index_snapshot_head where workspace_id = $1', [workspace]);
  await tx.run(
    `insert into index_check as c (workspace_id, rebuild_asked) values ($1, 1)
     on conflict (workspace_id) do update set rebuild_asked = c.rebuild_asked + 1`,
    [workspace],
  );
}
