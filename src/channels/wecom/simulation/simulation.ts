/**
 * The simulated company of this installation: a simulator in this process, kept in the data directory, and workspaces
 * connected to it like to WeCom. It is for trying the product, so it lives where the product has its data.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { record } from '#features/staff';
import { conflict, notFound } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Db } from '#platform/db';
import type { Log } from '#platform/telemetry';
import { CALLBACK_PATH } from '../callback/endpoint.ts';
import {
  alignMirror,
  allConnections,
  connectionOf,
  setBase,
  writeConnection,
} from '../connection/connection-sql.ts';
import type { Connections } from '../connection/connections.ts';
import { askReadings } from '../mirror/due-sql.ts';
import type { Control } from '../simulator/control.ts';
import type { Simulator } from '../simulator/start.ts';

export interface SimulationParts {
  readonly db: Db;
  readonly log: Log;
  readonly connections: Connections;
  readonly dataDir: string;
  readonly clock: () => Date;
  /** Where this product answers. */
  readonly address: () => string;
}

/** Enough to look like a company, few enough to be read in a second. */
const COMPANY = { members: 6, departments: 3, customers: 240, relations: 280, groups: 2 };

export class Simulation {
  #running: Promise<Simulator> | null = null;

  constructor(private readonly parts: SimulationParts) {}

  /** Starts the simulator again for workspaces that are connected to it; its address is another one then. */
  async resume(): Promise<void> {
    const simulated = (await allConnections(this.parts.db)).filter((row) => row.origin === 'simulator');
    if (simulated.length === 0) return;
    const { url, control } = await this.#simulator();
    for (const row of simulated) {
      await setBase(this.parts.db, row.workspace_id, url);
      if (!control.companies().some((company) => company.corpId === row.corp_id))
        this.parts.log.warn(
          { workspace: row.workspace_id },
          'the simulated company was not found in its file',
        );
      else await this.#listen(control, row.corp_id, row.workspace_id);
    }
  }

  /** Connects a workspace. Error: `wecom.connectedAlready`. */
  async start(ctx: Ctx): Promise<Control> {
    if (await connectionOf(ctx.db, ctx.workspace)) throw conflict('wecom.connectedAlready');
    const { url, control } = await this.#simulator();
    const corpId = `wwsim${randomBytes(7).toString('hex')}`;
    const { apps } = control.createCompany({ corpId, name: '模拟企业', fill: COMPANY });
    const [app] = apps;
    if (!app) throw new Error('a simulated company without an app');
    const { connections } = this.parts;
    const token = randomBytes(12).toString('hex');
    const aesKey = randomBytes(96)
      .toString('base64')
      .replace(/[^0-9A-Za-z]/g, '')
      .slice(0, 43);
    await ctx.db.transaction(async (tx) => {
      await alignMirror(tx, ctx, corpId);
      await writeConnection(
        tx,
        {
          workspace_id: ctx.workspace,
          corp_id: corpId,
          agent_id: String(app.agentId),
          base: url,
          secret: connections.seal('secret', ctx.workspace, app.secret),
          callback_token: connections.seal('callback_token', ctx.workspace, token),
          callback_aes_key: connections.seal('callback_aes_key', ctx.workspace, aesKey),
          origin: 'simulator',
        },
        ctx.now,
      );
      await record(tx, ctx, { did: 'wecom.connected', subject: null, after: { corpId, simulated: true } });
    });
    await this.#listen(control, corpId, ctx.workspace);
    await askReadings(ctx.db, ctx.workspace, [{ kind: 'library', subject: '', dueAt: ctx.now }]);
    return control;
  }

  /** The company of a workspace. Error: `wecom.notSimulated`. */
  async of(ctx: Ctx): Promise<{ control: Control; corpId: string }> {
    const row = await connectionOf(ctx.db, ctx.workspace);
    if (row?.origin !== 'simulator') throw notFound('wecom.notSimulated');
    const { control } = await this.#simulator();
    return { control, corpId: row.corp_id };
  }

  async close(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    if (running) await (await running).close();
  }

  #simulator(): Promise<Simulator> {
    // Whoever is connected to WeCom never loads it.
    this.#running ??= import('../simulator/start.ts').then(({ startSimulator }) =>
      startSimulator({ file: join(this.parts.dataDir, 'simulator.json') }),
    );
    return this.#running;
  }

  async #listen(control: Control, corpId: string, workspace: number): Promise<void> {
    const row = await connectionOf(this.parts.db, workspace);
    const callback = row && this.parts.connections.callbackOf(row);
    const [app] = control.keysOf(corpId).apps;
    if (!callback || !app) return;
    await control.setCallback(corpId, app.agentId, {
      url: `${this.parts.address()}${CALLBACK_PATH}`,
      ...callback,
    });
  }
}
