/** An HTTP server that answers as a test tells it, and a client of it whose clock and pauses are the test's. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import {
  type WecomApi,
  type WecomClientOptions,
  wecomClient,
} from '../../src/channels/wecom/client/client.ts';
import { circuitsInMemory, tokensInMemory } from '../../src/channels/wecom/client/in-memory.ts';
import type { WecomCall } from '../../src/channels/wecom/client/sender.ts';
import { openLog } from '../../src/platform/telemetry/log.ts';

export interface Asked {
  readonly method: string;
  /** Below `/cgi-bin/`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** What was sent, as text. */
  readonly text: string;
  /** What was sent as JSON; null when it was none. */
  readonly json: unknown;
}

/** Sent with this status and text instead of as JSON. */
export interface RawReply {
  readonly status: number;
  readonly text: string;
  readonly location?: string;
}
type Reply = RawReply | Readonly<Record<string, unknown>>;
export type Script = Reply | ((asked: Asked) => Reply | Promise<Reply>);

const isRaw = (reply: Reply): reply is RawReply => 'status' in reply && 'text' in reply;

async function askedIn(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://here');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {
    // A form, or nothing.
  }
  return {
    method: request.method ?? '',
    path: url.pathname.replace('/cgi-bin/', ''),
    query: Object.fromEntries(url.searchParams),
    text,
    json,
  };
}

/** Answers `gettoken` with T1, T2, … and everything else with 404 until it is told what to say. */
export async function scriptedWecom() {
  const scripts = new Map<string, Script[]>();
  const asked: Asked[] = [];
  let tokens = 0;
  const server = createServer(async (request, response) => {
    const what = await askedIn(request);
    asked.push(what);
    const queue = scripts.get(what.path);
    // The last answer stays.
    const script = queue && queue.length > 1 ? queue.shift() : queue?.[0];
    const reply = typeof script === 'function' ? await script(what) : (script ?? { status: 404, text: '' });
    if (isRaw(reply)) {
      response.writeHead(reply.status, reply.location ? { location: reply.location } : {});
      response.end(reply.text);
      return;
    }
    response.setHeader('content-type', 'application/json; charset=UTF-8');
    response.end(JSON.stringify(reply));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const says = (path: string, ...answers: Script[]) => void scripts.set(path, answers);
  says('gettoken', () => ({ errcode: 0, errmsg: 'ok', access_token: `T${++tokens}`, expires_in: 7200 }));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    /** One answer after the other; the last one again and again. */
    says,
    askedOf: (path: string) => asked.filter((what) => what.path === path),
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export type ScriptedWecom = Awaited<ReturnType<typeof scriptedWecom>>;

/** A client of corp ww1, app 1000002, secret S1. It never sleeps: `slept` tells what it would have. */
export function clientOf(wecom: { readonly base: string }, options: Partial<WecomClientOptions> = {}) {
  let now = new Date('2026-01-01T00:00:00Z');
  const clock = () => now;
  const slept: number[] = [];
  const calls: WecomCall[] = [];
  const lines: string[] = [];
  const stores = { tokens: tokensInMemory(clock), circuits: circuitsInMemory() };
  const api = wecomClient({
    base: wecom.base,
    corpId: 'ww1',
    agentId: 1000002,
    secret: () => 'S1',
    ...stores,
    clock,
    sleep: async (ms) => slept.push(ms),
    random: () => 0.5,
    log: openLog('debug', { write: (line: string) => void lines.push(line) }),
    onCall: (call) => calls.push(call),
    ...options,
  });
  return {
    api,
    slept,
    calls,
    lines,
    ...stores,
    pass: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
  };
}

/** One call: what is asked of the client, what WeCom must get, what it answers, what comes out. */
export interface CallPromise {
  readonly ask: (api: WecomApi) => Promise<unknown>;
  readonly path: string;
  /** Beside the token. */
  readonly query?: Readonly<Record<string, string>>;
  /** A POST when given, else a GET. */
  readonly body?: object;
  readonly answer?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
}

export async function callHolds(wecom: ScriptedWecom, promise: CallPromise): Promise<void> {
  const { ask, path, query = {}, body, answer = {}, result } = promise;
  wecom.says(path, { errcode: 0, errmsg: 'ok', ...answer });
  expect(await ask(clientOf(wecom).api)).toEqual(result);
  const [asked] = wecom.askedOf(path);
  const token = path.startsWith('webhook/') ? {} : { access_token: 'T1' };
  expect(asked?.query).toEqual({ ...token, ...query });
  expect([asked?.method, asked?.json]).toEqual(body ? ['POST', body] : ['GET', null]);
}
