/**
 * A write with an Idempotency-Key happens once: the same key again gets the first answer. The key is claimed before the
 * work; each transaction of the work begins with marking the claim, so the mark is there exactly when the work is; the
 * answer follows. See docs/decisions/0012-repeated-writes.md.
 *
 * A row of `idempotency`: `status` null, claimed; 0, worked; otherwise answered with that status. `body` is there when
 * nothing more comes. `created_at` is the last sign of life of the request that has the claim. Rows are kept for three
 * days: whoever repeats a write does so soon, and the answers are copies of personal data.
 */
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError, conflict } from '#kernel';
import type { Ctx } from '#platform/context';
import { type Db, withEachTransaction } from '#platform/db';

export interface Stored {
  readonly status: number;
  readonly body: unknown;
}

export interface KeyedRequest {
  readonly key: string;
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  /** The answer shows a secret once: it is not kept. */
  readonly secret: boolean;
  /** How long to wait for a first request that is still running. */
  readonly waitMs: number;
}

const WORKED = 0;
/** A claim whose request gave no sign of life for so long is that of a dead process. */
const DEAD_AFTER = "interval '1 minute'";
const SIGN_OF_LIFE_MS = 20_000;
const FIRST_LOOK_MS = 20;
const LAST_LOOK_MS = 250;

const KEPT_MS = 3 * 86_400_000;

/** One step of the schedule. Answers how many keys are free again. */
export const forgetAnswers = (db: Db, now: Date): Promise<number> =>
  db.run('delete from idempotency where created_at < $1', [new Date(now.getTime() - KEPT_MS)]);

/**
 * Does the work, unless it was done before: then `replayed` and the first answer. Errors: `idempotency.mismatch` (422),
 * `idempotency.inProgress`, `idempotency.answerLost` (409), and those of the work, which free the key.
 */
export async function once(
  ctx: Ctx,
  request: KeyedRequest,
  work: () => Promise<Stored>,
): Promise<Stored & { readonly replayed: boolean }> {
  const stored = await claim(ctx, request);
  if (stored) return { ...stored, replayed: true };
  const row = [ctx.workspace, ctx.actor.id, request.key];
  const alive = setInterval(() => {
    void ctx.db.run(`update idempotency set created_at = now() where ${ROW}`, row).catch(() => {});
  }, SIGN_OF_LIFE_MS);
  try {
    const answer = await withEachTransaction(
      (tx) => tx.run(`update idempotency set status = ${WORKED} where ${ROW} and status is null`, row),
      () => freeing(ctx, row, work),
    );
    const kept = request.secret ? { status: WORKED, body: null } : answer;
    await ctx.db.run(`update idempotency set status = $4, body = $5 where ${ROW}`, [
      ...row,
      kept.status,
      JSON.stringify(kept.body ?? null),
    ]);
    return { ...answer, replayed: false };
  } finally {
    clearInterval(alive);
  }
}

/** After a failure the key is free, so that the corrected or repeated request can run. */
async function freeing<T>(ctx: Ctx, row: readonly unknown[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await ctx.db.run(`delete from idempotency where ${ROW} and body is null`, row).catch(() => 0);
    throw error;
  }
}

const ROW = 'workspace_id = $1 and actor_id = $2 and key = $3';

const requestHash = ({ method, url, body }: KeyedRequest): Buffer =>
  createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest();

/** The stored answer, or null after claiming the key. */
async function claim(ctx: Ctx, request: KeyedRequest): Promise<Stored | null> {
  const hash = requestHash(request);
  const until = performance.now() + request.waitMs;
  for (let pause = FIRST_LOOK_MS; ; pause = Math.min(2 * pause, LAST_LOOK_MS)) {
    if (await take(ctx, request.key, hash)) return null;
    const answer = await look(ctx, request.key, hash);
    if (answer === 'answerLost') throw conflict('idempotency.answerLost');
    if (typeof answer === 'object') return answer;
    if (performance.now() > until) throw conflict('idempotency.inProgress');
    await wait(pause);
  }
}

/** Whether the key was free, or claimed by a process that died before its work. */
const take = async (ctx: Ctx, key: string, hash: Buffer): Promise<boolean> =>
  (await ctx.db.run(
    `insert into idempotency (workspace_id, actor_id, key, request_hash) values ($1, $2, $3, $4)
     on conflict (workspace_id, actor_id, key) do update set created_at = now()
       where idempotency.status is null and idempotency.request_hash = $4
         and idempotency.created_at < now() - ${DEAD_AFTER}`,
    [ctx.workspace, ctx.actor.id, key, hash],
  )) === 1;

async function look(
  ctx: Ctx,
  key: string,
  hash: Buffer,
): Promise<Stored | 'running' | 'freed' | 'answerLost'> {
  const row = await ctx.db.maybe<{
    request_hash: Buffer;
    status: number | null;
    body: unknown;
    ended: boolean;
    dead: boolean;
  }>(
    `select request_hash, status, body, body is not null as ended, created_at < now() - ${DEAD_AFTER} as dead
       from idempotency where ${ROW}`,
    [ctx.workspace, ctx.actor.id, key],
  );
  if (!row) return 'freed';
  if (!row.request_hash.equals(hash)) throw new AppError('unprocessable', 'idempotency.mismatch');
  if (row.ended && row.status) return { status: row.status, body: row.body };
  return row.status === WORKED && (row.ended || row.dead) ? 'answerLost' : 'running';
}
