/**
 * Carries one call through: lane, circuit, token, exchange, and the answers that ask for another try.
 * The order matters: who waits for a place learns that an API has closed meanwhile, and who backs off keeps its place,
 * so that fewer calls are under way while WeCom complains of too many.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '#platform/telemetry';
import { Access, SECRET_REFUSED } from './access.ts';
import type { Call, Query, Send } from './call.ts';
import { WecomError } from './error.ts';
import { UnexpectedAnswer } from './fields.ts';
import { type Lane, Lanes, TurnedAway } from './lanes.ts';
import { maskedUrl } from './masked-url.ts';
import { closedUntil, pauseBefore } from './patience.ts';
import type { CircuitStore, TokenStore } from './ports.ts';
import { exchange } from './transport.ts';

/** What Tencent's staff name as the limit of calls under way, per corp and API (wecom-api.md, 1.2). Not in their documents. */
const MOST_AT_ONCE = 5;
const TIMEOUT = 10_000;

export interface WecomCall {
  readonly api: string;
  readonly ms: number;
  /** 0 for success; null when there was no answer to read. */
  readonly code: number | null;
}

export interface SenderOptions {
  /** Scheme, host and port, e.g. `https://qyapi.weixin.qq.com`. */
  readonly base: string;
  readonly corpId: string;
  /** Reads the secret of the app; asked again whenever a token is needed, because it may have been changed. */
  readonly secret: () => string | Promise<string>;
  readonly tokens: TokenStore;
  readonly circuits: CircuitStore;
  readonly log: Log;
  /** After every exchange with WeCom, repetitions and tokens included. */
  readonly onCall?: (call: WecomCall) => void;
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: () => Date;
  /** Rejects when the signal says so. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly random?: () => number;
  /** Milliseconds for one exchange. */
  readonly timeout?: number;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The token stands in every URL, so it must not travel in the open. */
function checkedBase(base: string): string {
  const { protocol, hostname, origin } = new URL(base);
  if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.has(hostname)))
    throw new RangeError('the base of WeCom’s API is https, or http to this machine');
  return origin;
}

export class Sender {
  readonly clock: () => Date;
  readonly #base: string;
  readonly #access: Access;
  readonly #lanes = new Lanes();
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(private readonly options: SenderOptions) {
    this.clock = options.clock ?? (() => new Date());
    this.#base = checkedBase(options.base);
    this.#access = new Access({ ...options, clock: this.clock }, (row, input) => this.#carry(row, input));
  }

  readonly send: Send = async (row, input) => {
    const work = this.#lanes.run(lanesOf(row, input), () => this.#carry(row, input));
    this.#underWay.add(work);
    try {
      return await work;
    } catch (error) {
      throw error instanceof TurnedAway ? closed(row.path) : error;
    } finally {
      this.#underWay.delete(work);
    }
  };

  /** Calls that wait are given up with kind `closed`; the promise ends when those under way have their answers. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#lanes.turnAway();
    await Promise.allSettled([...this.#underWay]);
  }

  async #carry<I, O>(row: Call<I, O>, input: I): Promise<O> {
    const circuit = row.circuit?.(input) ?? row.path;
    let worn: string | null = null;
    for (let retry = 0; ; ) {
      await this.#mayGo(row.path, circuit);
      const token: string | null = row.auth === 'none' ? null : await this.#access.token(worn);
      try {
        return await this.#once(row, input, token);
      } catch (error) {
        if (!(error instanceof WecomError)) throw error;
        if (error.kind === 'wait') throw await this.#shut(error, circuit);
        if (error.code === SECRET_REFUSED && token !== null) await this.#access.refused(token, error.hint);
        if (error.kind === 'refresh' && token !== null && worn === null) {
          worn = token;
          continue;
        }
        const pause =
          error.kind === 'backoff' && error.code !== null
            ? pauseBefore(error.code, retry++, (this.options.random ?? Math.random)())
            : null;
        if (pause === null) throw error;
        await this.#pause(pause, row.path);
      }
    }
  }

  /** Whether this call may leave now: the client is open, and so is the API. */
  async #mayGo(api: string, circuit: string): Promise<void> {
    if (this.#closing.signal.aborted) throw closed(api);
    const until = await this.options.circuits.openUntil(circuit);
    if (until && until > this.clock())
      throw new WecomError({ api, kind: 'wait', code: 45009, hint: null, until });
  }

  /** Closes the API after 45009, and says until when. */
  async #shut(error: WecomError, circuit: string): Promise<WecomError> {
    const { circuits, log } = this.options;
    const last = await circuits.openUntil(circuit);
    const until = closedUntil(error.api, last, this.clock()) ?? last ?? this.clock();
    if (until !== last) {
      await circuits.open(circuit, until);
      log.warn({ api: error.api, until, hint: error.hint }, 'WeCom was called too often; this API waits');
    }
    return new WecomError({ api: error.api, kind: 'wait', code: error.code, hint: error.hint, until });
  }

  async #once<I, O>(row: Call<I, O>, input: I, token: string | null): Promise<O> {
    const { options } = this;
    const api = row.path;
    const url = urlOf(`${this.#base}/cgi-bin/${api}`, {
      ...(token === null ? {} : { access_token: token }),
      ...row.query?.(input),
    });
    const began = performance.now();
    let code: number | null = 0;
    try {
      const timeout = Math.max(row.timeout ?? 0, options.timeout ?? TIMEOUT);
      const body = row.body?.(input) ?? null;
      return row.read(await exchange(options.fetch ?? fetch, { api, url, body, timeout }), input);
    } catch (error) {
      const told = asWecomError(api, error);
      code = told?.code ?? null;
      throw told ?? error;
    } finally {
      const ms = Math.round(performance.now() - began);
      options.log.debug({ api, url: maskedUrl(url), ms, code }, 'WeCom was called');
      options.onCall?.({ api, ms, code });
    }
  }

  async #pause(ms: number, api: string): Promise<void> {
    const sleep = this.options.sleep ?? ((for_, signal) => wait(for_, undefined, { signal }));
    try {
      await sleep(ms, this.#closing.signal);
    } catch (error) {
      throw this.#closing.signal.aborted ? closed(api) : error;
    }
  }
}

const closed = (api: string) => new WecomError({ api, kind: 'closed', code: null, hint: null });

function asWecomError(api: string, error: unknown): WecomError | null {
  if (error instanceof WecomError) return error;
  return error instanceof UnexpectedAnswer
    ? new WecomError({ api, kind: 'bug', code: null, hint: error.message })
    : null;
}

/** The lane of the customer first: who waits there must not take one of the five places meanwhile. */
function lanesOf<I, O>(row: Call<I, O>, input: I): Lane[] {
  return [
    ...(row.writes ? [{ name: `customer ${row.writes(input)}`, most: 1 }] : []),
    ...(row.narrow ? [{ name: row.path, most: MOST_AT_ONCE }] : []),
  ];
}

function urlOf(path: string, query: Query): string {
  const url = new URL(path);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return url.href;
}
