import { fromCursor, isPlace, pageOf, type Route, route, type Texts } from '#platform/http';
import { cancelJob as cancel, listJobs as list } from '#platform/queue';
import { cancelJob, getJob, listJobs } from './contract.ts';
import { findJob, jobsSeen, refuseForeign } from './find-job.ts';
import { followJob } from './follow-job.ts';
import { jobView } from './job-view.ts';

export const jobRoutes = (texts: () => Texts): readonly Route[] => [
  route(listJobs, async (ctx, { query }) => {
    const { rows, total } = await list(ctx.db, ctx.workspace, {
      before: fromCursor(query.cursor, isPlace),
      limit: query.limit + 1,
      among: jobsSeen(ctx),
    });
    const { page, nextCursor } = pageOf(rows, query.limit, (last) => last.id);
    return {
      items: page.map((row) => jobView(row, ctx.language, texts())),
      nextCursor,
      total,
    };
  }),
  route(getJob, async (ctx, input) => {
    const read = async () => jobView(await findJob(ctx, input.params.id), ctx.language, texts());
    const { request } = input;
    if (!request.headers.accept?.includes('text/event-stream')) return read();
    await followJob(read, input);
    return undefined as never;
  }),
  route(cancelJob, async (ctx, { params }) => {
    const row = await findJob(ctx, params.id);
    refuseForeign(ctx, row);
    await cancel(ctx.db, ctx.workspace, row.id);
    return jobView(await findJob(ctx, params.id), ctx.language, texts());
  }),
];
