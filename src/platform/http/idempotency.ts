/**
 * A write with an Idempotency-Key happens once: the same key again gets the first answer. The key is claimed before the
 * work and completed after it. A process that dies in between leaves a claim; after a minute the next try may run, and
 * is safe because every write of this product is repeatable by its own keys (order number, event id, names).
 */
import { createHash } from 'node:crypto';
import { AppError, conflict } from '#kernel';
import type { Ctx } from '#platform/context';

export interface Stored {
  readonly status: number;
  readonly body: unknown;
}

const requestHash = (method: string, url: string, body: unknown): Buffer =>
  createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest();

/** The stored answer, or null after claiming the key. Errors: `idempotency.mismatch` (422), `idempotency.inProgress` (409). */
export async function claim(
  ctx: Ctx,
  key: string,
  request: { method: string; url: string; body: unknown },
): Promise<Stored | null> {
  const hash = requestHash(request.method, request.url, request.body);
  const claimed = await ctx.db.run(
    `insert into idempotency (workspace_id, actor_id, key, request_hash) values ($1, $2, $3, $4)
     on conflict (workspace_id, actor_id, key) do update set created_at = now()
       where idempotency.status is null and idempotency.request_hash = $4
         and idempotency.created_at < now() - interval '1 minute'`,
    [ctx.workspace, ctx.actor.id, key, hash],
  );
  if (claimed === 1) return null;
  const row = await ctx.db.maybe<{ request_hash: Buffer; status: number | null; body: unknown }>(
    'select request_hash, status, body from idempotency where workspace_id = $1 and actor_id = $2 and key = $3',
    [ctx.workspace, ctx.actor.id, key],
  );
  if (row && !row.request_hash.equals(hash)) throw new AppError('unprocessable', 'idempotency.mismatch');
  if (!row || row.status === null) throw conflict('idempotency.inProgress');
  return { status: row.status, body: row.body };
}

export async function complete(ctx: Ctx, key: string, answer: Stored): Promise<void> {
  await ctx.db.run(
    'update idempotency set status = $4, body = $5 where workspace_id = $1 and actor_id = $2 and key = $3',
    [ctx.workspace, ctx.actor.id, key, answer.status, JSON.stringify(answer.body ?? null)],
  );
}

/** After a failure the key is free again, so that the corrected or repeated request can run. */
export async function release(ctx: Ctx, key: string): Promise<void> {
  await ctx.db.run(
    'delete from idempotency where workspace_id = $1 and actor_id = $2 and key = $3 and status is null',
    [ctx.workspace, ctx.actor.id, key],
  );
}
