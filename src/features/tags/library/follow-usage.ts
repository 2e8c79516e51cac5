/**
 * Counts the changes of tags by day, as far as they are not counted yet. A step locks its cursor, counts a stretch of
 * the log and moves the cursor in one transaction: a crash repeats nothing and skips nothing. Positions have no gaps
 * and are in commit order, so whatever stands behind the cursor is counted.
 */
import type { Db, Tx } from '#platform/db';
import { committedPosition } from '#platform/feed';
import { countedByDay } from './counted-by-day.ts';

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

/** Parameters: workspace, after this position, up to this one. */
const COUNT = `
  insert into tag_day as known (workspace_id, tag_id, day, source, added, removed, last_added)
  ${countedByDay('position > $2 and position <= $3')}
  on conflict (workspace_id, tag_id, day, source) do update
    set added = known.added + excluded.added,
        removed = known.removed + excluded.removed,
        last_added = greatest(known.last_added, excluded.last_added)`;
