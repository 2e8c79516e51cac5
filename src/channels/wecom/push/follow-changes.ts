/** Follows the log of tag changes: pairs of the customers concerned may have to be written. */
import { changesAfter } from '#features/tags';
import type { Ctx } from '#platform/context';
import { committedPosition } from '#platform/feed';
import type { Connection } from '../connection/connections.ts';
import { askWritingsOf } from '../mirror/due-sql.ts';
import { sharedLibrary } from '../mirror/shared-library.ts';
import { createTags, tagsToCreate } from './create-tags.ts';

const AT_ONCE = 2000;
/** Changes of one customer that follow each other closely are one call. */
const GATHER_MS = 500;

/**
 * The cursor moves in the transaction that marks the pairs, so nothing is skipped, and what is marked twice is sent once.
 * A workspace that was just connected begins at the present: what stands from before is found by the comparison. True:
 * there may be more.
 */
export async function followChanges(ctx: Ctx, connection: Connection): Promise<boolean> {
  const { db, workspace } = ctx;
  const cursor = await cursorOf(ctx);
  const changes = await changesAfter(db, workspace, cursor, AT_ONCE);
  const last = changes.at(-1);
  if (!last) return false;
  const shared = await sharedLibrary(db, workspace);
  const added = changes.filter((change) => change.added && !shared.byTag.has(change.tag));
  const missing = await neededBy(ctx, added);
  const wanted = await tagsToCreate(ctx, shared, missing);
  if (wanted.length > 0) await createTags(ctx, connection, shared, wanted);
  const dueAt = new Date(ctx.now.getTime() + GATHER_MS);
  await db.transaction(async (tx) => {
    await askWritingsOf(tx, workspace, [...new Set(changes.map((change) => change.customer))], dueAt);
    await tx.run('update wecom_cursor set position = $2 where workspace_id = $1 and position = $3', [
      workspace,
      last.position,
      cursor,
    ]);
  });
  return changes.length === AT_ONCE;
}

async function cursorOf({ db, workspace }: Ctx): Promise<number> {
  const known = await db.maybe<{ position: number }>(
    'select position from wecom_cursor where workspace_id = $1',
    [workspace],
  );
  if (known) return known.position;
  const position = await committedPosition(db, workspace);
  await db.run('insert into wecom_cursor (workspace_id, position) values ($1, $2) on conflict do nothing', [
    workspace,
    position,
  ]);
  return position;
}

/** Of tags that customers got, those of customers whom WeCom knows. */
async function neededBy(
  { db, workspace }: Ctx,
  added: readonly { readonly customer: number; readonly tag: number }[],
): Promise<Set<number>> {
  if (added.length === 0) return new Set();
  const rows = await db.many<{ customer: number }>(
    `select distinct customer from wecom_relation
      where workspace_id = $1 and customer = any($2::int[]) and status in ('active', 'deletedByCustomer')`,
    [workspace, [...new Set(added.map((change) => change.customer))]],
  );
  const followed = new Set(rows.map((row) => row.customer));
  return new Set(added.filter((change) => followed.has(change.customer)).map((change) => change.tag));
}
