/** Assignments whose end has come are taken off: each minute, and by any write that meets them earlier. */

import type { Actor } from '#kernel';
import { grouped } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Db, Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { metrics } from '#platform/telemetry';
import { type DueRow, dueAssignments, insertCause, takeOffMany, workspacesWithDue } from './many-rows.ts';
import { beginBatch } from './rows.ts';

/** Reason of the causes that this file makes. */
export const EXPIRED = 'tagging.expired';
const MOST_AT_ONCE = 20_000;

const EXPIRY: Pick<Actor, 'kind' | 'id' | 'name'> = { kind: 'system', id: 'expiry', name: 'expiry' };

/**
 * Takes these assignments off, with history from position `first` on, and answers how many. One cause per source: that
 * which had put them on. The caller holds the right to write and has taken, or takes, the positions.
 */
export async function endNow(
  tx: Tx,
  ctx: Pick<Ctx, 'workspace' | 'now'>,
  rows: readonly DueRow[],
  first: number,
): Promise<number> {
  const bySource = grouped(rows, (row) => row.source);
  const { causes } = await beginBatch(tx, ctx.workspace, bySource.size);
  let next = first;
  for (const [i, [source, ending]] of [...bySource].entries()) {
    const cause = causes[i] ?? 0;
    const from = next;
    for (const slots of grouped(ending, (row) => `${row.tag}:${row.staff}`).values()) {
      const [row] = slots;
      if (!row) continue;
      const customers = slots.map((one) => one.customer).sort((a, b) => a - b);
      const stroke = { tag: row.tag, staff: row.staff, source, cause, at: ctx.now };
      next += await takeOffMany(tx, ctx.workspace, stroke, customers, null, next);
    }
    await insertCause(tx, ctx.workspace, {
      id: cause,
      source,
      actorKind: EXPIRY.kind,
      actorId: EXPIRY.id,
      actorName: EXPIRY.name,
      reason: EXPIRED,
      evidence: null,
      job: null,
      undoes: null,
      at: ctx.now,
      first: from,
      last: next - 1,
    });
    const count = next - from;
    tx.afterCommit(() => metrics.changes.inc({ source, change: 'removed' }, count));
  }
  return next - first;
}

/** One step of the schedule: everything due at `now`, in every workspace. Answers how many came off. */
export async function expireDue(db: Db, now: Date): Promise<number> {
  let ended = 0;
  for (const workspace of await workspacesWithDue(db, now)) {
    for (;;) {
      const count = await db.transaction(async (tx) => {
        await advance(tx, workspace, 0);
        const rows = await dueAssignments(tx, workspace, now, MOST_AT_ONCE);
        if (rows.length === 0) return 0;
        const { first } = await advance(tx, workspace, rows.length);
        return endNow(tx, { workspace, now }, rows, first);
      });
      ended += count;
      if (count < MOST_AT_ONCE) break;
    }
  }
  return ended;
}
