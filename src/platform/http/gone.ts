import type { FastifyReply } from 'fastify';

/** Aborted when the client has gone, or has everything: whoever works long for him need not go on. */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.on('close', () => gone.abort());
  return gone.signal;
}
