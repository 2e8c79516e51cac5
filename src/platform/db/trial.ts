/**
 * A trial: writes that are carried out on temporary copies of the tables and then forgotten. The verbs that write need
 * not know; on this connection an unqualified name means the copy. So "what would happen" is what does happen, while
 * nobody is kept waiting, the real tables do not grow, and nothing can be left behind.
 */

import type { Db, Tx } from './database.ts';
import { openDatabase } from './database.ts';

export interface TrialTx extends Tx {
  /** The real table behind a copy, for filling the copy with what the writes will look at. */
  real(table: string): string;
  /** Tells the planner how large the copies have become. */
  analyze(): Promise<void>;
}

/** Memory that the server takes at most for the copies before it writes them to files. */
const TRIAL_BUFFERS = '64MB';

class Over extends Error {}

/**
 * Runs `work` on empty copies of `tables` (names of this program, never of a caller), with their columns, checks and
 * indexes but without foreign keys and triggers. Other tables are the real ones: `work` must not write them. The
 * connection is one of its own, because a pooled one may hold statements that were planned for the real tables.
 */
export async function trial<T>(
  db: Db,
  tables: readonly string[],
  work: (tx: TrialTx) => Promise<T>,
): Promise<T> {
  const own = openDatabase({ url: db.pool.options.connectionString ?? '', max: 1 });
  let answer: { readonly value: T } | null = null;
  try {
    await own.transaction(async (tx) => {
      const { schema } = await tx.one<{ schema: string }>('select quote_ident(current_schema()) as schema');
      // Has an effect only before the first temporary table; the default holds the copies of some thousand rows.
      await tx.run(`set local temp_buffers = '${TRIAL_BUFFERS}'`);
      const real = (table: string) => `${schema}.${table}`;
      for (const table of tables)
        await tx.run(`create temporary table ${table} (like ${real(table)} including all) on commit drop`);
      const analyze = async () => {
        await tx.run(`analyze ${tables.join(', ')}`);
      };
      answer = { value: await work({ ...tx, real, analyze }) };
      // Steps for after the commit are never run: nothing was committed.
      throw new Over();
    });
  } catch (error) {
    if (!(error instanceof Over)) throw error;
  } finally {
    await own.close();
  }
  if (!answer) throw new Error('a trial without an answer');
  return (answer as { readonly value: T }).value;
}
