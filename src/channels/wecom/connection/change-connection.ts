/** Connects a workspace to WeCom: shows, changes and ends the connection. */
import { record } from '#features/staff';
import { releaseForeign } from '#features/tags';
import { type BodyOf, conflict, invalid, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import type { WecomCorp } from '#platform/settings';
import { CALLBACK_PATH } from '../callback/endpoint.ts';
import type {
  ConnectionItem,
  setConnection as contract,
  takeEnvironment as takeContract,
} from '../contract.ts';
import {
  alignMirror,
  type ConnectionRow,
  connectionOf,
  corpTakenBy,
  deleteConnection,
  forgetRefusal,
  forgetTokens,
  type NewConnection,
  setPaused,
  writeConnection,
} from './connection-sql.ts';
import type { Connections } from './connections.ts';
import { corpChange } from './corp-change.ts';

/** Where people and WeCom reach the product; empty: not known. */
export type PublicUrl = string;

const item = async (ctx: Ctx, connections: Connections, publicUrl: PublicUrl): Promise<ConnectionItem> => {
  const row = await connectionOf(ctx.db, ctx.workspace);
  return {
    connected: row !== null,
    corpId: row?.corp_id ?? null,
    agentId: row?.agent_id ?? null,
    base: row?.base ?? connections.settings.base,
    origin: row?.origin ?? null,
    paused: row?.paused ?? false,
    hasSecret: row !== null,
    hasCallback: row?.callback_token != null,
    callbackUrl: `${publicUrl}${CALLBACK_PATH}`,
    changedAt: row?.changed_at.toISOString() ?? null,
    waiting: await waitingChange(ctx.db, ctx.workspace, connections),
  };
};

/** What the start did not do because nobody was there to be asked; null: nothing. */
async function waitingChange(
  db: Queryable,
  workspace: number,
  { settings: { corp }, environmentOf }: Connections,
): Promise<ConnectionItem['waiting']> {
  return corp && environmentOf === workspace ? corpChange(db, workspace, corp.corpId) : null;
}

export async function showConnection(
  ctx: Ctx,
  connections: Connections,
  publicUrl: PublicUrl,
): Promise<ConnectionItem> {
  requireRight(ctx.actor, 'settings:manage');
  return item(ctx, connections, publicUrl);
}

/**
 * What is absent stays. Errors: `wecom.secretNeeded`, `wecom.callbackHalf`, `wecom.corpTaken`, `wecom.otherCorp` (409)
 * with what would be forgotten, and `staff.onlyThroughWecom` when nobody in charge could sign in any more.
 */
export async function setConnection(
  ctx: Ctx,
  connections: Connections,
  publicUrl: PublicUrl,
  input: BodyOf<typeof contract>,
): Promise<ConnectionItem> {
  requireRight(ctx.actor, 'settings:manage');
  await ctx.db.transaction(async (tx) => {
    const before = await connectionOf(tx, ctx.workspace);
    const row = merged(ctx.workspace, before, connections, input);
    await refuseOtherCorp(tx, ctx, input.corpId, input.confirm ?? false);
    await writeConnection(tx, row, ctx.now);
    if (input.paused !== undefined) await setPaused(tx, ctx.workspace, input.paused, ctx.now);
    if (before?.corp_id !== input.corpId || input.secret !== undefined || before.agent_id !== input.agentId)
      await forgetTokens(tx, ctx.workspace);
    await record(tx, ctx, {
      did: 'wecom.connected',
      subject: null,
      before: before && { corpId: before.corp_id, agentId: before.agent_id },
      after: {
        corpId: input.corpId,
        agentId: input.agentId,
        ...(input.paused === undefined ? {} : { paused: input.paused }),
        secrets: [
          ...(input.secret === undefined ? [] : ['secret']),
          ...(input.callbackToken === undefined ? [] : ['callbackToken']),
          ...(input.callbackAesKey === undefined ? [] : ['callbackAesKey']),
        ],
      },
    });
  });
  return item(ctx, connections, publicUrl);
}

function merged(
  workspace: number,
  before: ConnectionRow | null,
  connections: Connections,
  input: BodyOf<typeof contract>,
): NewConnection {
  if (!before && input.secret === undefined)
    throw invalid('wecom.secretNeeded', {}, [{ path: 'secret', code: 'required' }]);
  const sealed = (
    name: 'callback_token' | 'callback_aes_key',
    value: string | null | undefined,
    kept: Buffer | null,
  ) => {
    if (value === undefined) return kept;
    return value === null ? null : connections.seal(name, workspace, value);
  };
  const token = sealed('callback_token', input.callbackToken, before?.callback_token ?? null);
  const aesKey = sealed('callback_aes_key', input.callbackAesKey, before?.callback_aes_key ?? null);
  if ((token === null) !== (aesKey === null))
    throw invalid('wecom.callbackHalf', {}, [
      { path: token === null ? 'callbackToken' : 'callbackAesKey', code: 'required' },
    ]);
  const secret =
    input.secret === undefined ? before?.secret : connections.seal('secret', workspace, input.secret);
  // Pausing a simulated connection, or one of the environment, does not make it one of this page.
  const same =
    before?.corp_id === input.corpId && before.agent_id === input.agentId && input.secret === undefined;
  return {
    workspace_id: workspace,
    corp_id: input.corpId,
    agent_id: input.agentId,
    base: same ? before.base : null,
    secret: secret ?? Buffer.alloc(0),
    callback_token: token,
    callback_aes_key: aesKey,
    origin: same ? before.origin : 'settings',
  };
}

/** Ids of people and tags mean nothing in another corp: what was mirrored goes, customers and tags stay. */
async function refuseOtherCorp(tx: Tx, ctx: Ctx, corpId: string, confirmed: boolean): Promise<void> {
  if (await corpTakenBy(tx, ctx.workspace, corpId)) throw conflict('wecom.corpTaken', { corp: corpId });
  const change = await corpChange(tx, ctx.workspace, corpId);
  if (change && !confirmed) {
    const { relations, people } = change;
    throw conflict('wecom.otherCorp', { ...change }, { effect: { relations, people } });
  }
  await alignMirror(tx, ctx, corpId);
}

export async function endConnection(
  ctx: Ctx,
  connections: Connections,
  publicUrl: PublicUrl,
): Promise<ConnectionItem> {
  requireRight(ctx.actor, 'settings:manage');
  await ctx.db.transaction(async (tx) => {
    const before = await connectionOf(tx, ctx.workspace);
    if (!before) return;
    await deleteConnection(tx, ctx.workspace);
    await record(tx, ctx, {
      did: 'wecom.disconnected',
      subject: null,
      before: { corpId: before.corp_id, agentId: before.agent_id },
    });
  });
  await releaseForeign(ctx);
  return item(ctx, connections, publicUrl);
}

/**
 * The corp that the environment names, written at each start; what the settings page says of it is overwritten. One
 * that is not the mirror's is left alone, with a line in the log: a slip of the pen must not cost people their way in.
 */
export async function connectFromEnvironment(
  tx: Tx,
  ctx: Ctx,
  connections: Connections,
  corp: WecomCorp,
): Promise<void> {
  connections.environmentOf = ctx.workspace;
  const change = await corpChange(tx, ctx.workspace, corp.corpId);
  if (!change) return writeEnvironment(tx, ctx, connections, corp);
  ctx.log.error(
    { ...change },
    `WECOM_CORP_ID names corp ${change.to}, but what is mirrored here is of corp ${change.from}. Nothing was changed: ` +
      'correct WECOM_CORP_ID and start again, or confirm the new corp under Settings › WeCom.',
  );
}

/** Goes over to the corp of the environment. Errors: `wecom.nothingWaits`, `wecom.corpTaken`, `staff.onlyThroughWecom`. */
export async function takeEnvironment(
  ctx: Ctx,
  connections: Connections,
  publicUrl: PublicUrl,
  input: BodyOf<typeof takeContract>,
): Promise<ConnectionItem> {
  requireRight(ctx.actor, 'settings:manage');
  await ctx.db.transaction(async (tx) => {
    const change = await waitingChange(tx, ctx.workspace, connections);
    const { corp } = connections.settings;
    if (!change || !corp || change.to !== input.corpId)
      throw conflict('wecom.nothingWaits', { corp: input.corpId });
    if (await corpTakenBy(tx, ctx.workspace, corp.corpId))
      throw conflict('wecom.corpTaken', { corp: corp.corpId });
    await writeEnvironment(tx, ctx, connections, corp);
    await record(tx, ctx, {
      did: 'wecom.connected',
      subject: null,
      before: { corpId: change.from },
      after: { corpId: corp.corpId, agentId: corp.agentId, environment: true },
    });
  });
  return item(ctx, connections, publicUrl);
}

async function writeEnvironment(tx: Tx, ctx: Ctx, connections: Connections, corp: WecomCorp): Promise<void> {
  const { workspace, now } = ctx;
  const before = await connectionOf(tx, workspace);
  await alignMirror(tx, ctx, corp.corpId);
  await writeConnection(
    tx,
    {
      workspace_id: workspace,
      corp_id: corp.corpId,
      agent_id: corp.agentId,
      base: null,
      secret: connections.seal('secret', workspace, corp.secret),
      callback_token: corp.callback && connections.seal('callback_token', workspace, corp.callback.token),
      callback_aes_key:
        corp.callback && connections.seal('callback_aes_key', workspace, corp.callback.aesKey),
      origin: 'environment',
    },
    now,
  );
  // A restart with the same app goes on with its token, and with what it was told to wait for.
  const same = before?.corp_id === corp.corpId && before.agent_id === corp.agentId;
  if (!same || !connections.isSecret(before, corp.secret)) await forgetTokens(tx, workspace);
  // Whoever starts it may have put right in WeCom what was wrong: the secret is tried once more.
  else await forgetRefusal(tx, workspace);
}
