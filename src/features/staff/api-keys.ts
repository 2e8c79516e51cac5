/** API keys: random, shown once, kept as SHA-256 only. A key's scopes are rights. */
import { createHash, randomBytes } from 'node:crypto';
import { type Actor, type Right, rights, toId } from '#kernel';
import type { Queryable } from '#platform/db';

/** 256 random bits need no slow hash: there is nothing to guess. */
export const keyHash = (key: string): Buffer => createHash('sha256').update(key).digest();

export const newKey = (): string => `bzg_${randomBytes(32).toString('base64url')}`;

export const keyHint = (key: string): string => `${key.slice(0, 8)}…`;

interface KeyRow {
  id: number;
  workspace_id: number;
  name: string;
  scopes: string[];
  time_zone: string;
  expires_at: Date | null;
}

export interface KeyCaller {
  readonly actor: Actor;
  readonly timeZone: string;
  readonly expiresAt: Date | null;
}

const isRight = (text: string): text is Right => (rights as readonly string[]).includes(text);

/** The caller behind a key, or null. */
export async function callerOfKey(db: Queryable, key: string, now: Date): Promise<KeyCaller | null> {
  const row = await db.maybe<KeyRow>(
    `select k.id, k.workspace_id, k.name, k.scopes, k.expires_at, w.time_zone
       from api_key k join workspace w on w.id = k.workspace_id
      where k.hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2)`,
    [keyHash(key), now],
  );
  if (!row) return null;
  return {
    actor: {
      kind: 'key',
      id: toId('apiKey', row.id),
      name: row.name,
      workspace: row.workspace_id,
      staff: null,
      roles: [],
      rights: new Set(row.scopes.includes('*') ? rights : row.scopes.filter(isRight)),
      reach: 'workspace',
      departments: [],
    },
    timeZone: row.time_zone,
    expiresAt: row.expires_at,
  };
}

/** Makes `BAIZIGUI_API_KEY` known with every right; safe to repeat at each start. */
export async function ensureBootstrapKey(db: Queryable, workspace: number, key: string): Promise<void> {
  await db.run(
    `insert into api_key (workspace_id, name, hash, hint, scopes, created_by)
     values ($1, 'BAIZIGUI_API_KEY', $2, $3, '{*}', 'environment')
     on conflict (hash) do update set revoked_at = null`,
    [workspace, keyHash(key), keyHint(key)],
  );
}
