/** How often something may be asked for in a minute, counted by all processes together. */
import { DAY, MINUTE } from '#kernel';
import type { Db, Queryable } from '#platform/db';

/** Takes one of so many tries a minute, the first of which begins the minute; false: there is none left. */
export async function takeSharedTry(
  db: Queryable,
  workspace: number,
  { what, perMinute, now }: { readonly what: string; readonly perMinute: number; readonly now: Date },
): Promise<boolean> {
  const { taken } = await db.one<{ taken: number }>(
    `insert into allowance as a (workspace_id, what, taken, began_at) values ($1, $2, 1, $3)
     on conflict (workspace_id, what) do update
        set taken = case when a.began_at <= $4 then 1 else a.taken + 1 end,
            began_at = case when a.began_at <= $4 then excluded.began_at else a.began_at end
     returning taken`,
    [workspace, what, now, new Date(now.getTime() - MINUTE)],
  );
  return taken <= perMinute;
}

/** One step of the schedule: whoever has asked for nothing lately begins anew anyway. Answers how many are forgotten. */
export const forgetTries = (db: Db, now: Date): Promise<number> =>
  db.run('delete from allowance where began_at < $1', [new Date(now.getTime() - DAY)]);
