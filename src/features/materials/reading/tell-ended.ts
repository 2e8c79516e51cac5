/**
 * Tells of visits that have ended. Those of a workspace are told together; when that fails, each by itself, so that one
 * which the journal or the tags will not have keeps none of the others waiting. It is tried twice more, and then set
 * aside with its reason.
 */
import { AppError, MINUTE, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { isLost, isTransient } from '#platform/db';
import { noteFailure, type UntoldVisit } from '../visit-sql.ts';
import { tellVisits } from './tell.ts';

/** How long after the first and the second failure it is tried again. */
const AGAIN_MS = [MINUTE, 10 * MINUTE];

export async function tellEnded(ctx: Ctx, visits: readonly UntoldVisit[]): Promise<void> {
  try {
    await tellVisits(
      ctx,
      visits.map((one) => one.id),
      true,
    );
  } catch (error) {
    refusePassing(error);
    for (const visit of visits) await tellAlone(ctx, visit);
  }
}

async function tellAlone(ctx: Ctx, { id, failures }: UntoldVisit): Promise<void> {
  try {
    await tellVisits(ctx, [id], true);
  } catch (error) {
    refusePassing(error);
    const wait = AGAIN_MS[failures];
    ctx.log.error(
      { err: error, workspace: ctx.workspace, visit: toId('visit', id) },
      wait === undefined ? 'a visit that cannot be told was set aside' : 'a visit was not told',
    );
    const after = wait === undefined ? 'infinity' : new Date(ctx.now.getTime() + wait);
    await noteFailure(ctx.db, ctx.workspace, id, { failure: reasonOf(error), after });
  }
}

/** What passes by itself says nothing of a visit. */
function refusePassing(error: unknown): void {
  if (isLost(error) || isTransient(error)) throw error;
}

const reasonOf = (error: unknown): string =>
  error instanceof AppError
    ? error.code
    : String(error instanceof Error ? error.message : error).slice(0, 500);
