/** The connections of all workspaces, with a client for each. The only place where their secrets are opened. */
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '#platform/db';
import { SealError, type Sealer } from '#platform/sealing';
import type { WecomSettings } from '#platform/settings';
import type { Log } from '#platform/telemetry';
import { circuitsInMemory, tokensInMemory, type WecomApi, wecomClient } from '../client/public.ts';
import { allConnections, type ConnectionRow, connectionOf, type Origin } from './connection-sql.ts';
import { circuitStore, tokenStore } from './stores.ts';
import { UsageTally } from './usage.ts';

export interface Callback {
  readonly token: string;
  readonly aesKey: string;
}

export interface Connection {
  readonly workspace: number;
  readonly corpId: string;
  readonly agentId: string;
  readonly base: string;
  readonly origin: Origin;
  readonly paused: boolean;
  readonly api: WecomApi;
}

export interface Caller {
  readonly workspace: number;
  readonly corpId: string;
  readonly agentId: string;
  readonly callback: Callback;
}

/** How long the list of who may call is used again. */
const CALLERS_MS = 1000;
/** Fresh lists are read so far apart, however many ask: who has no key of ours must not keep the database busy. */
const FRESH_MS = 250;

const field = (name: 'secret' | 'callback_token' | 'callback_aes_key', workspace: number): string =>
  `wecom ${name} ${workspace}`;

interface Kept {
  /** What the client was made for; another value needs another client. */
  readonly made: string;
  readonly api: WecomApi;
}

export class Connections {
  readonly usage: UsageTally;
  /** The workspace whose corp the environment names; null: it names none, or the start is not as far. */
  environmentOf: number | null = null;
  readonly #clients = new Map<number, Kept>();
  #withoutApp: WecomApi | null = null;
  #connected: ReadonlySet<number> = new Set();
  #callers: { readonly begun: number; readonly list: Promise<Caller[]> } | null = null;
  /** A list that nobody has begun to read yet: whoever asks for a fresh one waits for it. */
  #coming: Promise<Caller[]> | null = null;

  constructor(
    private readonly db: Db,
    private readonly sealer: Sealer,
    readonly settings: WecomSettings,
    private readonly clock: () => Date,
    private readonly log: Log,
  ) {
    this.usage = new UsageTally(db, clock);
  }

  /** The workspace's connection; null when it has none. */
  async of(workspace: number): Promise<Connection | null> {
    const row = await connectionOf(this.db, workspace);
    return row && this.#opened(row);
  }

  async all(): Promise<Connection[]> {
    const rows = await allConnections(this.db);
    this.#connected = new Set(rows.map((row) => row.workspace_id));
    return rows.map((row) => this.#opened(row));
  }

  /** Whether a workspace was connected when all were last asked for: about a second ago. */
  wasConnected(workspace: number): boolean {
    return this.#connected.has(workspace);
  }

  /**
   * Who may call us, with what they sign and encrypt, as of the last second: callbacks come in bursts. `fresh`: read after
   * it was asked for, a quarter of a second later at most.
   * One whose secrets can't be read is left out, with a line in the log.
   */
  callbacks(fresh = false): Promise<Caller[]> {
    if (fresh) return this.#freshCallers();
    const known = this.#callers;
    return known && known.begun + CALLERS_MS >= performance.now() ? known.list : this.#beginCallers();
  }

  #freshCallers(): Promise<Caller[]> {
    const soonest = (this.#callers?.begun ?? 0) + FRESH_MS;
    this.#coming ??= wait(Math.max(0, soonest - performance.now())).then(() => {
      this.#coming = null;
      return this.#beginCallers();
    });
    return this.#coming;
  }

  #beginCallers(): Promise<Caller[]> {
    const list = this.#readCallers();
    this.#callers = { begun: performance.now(), list };
    list.catch(() => {
      this.#callers = null;
    });
    return list;
  }

  async #readCallers(): Promise<Caller[]> {
    const rows = await allConnections(this.db);
    return rows.flatMap((row) => {
      const callback = this.callbackOf(row);
      return callback
        ? [{ workspace: row.workspace_id, corpId: row.corp_id, agentId: row.agent_id, callback }]
        : [];
    });
  }

  callbackOf(row: ConnectionRow): Callback | null {
    if (!row.callback_token || !row.callback_aes_key) return null;
    try {
      return {
        token: this.sealer.open(row.callback_token, field('callback_token', row.workspace_id)),
        aesKey: this.sealer.open(row.callback_aes_key, field('callback_aes_key', row.workspace_id)),
      };
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      this.log.error({ workspace: row.workspace_id }, error.message);
      return null;
    }
  }

  /** Whether this is the secret that is kept. */
  isSecret(row: ConnectionRow, secret: string): boolean {
    try {
      return this.sealer.open(row.secret, field('secret', row.workspace_id)) === secret;
    } catch (error) {
      if (error instanceof SealError) return false;
      throw error;
    }
  }

  seal(name: 'secret' | 'callback_token' | 'callback_aes_key', workspace: number, value: string): Buffer {
    return this.sealer.seal(value, field(name, workspace));
  }

  /** For calls that need no app: those of group robots. Which of them are closed for now, this process alone knows. */
  get withoutApp(): WecomApi {
    this.#withoutApp ??= wecomClient({
      base: this.settings.base,
      corpId: '',
      agentId: 0,
      secret: () => {
        throw new Error('a call without an app needs no secret');
      },
      tokens: tokensInMemory(this.clock),
      circuits: circuitsInMemory(),
      clock: this.clock,
      log: this.log,
    });
    return this.#withoutApp;
  }

  async close(): Promise<void> {
    for (const { api } of this.#clients.values()) api.close();
    this.#clients.clear();
    this.#withoutApp?.close();
    this.#withoutApp = null;
    await this.usage.write();
  }

  #opened(row: ConnectionRow): Connection {
    const workspace = row.workspace_id;
    const base = row.base ?? this.settings.base;
    return {
      workspace,
      corpId: row.corp_id,
      agentId: row.agent_id,
      base,
      origin: row.origin,
      paused: row.paused,
      api: this.#client(row, base),
    };
  }

  /** A secret that was rotated is read by the client that is there; another corp, app or address needs a new one. */
  #client(row: ConnectionRow, base: string): WecomApi {
    const workspace = row.workspace_id;
    const made = createHash('sha256').update([base, row.corp_id, row.agent_id].join('\n')).digest('hex');
    const kept = this.#clients.get(workspace);
    if (kept?.made === made) return kept.api;
    kept?.api.close();
    const api = wecomClient({
      base,
      corpId: row.corp_id,
      agentId: Number(row.agent_id),
      secret: () => this.#secret(workspace),
      tokens: tokenStore(this.db, this.sealer, workspace, this.clock),
      circuits: circuitStore(this.db, workspace),
      clock: this.clock,
      log: this.log,
      onCall: (call) => this.usage.count(workspace, call),
    });
    this.#clients.set(workspace, { made, api });
    return api;
  }

  async #secret(workspace: number): Promise<string> {
    const row = await connectionOf(this.db, workspace);
    if (!row) throw new Error(`workspace ${workspace} is not connected to WeCom any more`);
    return this.sealer.open(row.secret, field('secret', workspace));
  }
}
