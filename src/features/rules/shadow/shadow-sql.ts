/** How far the nights have come, and what they found. */
import type { Queryable } from '#platform/db';

export interface Shadow {
  /** ISO 8601. */
  readonly at: string;
  readonly compared: number;
  readonly differs: number;
  /** One of those who differ. */
  readonly customer: number | null;
}

/** Null: something is still to be shown to the rules, so that nothing can be compared. */
export const shadowedTo = async (db: Queryable, workspace: number): Promise<number | null> =>
  (
    await db.maybe<{ shadowed: number }>(
      `select c.shadowed from rule_cursor c join workspace w on w.id = c.workspace_id
        where c.workspace_id = $1 and c.position = w.position`,
      [workspace],
    )
  )?.shadowed ?? null;

export const keepShadowed = (db: Queryable, workspace: number, customer: number): Promise<unknown> =>
  db.run('update rule_cursor set shadowed = $2 where workspace_id = $1', [workspace, customer]);

export const keepShadow = (
  db: Queryable,
  workspace: number,
  rule: number,
  shadow: Shadow,
): Promise<unknown> =>
  db.run('update rule set shadow = $3 where workspace_id = $1 and id = $2', [
    workspace,
    rule,
    JSON.stringify(shadow),
  ]);

export const shadowOf = async (db: Queryable, workspace: number, rule: number): Promise<Shadow | null> =>
  (
    await db.maybe<{ shadow: Shadow | null }>('select shadow from rule where workspace_id = $1 and id = $2', [
      workspace,
      rule,
    ])
  )?.shadow ?? null;
