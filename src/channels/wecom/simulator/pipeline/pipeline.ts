/**
 * The way of a call (contract section 15.1): path, token, permission, frequency, calls in flight, body, checks, effect.
 * The order is a promise: a client may rely on learning first that its token ran out.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { ApiFailure, need, refuse } from '../failure.ts';
import { Random } from '../random.ts';
import type { App, Company } from '../state/company.ts';
import type { World } from '../state/world.ts';
import { type Disturbance, Disturbances } from './disturbances.ts';
import {
  type Call,
  type Endpoint,
  type Endpoints,
  type Fields,
  Input,
  RawAnswer,
  type UploadedFile,
} from './endpoint.ts';
import type { TokenBook } from './tokens.ts';
import { CallWindows } from './windows.ts';

export interface IncomingCall {
  readonly method: string;
  /** Below /cgi-bin/. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly files: readonly UploadedFile[];
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly address: string;
}

export type Outcome =
  | { readonly kind: 'notFound' }
  | { readonly kind: 'json'; readonly fields: Fields }
  | { readonly kind: 'raw'; readonly answer: RawAnswer }
  | { readonly kind: 'disturbed'; readonly by: Disturbance };

/** One line per call, for assertions. */
export interface CallRecord {
  readonly path: string;
  readonly corpId: string;
  readonly agentId: number;
  readonly at: number;
  readonly errcode: number;
  readonly body: unknown;
}

/** A place that a call takes while it is in flight, and what it answers when there is none. */
interface Place {
  readonly name: string;
  readonly most: number;
  readonly code: number;
}

/** Calls that are kept for assertions; the oldest go. */
const KEPT_CALLS = 20_000;
/** D: calls with `debug=1` per minute and API. */
const DEBUG_CALLS = 5;

export class Pipeline {
  readonly disturbances = new Disturbances();
  readonly calls: CallRecord[] = [];
  readonly #windows = new CallWindows();
  readonly #taken = new Map<string, number>();

  constructor(
    readonly endpoints: Endpoints,
    readonly tokens: TokenBook,
    readonly clock: Clock,
    readonly hints: Random = new Random(1),
  ) {}

  async answer(incoming: IncomingCall): Promise<Outcome> {
    const endpoint = Object.hasOwn(this.endpoints, incoming.path) ? this.endpoints[incoming.path] : undefined;
    if (!endpoint) return { kind: 'notFound' };
    let from: { world: World; app: App } | undefined;
    try {
      from = this.#admit(endpoint, incoming);
      const { world, app } = from;
      const met = this.disturbances.meet(incoming.path, world.random);
      if (met?.kind === 'errcode') refuse(met.code ?? -1);
      if (met && met.kind !== 'lostAnswer') return { kind: 'disturbed', by: met };
      const outcome = await this.#inFlight(endpoint, incoming, world, () =>
        this.#run(endpoint, incoming, world, app),
      );
      this.#record(incoming, from, 0);
      return met ? { kind: 'disturbed', by: met } : outcome;
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (from) this.#record(incoming, from, error.errcode);
      return { kind: 'json', fields: this.failure(error, incoming.address, endpoint.empty) };
    }
  }

  /** A call without a token, as robots make them; disturbances meet it like any other. */
  answerOpen(incoming: IncomingCall, run: () => Fields): Outcome {
    try {
      const met = this.disturbances.meet(incoming.path, this.hints);
      if (met?.kind === 'errcode') refuse(met.code ?? -1);
      if (met && met.kind !== 'lostAnswer') return { kind: 'disturbed', by: met };
      const fields = { errcode: 0, errmsg: 'ok', ...run() };
      return met ? { kind: 'disturbed', by: met } : { kind: 'json', fields };
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      return { kind: 'json', fields: this.failure(error, incoming.address) };
    }
  }

  /** The envelope of a refusal. */
  failure(error: ApiFailure, address: string, empty: Fields = {}): Fields {
    return { errcode: error.errcode, errmsg: this.#sentence(error, address), ...empty };
  }

  #sentence({ errcode, text }: ApiFailure, address: string): string {
    // D by probe: this one comes bare.
    if (errcode === 40014) return 'invalid access_token';
    const hint = this.hints.digits(22 + this.hints.below(7));
    return `${text}, hint: [${hint}], from ip: ${address}, more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode}`;
  }

  #admit(endpoint: Endpoint, incoming: IncomingCall): { world: World; app: App } {
    const { world, app } = this.tokens.check(incoming.query.access_token);
    need(!app.closed, 50003);
    if (endpoint.needs === 'customers') need(app.customerContact, 48002);
    if (endpoint.needs === 'directorySync') need(app.directorySync, 48002);
    this.#countCall(endpoint, incoming, world, app);
    return { world, app };
  }

  #countCall(endpoint: Endpoint, { path, query, address }: IncomingCall, world: World, app: App): void {
    const { corpId, switches } = world.company;
    const now = this.clock.now();
    const windows = this.#windows;
    const passes = [
      windows.pass(
        `corp ${corpId} ${path}`,
        [
          { span: 'minute', calls: switches.callsPerMinute },
          { span: 'hour', calls: switches.callsPerHour },
        ],
        now,
      ),
      windows.pass(
        `address ${address} ${path}`,
        [
          { span: 'minute', calls: switches.callsPerMinuteOfAddress },
          { span: 'hour', calls: switches.callsPerHourOfAddress },
        ],
        now,
      ),
      ...(endpoint.limits ?? []).map((limit) =>
        windows.pass(
          `${limit.per} ${corpId} ${limit.per === 'app' ? app.agentId : ''} ${path} own`,
          [limit],
          now,
        ),
      ),
    ];
    if (query.debug === '1')
      passes.push(windows.pass(`debug ${corpId} ${path}`, [{ span: 'minute', calls: DEBUG_CALLS }], now));
    need(passes.every(Boolean), 45009);
  }

  async #inFlight(
    endpoint: Endpoint,
    incoming: IncomingCall,
    world: World,
    run: () => Outcome,
  ): Promise<Outcome> {
    const { company } = world;
    const places = placesOf(endpoint, incoming, company);
    for (const { name, most, code } of places) need((this.#taken.get(name) ?? 0) < most, code);
    for (const { name } of places) this.#taken.set(name, (this.#taken.get(name) ?? 0) + 1);
    try {
      if (company.switches.latencyMs > 0) await sleep(company.switches.latencyMs);
      return run();
    } finally {
      for (const { name } of places) this.#leave(name);
    }
  }

  #leave(place: string): void {
    const left = (this.#taken.get(place) ?? 1) - 1;
    if (left > 0) this.#taken.set(place, left);
    else this.#taken.delete(place);
  }

  #run(endpoint: Endpoint, incoming: IncomingCall, world: World, app: App): Outcome {
    need(endpoint.method === 'GET' || incoming.method === 'POST', 40058);
    const { lenientJson } = world.company.switches;
    const parsed = endpoint.multipart || endpoint.method === 'GET' ? {} : objectIn(incoming.body);
    need(parsed || lenientJson, 40058);
    const call: Call = {
      world,
      app,
      query: new Input(incoming.query),
      body: new Input(parsed ?? {}),
      files: incoming.files,
      headers: incoming.headers,
      tokens: this.tokens,
    };
    const answer = endpoint.run(call);
    if (answer instanceof RawAnswer) return { kind: 'raw', answer };
    const errmsg = parsed ? 'ok' : 'ok. Warning: wrong json format. ';
    return { kind: 'json', fields: { errcode: 0, errmsg, ...answer } };
  }

  #record({ path, body }: IncomingCall, { world, app }: { world: World; app: App }, errcode: number): void {
    const { corpId } = world.company;
    if (this.calls.length >= KEPT_CALLS) this.calls.splice(0, KEPT_CALLS / 10);
    this.calls.push({
      path,
      corpId,
      agentId: app.agentId,
      at: this.clock.seconds(),
      errcode,
      body: objectIn(body),
    });
  }
}

function placesOf(endpoint: Endpoint, { path, body }: IncomingCall, { corpId, switches }: Company): Place[] {
  const { fewInFlight, oneInFlight } = endpoint;
  const value = oneInFlight && objectIn(body)?.[oneInFlight.field];
  return [
    ...(fewInFlight ? [{ name: `${corpId} ${path}`, most: switches.editsInFlight, code: 45033 }] : []),
    ...(oneInFlight && value
      ? [{ name: `${corpId} ${oneInFlight.field} ${value}`, most: 1, code: oneInFlight.code(switches) }]
      : []),
  ];
}

function objectIn(body: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
