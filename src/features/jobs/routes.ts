import { needId, notFound } from '#kernel';
import type { Ctx } from '#platform/context';
import { fromCursor, isNumber, type Route, route, type Texts, toCursor } from '#platform/http';
import { cancelJob as cancel, type JobRow, jobById, listJobs as list } from '#platform/queue';
import { cancelJob, getJob, listJobs } from './contract.ts';
import { followJob } from './follow-job.ts';
import { jobView } from './job-view.ts';

/** Whose jobs the caller sees: everybody's, or only the own ones. */
const onlyOf = (ctx: Ctx): string | null => (ctx.actor.reach === 'workspace' ? null : ctx.actor.id);

/** Error: `job.notFound`, also for a job that is none of the caller's business. */
async function find(ctx: Ctx, id: string): Promise<JobRow> {
  const row = await jobById(ctx.db, ctx.workspace, needId('job', id));
  const only = onlyOf(ctx);
  if (!row || (only !== null && row.actor.id !== only)) throw notFound('job.notFound', { id });
  return row;
}

export const jobRoutes = (texts: () => Texts): readonly Route[] => [
  route(listJobs, async (ctx, { query }) => {
    const { rows, total } = await list(ctx.db, ctx.workspace, {
      before: fromCursor(query.cursor, isNumber),
      limit: query.limit + 1,
      onlyOf: onlyOf(ctx),
    });
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => jobView(row, ctx.language, texts())),
      nextCursor: rows.length > query.limit && last ? toCursor(last.id) : null,
      total,
    };
  }),
  route(getJob, async (ctx, input) => {
    const read = async () => jobView(await find(ctx, input.params.id), ctx.language, texts());
    const { request } = input;
    if (!request.headers.accept?.includes('text/event-stream')) return read();
    await followJob(read, input);
    return undefined as never;
  }),
  route(cancelJob, async (ctx, { params }) => {
    const row = await find(ctx, params.id);
    await cancel(ctx.db, ctx.workspace, row.id);
    return jobView(await find(ctx, params.id), ctx.language, texts());
  }),
];
