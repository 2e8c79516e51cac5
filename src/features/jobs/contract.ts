import { z } from 'zod';
import { endpoint, idParam, listOf, pageQuery } from '#kernel';

export const job = z.object({
  id: z.string(),
  kind: z.string().describe('What kind of work, e.g. import.run or taggings.bulk'),
  title: z.string(),
  status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  done: z.number().int().describe('Units of work done'),
  total: z.number().int().nullable().describe('Units of work in all; null until known'),
  perSecond: z.number().nullable().describe('Mean speed since the start'),
  secondsLeft: z
    .number()
    .nullable()
    .describe('At that speed; null when not running or the total is not known'),
  result: z.unknown(),
  error: z.object({ code: z.string(), message: z.string(), hint: z.string().nullable() }).nullable(),
  by: z.string().describe('Name of who asked for it'),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});

export const listJobs = endpoint({
  method: 'GET',
  path: '/jobs',
  right: null,
  summary:
    'Long work, newest first: one’s own, and for those who see the workspace the kinds that their rights cover',
  query: pageQuery,
  output: listOf(job),
  errors: ['cursor.invalid'],
});

export const getJob = endpoint({
  method: 'GET',
  path: '/jobs/{id}',
  right: null,
  summary: 'One job; with "Accept: text/event-stream" its progress as it happens, until it ends',
  params: idParam,
  output: job,
  errors: ['job.notFound'],
});

export const cancelJob = endpoint({
  method: 'POST',
  path: '/jobs/{id}/cancel',
  right: null,
  summary:
    'Asks a job to stop: one’s own, or with the right of its kind; what it has done so far stays and can be undone',
  params: idParam,
  output: job,
  errors: ['job.notFound', 'job.notYours'],
});
