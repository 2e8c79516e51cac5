/** An answer that goes on: server-sent events. */
import type { FastifyReply } from 'fastify';
import { goneSignal } from './gone.ts';

export interface EventStream {
  /** Tells the client something, as JSON. */
  say(data: unknown): void;
  /** Keeps what stands between from closing a quiet connection. */
  stillThere(): void;
  /** Aborted when the client went, or the server is about to close. */
  readonly end: AbortSignal;
  close(): void;
}

/** Takes the reply over; nothing else may answer it. */
export function eventStream(reply: FastifyReply, closing: AbortSignal): EventStream {
  reply.hijack();
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  return {
    say: (data) => void reply.raw.write(`data: ${JSON.stringify(data)}\n\n`),
    stillThere: () => void reply.raw.write(': still there\n\n'),
    end: AbortSignal.any([goneSignal(reply), closing]),
    close: () => void reply.raw.end(),
  };
}
