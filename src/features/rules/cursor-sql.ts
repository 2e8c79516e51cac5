/** SQL on `rule_cursor`: how far rules have followed the log, and whose turn it was to write what they remember. */
import type { Queryable, Tx } from '#platform/db';

/** Whoever has no live rule yet begins at the present position. */
export const startCursor = (tx: Tx, workspace: number, position: number): Promise<unknown> =>
  tx.run(
    `insert into rule_cursor (workspace_id, position) values ($1, $2)
     on conflict (workspace_id) do update set position = case
       when exists (select from rule where workspace_id = $1 and status = 'live' and deleted_at is null)
       then rule_cursor.position else excluded.position end`,
    [workspace, position],
  );

export interface Cursor {
  /** Up to here live rules have looked at everything. */
  readonly position: number;
  /** How many steps may have written what rules remember. */
  readonly turn: number;
}

/** Null: no rule was ever live. */
export const cursorOf = (db: Queryable, workspace: number): Promise<Cursor | null> =>
  db.maybe<Cursor>('select position, turn from rule_cursor where workspace_id = $1', [workspace]);

/** The same, for whoever moves it. */
export const cursorIn = (tx: Tx, workspace: number): Promise<Cursor | null> =>
  tx.maybe<Cursor>('select position, turn from rule_cursor where workspace_id = $1 for update', [workspace]);

/** Counts a step that looks at customers; `position`: how far it follows the log, when it does. Answers with its turn. */
export const takeTurn = async (
  tx: Tx,
  workspace: number,
  position: number | null = null,
): Promise<number | null> =>
  (
    await tx.maybe<{ turn: number }>(
      `update rule_cursor set turn = turn + 1, position = coalesce($2, position) where workspace_id = $1 returning turn`,
      [workspace, position],
    )
  )?.turn ?? null;
