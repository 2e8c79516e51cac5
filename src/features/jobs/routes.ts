import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { needId, notFound, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { fromCursor, isNumber, type Route, route, say, type Texts, toCursor } from '#platform/http';
import { cancelJob as cancel, type JobRow, jobById, listJobs as list } from '#platform/queue';
import { cancelJob, getJob, type job, listJobs } from './contract.ts';

type Job = z.output<typeof job>;

/** Whose jobs the caller sees: everybody's, or only the own ones. */
const onlyOf = (ctx: Ctx): string | null => (ctx.actor.reach === 'workspace' ? null : ctx.actor.id);

export function jobRoutes(texts: () => Texts): readonly Route[] {
  function shown(ctx: Ctx, row: JobRow): Job {
    const end = row.finished_at ?? new Date();
    const seconds = row.started_at ? (end.getTime() - row.started_at.getTime()) / 1000 : 0;
    const perSecond = seconds > 0 && row.done > 0 ? row.done / seconds : null;
    const left =
      row.status === 'running' && perSecond && row.total !== null ? (row.total - row.done) / perSecond : null;
    return {
      id: toId('job', row.id),
      kind: row.kind,
      title: row.title,
      status: row.status,
      done: row.done,
      total: row.total,
      perSecond,
      secondsLeft: left === null ? null : Math.max(0, left),
      result: row.result,
      error: row.error
        ? { code: row.error.code, ...say(texts(), row.error.code, row.error.facts ?? {}, ctx.language) }
        : null,
      by: row.actor.name,
      createdAt: row.created_at.toISOString(),
      startedAt: row.started_at?.toISOString() ?? null,
      finishedAt: row.finished_at?.toISOString() ?? null,
    };
  }

  async function find(ctx: Ctx, id: string): Promise<JobRow> {
    const row = await jobById(ctx.db, ctx.workspace, needId('job', id));
    const only = onlyOf(ctx);
    if (!row || (only !== null && row.actor.id !== only)) throw notFound('job.notFound', { id });
    return row;
  }

  /** Server-sent events: the job whenever it changed, at most twice a second, closed when it ended. */
  async function follow(ctx: Ctx, id: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    let row = await find(ctx, id);
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    let last = '';
    let gone = false;
    request.raw.on('close', () => {
      gone = true;
    });
    while (!gone) {
      const text = JSON.stringify(shown(ctx, row));
      reply.raw.write(text === last ? ': still there\n\n' : `data: ${text}\n\n`);
      last = text;
      if (row.status !== 'queued' && row.status !== 'running') break;
      await new Promise((done) => setTimeout(done, 500));
      try {
        row = await find(ctx, id);
      } catch {
        break;
      }
    }
    reply.raw.end();
  }

  return [
    route(listJobs, async (ctx, { query }) => {
      const before = fromCursor(query.cursor, isNumber);
      const { rows, total } = await list(ctx.db, ctx.workspace, {
        before,
        limit: query.limit + 1,
        onlyOf: onlyOf(ctx),
      });
      const page = rows.slice(0, query.limit);
      const last = page.at(-1);
      return {
        items: page.map((row) => shown(ctx, row)),
        nextCursor: rows.length > query.limit && last ? toCursor(last.id) : null,
        total,
      };
    }),
    route(getJob, async (ctx, { params, request, reply }) => {
      if (request.headers.accept?.includes('text/event-stream')) {
        await follow(ctx, params.id, request, reply);
        return undefined as never;
      }
      return shown(ctx, await find(ctx, params.id));
    }),
    route(cancelJob, async (ctx, { params }) => {
      const row = await find(ctx, params.id);
      await cancel(ctx.db, ctx.workspace, row.id);
      return shown(ctx, await find(ctx, params.id));
    }),
  ];
}
