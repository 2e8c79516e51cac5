/** Rows of a large answer in batches, in constant memory: a cursor of the server inside the caller's transaction. */
import type { Param, Tx } from './database.ts';

let opened = 0;

/** Batches of at most `size` rows. Whoever stops early leaves nothing behind: the cursor ends with the transaction. */
export async function* streamRows<R>(
  tx: Tx,
  sql: string,
  params: readonly Param[],
  size = 5000,
): AsyncGenerator<R[], void, undefined> {
  opened = (opened + 1) % 1_000_000_000;
  const cursor = `rows_${opened}`;
  await tx.run(`declare ${cursor} no scroll cursor for ${sql}`, params);
  for (;;) {
    const rows = await tx.many<R>(`fetch ${size} from ${cursor}`);
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
  }
  await tx.run(`close ${cursor}`);
}
