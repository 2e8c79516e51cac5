/** Takes events back: those that one long work brought in, and those that may not be used any more. */
import { record } from '#features/staff';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { visitTypes } from './core/public.ts';
import {
  deleteEventsAt,
  deleteEventsOf,
  forgetIds,
  keepRemovals,
  type Removed,
  rankTellings,
  type TakenBack,
} from './remove-events-sql.ts';
import type { Span } from './span.ts';

/**
 * Removes up to `limit` of them and answers how many; 0: none is left. Their ids are forgotten, so that a file that was
 * set right can be imported again, and of a visit that was also told otherwise the longest telling counts again.
 */
export async function removeEvents(tx: Tx, ctx: Ctx, spans: readonly Span[], limit: number): Promise<number> {
  const { workspace } = ctx;
  await advance(tx, workspace, 0);
  const removed = await deleteEventsAt(tx, workspace, spans, limit);
  if (removed.length === 0) return 0;
  const { last } = await advance(tx, workspace, 1);
  await forgetIds(
    tx,
    workspace,
    removed.map((one) => one.external_id),
  );
  const visits = removed.filter(isVisit);
  const again = visits.length > 0 ? await rankTellings(tx, workspace, visits) : [];
  await keepRemovals(tx, workspace, last, [...removed, ...again]);
  await record(tx, ctx, { did: 'events.removed', subject: null, after: { removed: removed.length } });
  return removed.length;
}

/** Removes what somebody took back. The ids stay known: what was taken back does not come again with a repeat. */
export async function takeBackEvents(tx: Tx, ctx: Ctx, which: TakenBack): Promise<number> {
  await advance(tx, ctx.workspace, 0);
  const removed = await deleteEventsOf(tx, ctx.workspace, which);
  if (removed.length === 0) return 0;
  const { last } = await advance(tx, ctx.workspace, 1);
  await keepRemovals(tx, ctx.workspace, last, removed);
  return removed.length;
}

const isVisit = (one: Removed): one is Removed & { readonly visit: string } =>
  (visitTypes as readonly string[]).includes(one.type) && one.visit !== null;
