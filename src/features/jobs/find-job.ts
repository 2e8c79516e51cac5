/** Which jobs somebody knows of, and which of them he may stop. */
import { needId, notAllowed, notFound } from '#kernel';
import type { Ctx } from '#platform/context';
import { type JobRow, type JobsSeen, jobById } from '#platform/queue';

/** The own ones; for those who see the workspace also the kinds that their rights cover, all of them for the auditor. */
export function jobsSeen({ actor }: Ctx): JobsSeen {
  if (actor.reach !== 'workspace') return { of: actor.id, rights: [] };
  return { of: actor.id, rights: actor.rights.has('audit:read') ? null : [...actor.rights] };
}

/** Error: `job.notFound`, also for a job that is none of the caller's business. */
export async function findJob(ctx: Ctx, ref: string): Promise<JobRow> {
  const row = await jobById(ctx.db, ctx.workspace, needId('job', ref));
  const { of, rights } = jobsSeen(ctx);
  if (!row || !(row.actor.id === of || rights === null || rights.includes(row.needed_right)))
    throw notFound('job.notFound', { id: ref.slice(0, 80) });
  return row;
}

/** To see is not to stop. Error: `job.notYours` unless it is one's own or one has the right of its kind. */
export function refuseForeign({ actor }: Ctx, row: JobRow): void {
  if (row.actor.id === actor.id || [...actor.rights].some((right) => right === row.needed_right)) return;
  throw notAllowed('job.notYours', { by: row.actor.name, right: row.needed_right });
}
