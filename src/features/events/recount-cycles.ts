/** When a workspace changes its time zone, days begin at another moment: purchase cycles are counted again, by a job. */
import { type Ctx, systemActor } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { addJob, type JobHandler, type JobKind } from '#platform/queue';
import { recountOrders } from './customer-journal.ts';
import { cyclesThatDiffer } from './order-stats-sql.ts';

export const CYCLES_JOB: JobKind = { name: 'orders.cycles', right: 'settings:manage' };

/** Customers of one step: writers wait for some tens of milliseconds. */
const STEP = 1000;

interface SoFar {
  /** The last customer who was looked at. */
  readonly customer: number;
  readonly done: number;
  readonly changed: number;
}
const isSoFar = (value: unknown): value is SoFar =>
  typeof value === 'object' && value !== null && 'customer' in value && 'done' in value && 'changed' in value;

/**
 * Adds the job, inside the transaction that changes the zone. It acts for nobody: whoever changed the zone may lose his
 * rights in the meantime, and the days must be right all the same.
 */
export async function recountCyclesLater(tx: Tx, ctx: Ctx, zone: string): Promise<void> {
  const { looked } = await cyclesThatDiffer(tx, ctx.workspace, 0, 1);
  if (looked === 0) return;
  const actor = systemActor(ctx.workspace, 'time zone', new Set([CYCLES_JOB.right]));
  await addJob(tx, { ...ctx, actor }, { kind: CYCLES_JOB, title: zone, payload: {} });
}

/** Only cycles that come out otherwise are written and take a position. Goes on where an earlier run ended. */
export const cyclesJob: JobHandler = async ({ db, workspace }, job) => {
  let soFar: SoFar = isSoFar(job.soFar) ? job.soFar : { customer: 0, done: 0, changed: 0 };
  for (;;) {
    const more = await db.transaction(async (tx) => {
      // An order that was being written with the days of the old zone is seen.
      await advance(tx, workspace, 0);
      const { last, looked, differing } = await cyclesThatDiffer(tx, workspace, soFar.customer, STEP);
      if (differing.length > 0) await recountOrders(tx, workspace, differing);
      soFar = {
        customer: last ?? soFar.customer,
        done: soFar.done + looked,
        changed: soFar.changed + differing.length,
      };
      await job.keep(tx, soFar);
      return looked === STEP;
    });
    await job.progress(soFar.done);
    if (!more) return { done: soFar.done, changed: soFar.changed };
  }
};
