/** Undo of single causes at once, and of many by a job, newest first. */
import { findJob } from '#features/jobs';
import { AppError, needId, notFound, type OutputOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { Answer } from '#platform/http';
import { addJob, type JobHandler, type JobKind } from '#platform/queue';
import type * as contract from '../contract.ts';
import { causesById, causesOfJob, type StoredCause } from './cause-rows.ts';
import { type Undone, undoCauseIn } from './undo.ts';

export const UNDO_CAUSES_JOB: JobKind = { name: 'causes.undo', right: 'tags:bulk' };

type Answered = OutputOf<typeof contract.undoCause>;

const answer = (undone: Undone): Answered => ({
  restored: undone.restored,
  kept: undone.kept,
  position: undone.position,
  cause: undone.causeId === null ? null : toId('cause', undone.causeId),
});

/** One's own changes may be undone by everybody, those of others with the right tags:bulk. */
function requireUndo(ctx: Ctx, cause: StoredCause): void {
  if (cause.actor_id === ctx.actor.id || ctx.actor.rights.has('tags:bulk')) return;
  throw new AppError('notAllowed', 'cause.notYours', { by: cause.actor_name });
}

/** Errors: `cause.notFound`, `cause.notYours`. */
export async function undoCause(ctx: Ctx, ref: string): Promise<Answered> {
  requireRight(ctx.actor, 'tags:apply');
  const [cause] = await causesById(ctx.db, ctx.workspace, [needId('cause', ref)]);
  if (!cause) throw notFound('cause.notFound', { id: ref.slice(0, 80) });
  requireUndo(ctx, cause);
  return answer(await ctx.db.transaction((tx) => undoCauseIn(tx, ctx, cause, { reason: 'cause.undone' })));
}

/** Everything that a job changed; more than one step of it by another job. Error: `job.notFound`. */
export async function undoJob(ctx: Ctx, ref: string): Promise<Answered | Answer<unknown>> {
  requireRight(ctx.actor, 'tags:bulk');
  const job = await findJob(ctx, ref);
  const causes = await causesOfJob(ctx.db, ctx.workspace, job.id);
  const [only] = causes;
  if (!only) return { restored: 0, kept: 0, position: 0, cause: null };
  if (causes.length === 1)
    return answer(await ctx.db.transaction((tx) => undoCauseIn(tx, ctx, only, { reason: 'job.undone' })));
  const added = await ctx.db.transaction((tx) =>
    addJob(tx, ctx, {
      kind: UNDO_CAUSES_JOB,
      title: job.title,
      payload: { causes: causes.map((cause) => cause.id) },
      total: causes.length,
    }),
  );
  return new Answer(202, { job: { id: toId('job', added) } });
}

const isPayload = (value: unknown): value is { causes: number[] } =>
  typeof value === 'object' && value !== null && 'causes' in value && Array.isArray(value.causes);

interface SoFar {
  readonly done: number;
  readonly restored: number;
  readonly kept: number;
}
const isSoFar = (value: unknown): value is SoFar =>
  typeof value === 'object' && value !== null && 'done' in value && 'restored' in value && 'kept' in value;

/** One transaction per cause, newest first; a repeated run goes on behind the last one that was kept. */
export const undoCausesJob: JobHandler = async (ctx, job) => {
  if (!isPayload(job.payload)) throw new Error('not the payload of an undo');
  const together = job.payload.causes;
  const causes = (await causesById(ctx.db, ctx.workspace, together)).reverse();
  let soFar: SoFar = isSoFar(job.soFar) ? job.soFar : { done: 0, restored: 0, kept: 0 };
  for (const cause of causes.slice(soFar.done)) {
    await ctx.db.transaction(async (tx) => {
      const undone = await undoCauseIn(tx, ctx, cause, { reason: 'job.undone', together, job: job.id });
      soFar = {
        done: soFar.done + 1,
        restored: soFar.restored + undone.restored,
        kept: soFar.kept + undone.kept,
      };
      await job.keep(tx, soFar);
    });
    await job.progress(soFar.done, causes.length);
  }
  return soFar;
};
