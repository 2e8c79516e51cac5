import { connect } from 'node:net';
import pino from 'pino';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#kernel';
import type { Db } from '#platform/db';
import { goneSignal } from './gone.ts';
import { generalTexts } from './messages.ts';
import { route } from './route.ts';
import { createServer } from './server.ts';

const lines: string[] = [];
const longWorks = { began: () => {} };
const server = await createServer({
  // Nothing here asks the database.
  db: {} as Db,
  log: pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) }),
  routes: [
    route(
      endpoint({
        method: 'POST',
        path: '/echo',
        right: 'public',
        summary: 'Says it again, or breaks',
        body: z.strictObject({ text: z.string() }),
        output: z.object({ text: z.string() }),
      }),
      async (_ctx, { body }) => {
        if (body.text === 'break') throw new Error('broken');
        return body;
      },
    ),
    route(
      endpoint({
        method: 'POST',
        path: '/long',
        right: 'public',
        summary: 'Works until nobody waits any more',
        output: z.object({}),
      }),
      async (_ctx, { reply }) => {
        const gone = goneSignal(reply);
        longWorks.began();
        for (;;) {
          await new Promise((turn) => setImmediate(turn));
          gone.throwIfAborted();
        }
      },
    ),
  ],
  texts: generalTexts,
  authenticate: async () => null,
  clock: () => new Date(),
  version: '0',
});
const nextFailure = () =>
  new Promise<void>((done) => {
    onFailure = done;
  });
let onFailure = () => {};
server.addHook('onError', async () => onFailure());
await server.listen({ port: 0, host: '127.0.0.1' });
const address = server.server.address();
const port = typeof address === 'object' && address ? address.port : 0;
afterAll(() => server.close());

it('a client that hangs up while it sends is no failure in the log; a bug is', async () => {
  const failed = nextFailure();
  const socket = connect(port, '127.0.0.1');
  socket.write(
    'POST /api/v1/echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"text":',
  );
  await new Promise<void>((done) => {
    server.server.once('request', () => done());
  }).then(() => socket.destroy());
  await failed;
  expect(lines).toEqual([]);

  await server.inject({ method: 'POST', url: '/api/v1/echo', payload: { text: 'break' } });
  expect(lines).toHaveLength(1);
});

it('long work ends when its client has gone, and that is no failure in the log', async () => {
  lines.length = 0;
  const failed = nextFailure();
  const client = new AbortController();
  longWorks.began = () => client.abort();
  await expect(
    fetch(`http://127.0.0.1:${port}/api/v1/long`, { method: 'POST', signal: client.signal }),
  ).rejects.toThrow('aborted');
  await failed;
  expect(lines).toEqual([]);
});

it('bytes of a type that a route does not take are refused as a whole; where no route is, that is said', async () => {
  const form = (url: string) =>
    server.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'text=hello',
    });
  expect((await form('/api/v1/echo')).json().error).toMatchObject({
    code: 'input.mediaType',
    details: [{ path: 'Content-Type', code: 'notOneOf' }],
  });
  expect((await form('/api/v1/nothing')).json().error.code).toBe('route.notFound');
});
