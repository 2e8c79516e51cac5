/** API keys. */
import type { Queryable, Tx } from '#platform/db';

export interface ApiKeyRow {
  id: number;
  name: string;
  hint: string;
  scopes: string[];
  created_by: string;
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
}

const keyColumns = 'id, name, hint, scopes, created_by, created_at, expires_at, revoked_at, last_used_at';

export const keyPage = (db: Queryable, workspace: number, before: number | null, limit: number) =>
  db.many<ApiKeyRow>(
    `select ${keyColumns} from api_key
      where workspace_id = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
    [workspace, before, limit],
  );

export const keyCount = async (db: Queryable, workspace: number): Promise<number> =>
  (await db.one<{ n: number }>('select count(*) as n from api_key where workspace_id = $1', [workspace])).n;

export const keyById = (db: Queryable, workspace: number, id: number) =>
  db.maybe<ApiKeyRow>(`select ${keyColumns} from api_key where workspace_id = $1 and id = $2::bigint`, [
    workspace,
    id,
  ]);

export interface KeyCallerRow {
  id: number;
  workspace_id: number;
  name: string;
  scopes: string[];
  time_zone: string;
  expires_at: Date | null;
}

const keyCallers = `select k.id, k.workspace_id, k.name, k.scopes, k.expires_at, w.time_zone
       from api_key k join workspace w on w.id = k.workspace_id
      where k.revoked_at is null and (k.expires_at is null or k.expires_at > $1)`;

export const callerOfKey = (db: Queryable, hash: Buffer, now: Date) =>
  db.maybe<KeyCallerRow>(`${keyCallers} and k.hash = $2`, [now, hash]);

export const callerOfKeyId = (db: Queryable, workspace: number, id: number, now: Date) =>
  db.maybe<KeyCallerRow>(`${keyCallers} and k.workspace_id = $2 and k.id = $3::bigint`, [now, workspace, id]);

/** At most one write per key and minute. */
export const touchKey = (db: Queryable, workspace: number, id: number, now: Date) =>
  db.run(
    `update api_key set last_used_at = $3 where workspace_id = $1 and id = $2
        and (last_used_at is null or last_used_at < $3::timestamptz - interval '1 minute')`,
    [workspace, id, now],
  );

export const insertKey = (
  tx: Tx,
  workspace: number,
  key: {
    name: string;
    hash: Buffer;
    hint: string;
    scopes: readonly string[];
    expiresAt: Date | null;
    createdBy: string;
  },
) =>
  tx.one<ApiKeyRow>(
    `insert into api_key (workspace_id, name, hash, hint, scopes, expires_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7) returning ${keyColumns}`,
    [workspace, key.name, key.hash, key.hint, key.scopes, key.expiresAt, key.createdBy],
  );

/** Makes the key of the environment known with every right, and valid again if it was revoked. */
export const upsertBootstrapKey = (db: Queryable, workspace: number, hash: Buffer, hint: string) =>
  db.run(
    `insert into api_key (workspace_id, name, hash, hint, scopes, created_by)
     values ($1, 'BAIZIGUI_API_KEY', $2, $3, '{*}', 'environment')
     on conflict (hash) do update set revoked_at = null`,
    [workspace, hash, hint],
  );

export const revokeKey = (tx: Tx, workspace: number, id: number, now: Date) =>
  tx.run('update api_key set revoked_at = $3 where workspace_id = $1 and id = $2 and revoked_at is null', [
    workspace,
    id,
    now,
  ]);
