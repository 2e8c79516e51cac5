/** SQL on `wecom_callback`: what WeCom told us. */
import type { Queryable, Tx } from '#platform/db';

/**
 * False when this very text is known. It may be a repetition (up to three times) or a second change of the same second:
 * it is handled once more, which does the same again or reads what is new.
 */
export async function keepCallback(
  db: Queryable,
  workspace: number,
  hash: Buffer,
  body: string,
  now: Date,
): Promise<boolean> {
  const { fresh } = await db.one<{ fresh: boolean }>(
    `insert into wecom_callback (workspace_id, hash, body, received_at) values ($1, $2, $3, $4)
     on conflict (workspace_id, hash) do update set handled_at = null
     returning (xmax = 0) as fresh`,
    [workspace, hash, body, now],
  );
  return fresh;
}

export interface StoredCallback {
  readonly id: number;
  readonly body: string;
  readonly hash: Buffer;
  readonly received_at: Date;
}

/** The oldest that nobody has handled. Only the process that leads the line asks. */
export const unhandledCallbacks = (db: Queryable, workspace: number, limit: number) =>
  db.many<StoredCallback>(
    `select id, body, hash, received_at from wecom_callback
      where workspace_id = $1 and handled_at is null order by id limit $2`,
    [workspace, limit],
  );

export const markHandled = (tx: Tx, workspace: number, ids: readonly number[], now: Date) =>
  tx.run('update wecom_callback set handled_at = $3 where workspace_id = $1 and id = any($2::bigint[])', [
    workspace,
    ids,
    now,
  ]);

/** Set aside with its reason: it stays to be read by a person and does not block the others. */
export const markFailed = (db: Queryable, workspace: number, id: number, failure: string, now: Date) =>
  db.run('update wecom_callback set handled_at = $3, failure = $4 where workspace_id = $1 and id = $2', [
    workspace,
    id,
    now,
    failure,
  ]);

/**
 * Days that a text is kept: longer than any repetition, and long enough to look into what went wrong. One that nobody has
 * handled waits, unless its workspace is not connected any more.
 */
const KEPT_DAYS = 14;

export const forgetOldCallbacks = (db: Queryable, now: Date) =>
  db.run(
    `delete from wecom_callback b
      where received_at < $1::timestamptz - interval '${KEPT_DAYS} days'
        and (handled_at is not null
             or not exists (select from wecom_connection c where c.workspace_id = b.workspace_id))`,
    [now],
  );

export interface CallbackLag {
  readonly waiting: number;
  readonly oldest: Date | null;
  readonly failed: number;
  readonly last_failure: string | null;
  readonly last_received: Date | null;
}

/** By indexes of what waits and of what was set aside: texts of two weeks are many. */
export const callbackLag = (db: Queryable, workspace: number) =>
  db.one<CallbackLag>(
    `select waiting, oldest, failed, last_failure,
            (select received_at from wecom_callback where workspace_id = $1 order by id desc limit 1) as last_received
       from (select count(*)::int as waiting, min(received_at) as oldest
               from wecom_callback where workspace_id = $1 and handled_at is null) w,
            (select count(*)::int as failed, (array_agg(failure order by id desc))[1] as last_failure
               from wecom_callback where workspace_id = $1 and failure is not null) f`,
    [workspace],
  );
