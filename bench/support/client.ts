/** A caller over HTTP with kept connections, and the times it sees. */
import { Agent, request } from 'node:http';
import { KEY } from './program.ts';

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a benchmark reads any answer
  readonly body: any;
}

export class Client {
  readonly #agent: Agent;

  constructor(
    readonly port: number,
    connections = 1,
    readonly key = KEY,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Refused answers are errors: what is timed must have worked. */
  async ask(method: string, path: string, body?: unknown): Promise<Reply['body']> {
    const reply = await this.send(
      method,
      `/api/v1${path}`,
      body === undefined ? undefined : JSON.stringify(body),
    );
    if (reply.status >= 300)
      throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  send(method: string, path: string, body: string | undefined): Promise<Reply> {
    return new Promise((done, fail) => {
      const headers: Record<string, string | number> = { authorization: `Bearer ${this.key}` };
      if (body !== undefined) {
        headers['content-type'] = 'application/json';
        headers['content-length'] = Buffer.byteLength(body);
      }
      const call = request(
        { port: this.port, host: '127.0.0.1', method, path, headers, agent: this.#agent },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => {
            const text = Buffer.concat(parts).toString();
            const json = String(answer.headers['content-type'] ?? '').includes('json');
            done({ status: answer.statusCode ?? 0, body: json ? JSON.parse(text) : text });
          });
          answer.on('error', fail);
        },
      );
      call.on('error', fail);
      call.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

export interface Times {
  readonly n: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export function timesOf(milliseconds: readonly number[], seconds: number): Times {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return {
    n: sorted.length,
    perSecond: sorted.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: sorted.at(-1) ?? Number.NaN,
  };
}

/** Calls before the clock runs: what a server that has been up for a minute has compiled long ago is not timed. */
export async function warmedUp(call: (turn: number) => Promise<unknown>): Promise<void> {
  const until = performance.now() + WARM_UP_MS;
  for (let turn = 0; turn < WARM_UP_CALLS && performance.now() < until; turn++) await call(turn);
}

const WARM_UP_CALLS = 1000;
const WARM_UP_MS = 3000;

/** Calls for some seconds, `clients` at a time. */
export async function timed(
  call: (turn: number) => Promise<unknown>,
  { clients = 1, seconds = 3, most = Number.POSITIVE_INFINITY } = {},
): Promise<Times> {
  const times: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  let turn = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until && times.length < most) {
        const at = performance.now();
        await call(turn++);
        times.push(performance.now() - at);
      }
    }),
  );
  return timesOf(times, (performance.now() - began) / 1000);
}

const cell = (n: number): string => (n >= 100 ? n.toFixed(0) : n.toFixed(2)).padStart(8);

export const headLine = `${''.padEnd(52)}${['p50', 'p95', 'p99', 'max', '/s', 'cpu'].map((h) => h.padStart(8)).join('')}  (ms)`;
/** `cpu`: milliseconds of the product's processor time for one call. */
export const line = (name: string, t: Times, cpu: number): string =>
  `${name.padEnd(52)}${cell(t.p50)}${cell(t.p95)}${cell(t.p99)}${cell(t.max)}${cell(t.perSecond)}${cell(cpu)}`;
