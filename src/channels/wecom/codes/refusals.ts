/** Why a channel cannot be made or changed, as the error of the person who asked. */
import { nameTakenIn } from '#features/tags/core';
import { AppError, conflict } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { WecomError } from '../client/public.ts';
import type { Connection, Connections } from '../connection/connections.ts';
import { remedyOf } from '../core/error-codes.ts';
import { channelNames } from './channel-sql.ts';

/** Error: `wecom.notConnected` (409). */
export async function needConnection(connections: Connections, { workspace }: Ctx): Promise<Connection> {
  const connection = await connections.of(workspace);
  if (!connection) throw conflict('wecom.notConnected');
  return connection;
}

/** Errors: `channel.refusedThere` (409) with what WeCom's code means and what to do; `channel.wecomAway` (503). */
export async function orRefused<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof WecomError ? refusedBy(ctx, error) : error;
  }
}

function refusedBy({ language }: Ctx, { api, code, kind }: WecomError): AppError {
  if (code === null) return new AppError('unavailable', 'channel.wecomAway', { api, kind });
  return conflict('channel.refusedThere', { api, code, ...remedyOf(code, language) });
}

/** Error: `channel.nameTaken`. The caller holds the right to change the vocabulary, so two who choose one name take turns. */
export async function refuseTaken(
  tx: Tx,
  { workspace }: Ctx,
  name: string,
  own: number | null,
): Promise<void> {
  const taken = nameTakenIn(await channelNames(tx, workspace), name, own);
  if (taken) throw conflict('channel.nameTaken', { name: taken.name });
}
