/**
 * Counts the changes of tags by day, as far as they are not counted yet. A step locks its cursor, counts a stretch of
 * the log and moves the cursor in one transaction: a crash repeats nothing and skips nothing. Positions have no gaps
 * and are in commit order, so whatever stands behind the cursor is counted.
 */
import type { Db, Tx } from '#platform/db';
import { committedPosition } from '#platform/feed';

/** Changes of one step; about a quarter of a second. */
const STEP = 100_000;
/** Steps that a question waits for. What is left after them is counted by the schedule. */
export const STEPS_OF_A_QUESTION = 5;

/** Answers with the position up to which everything is counted. */
export async function followUsage(db: Db, workspace: number, steps: number): Promise<number> {
  const head = await committedPosition(db, workspace);
  let counted = await cursorOf(db, workspace);
  for (let n = 0; n < steps && counted < head; n++)
    counted = await db.transaction((tx) => step(tx, workspace, head));
  return counted;
}

/** The schedule: everything that is left, in every workspace. */
export async function followAllUsage(db: Db): Promise<void> {
  const behind = await db.many<{ id: number }>(
    `select w.id from workspace w left join tag_day_cursor c on c.workspace_id = w.id
      where w.position > coalesce(c.position, 0)`,
  );
  for (const { id } of behind) await followUsage(db, id, Number.POSITIVE_INFINITY);
}

async function cursorOf(db: Db, workspace: number): Promise<number> {
  const row = await db.maybe<{ position: number }>(
    'select position from tag_day_cursor where workspace_id = $1',
    [workspace],
  );
  return row?.position ?? 0;
}

async function step(tx: Tx, workspace: number, head: number): Promise<number> {
  await tx.run(
    'insert into tag_day_cursor (workspace_id, position) values ($1, 0) on conflict (workspace_id) do nothing',
    [workspace],
  );
  const { position: from } = await tx.one<{ position: number }>(
    'select position from tag_day_cursor where workspace_id = $1 for update',
    [workspace],
  );
  const to = Math.min(head, from + STEP);
  if (to <= from) return from;
  await tx.run(COUNT, [workspace, from, to]);
  await tx.run('update tag_day_cursor set position = $2 where workspace_id = $1', [workspace, to]);
  return to;
}

/**
 * The rows of one call share cause and time: they are added up before time zones and undone causes are looked up.
 * Parameters: workspace, after this position, up to this one.
 */
const COUNT = `
  insert into tag_day as known (workspace_id, tag_id, day, source, added, removed, last_added)
  select $1, l.tag_id, (l.at at time zone w.time_zone)::date,
         case when k.undoes is not null and not l.added then l.was_source else l.source end,
         coalesce(sum(l.n) filter (where l.added and l.was_source is null and k.undoes is null), 0)
           - coalesce(sum(l.n) filter (where not l.added and k.undoes is not null), 0),
         coalesce(sum(l.n) filter (where not l.added and k.undoes is null), 0)
           - coalesce(sum(l.n) filter (where l.added and l.was_source is null and k.undoes is not null), 0),
         max(l.at) filter (where l.added and k.undoes is null)
    from (select tag_id, at, cause_id, source, was_source, added, count(*) as n
            from tag_change where workspace_id = $1 and position > $2 and position <= $3
           group by tag_id, at, cause_id, source, was_source, added) l
    join workspace w on w.id = $1
    left join cause k on k.workspace_id = $1 and k.id = l.cause_id
   group by 2, 3, 4
  on conflict (workspace_id, tag_id, day, source) do update
    set added = known.added + excluded.added,
        removed = known.removed + excluded.removed,
        last_added = greatest(known.last_added, excluded.last_added)`;
