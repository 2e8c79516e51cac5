import type { Queryable } from '#platform/db';

type Between = (db: Queryable, workspace: number, after: number, upTo: number) => Promise<number[]>;

/**
 * Asks a table, of which each row has a workspace, a position and a customer, for the customers of rows after a position
 * and up to another one, each once. The names are ours, never a caller's.
 */
export const changedIn =
  (table: string, customer = 'customer'): Between =>
  async (db, workspace, after, upTo) =>
    (
      await db.many<{ customer: number }>(
        `select distinct ${customer} as customer from ${table} where workspace_id = $1 and position > $2 and position <= $3`,
        [workspace, after, upTo],
      )
    ).map((row) => row.customer);
