/** A job as server-sent events. */
import { setTimeout as wait } from 'node:timers/promises';
import type { AnyEndpoint } from '#kernel';
import { eventStream, type Input } from '#platform/http';
import type { JobView } from './job-view.ts';

const LOOK_EVERY_MS = 500;

/**
 * The job whenever it changed, at most twice a second. Ends with the job, with the client, with the right to see it,
 * and at once when the server is about to close: a browser asks again by itself, and then gets what is left.
 */
export async function followJob(
  read: () => Promise<JobView>,
  { reply, closing, stillMay }: Pick<Input<AnyEndpoint>, 'reply' | 'closing' | 'stillMay'>,
): Promise<void> {
  let job = await read();
  const stream = eventStream(reply, closing);
  let last = '';
  while (!stream.end.aborted) {
    const text = JSON.stringify(job);
    if (text === last) stream.stillThere();
    else stream.say(job);
    last = text;
    if (job.status !== 'queued' && job.status !== 'running') break;
    try {
      await wait(LOOK_EVERY_MS, undefined, { signal: stream.end });
      if (!(await stillMay())) break;
      job = await read();
    } catch {
      // Closed meanwhile, or the job or the database is away: the client asks again and is told which.
      break;
    }
  }
  stream.close();
}
