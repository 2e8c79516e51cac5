/** API keys: random, shown once, kept as SHA-256 only. A key's scopes are rights. */
import { createHash, randomBytes } from 'node:crypto';
import { type Actor, rights, toId } from '#kernel';
import type { Queryable } from '#platform/db';
import type { ApiKeyItem } from './contract.ts';
import { isRight } from './core/public.ts';
import type { Found } from './recent-callers.ts';
import * as sql from './sql.ts';

/** 256 random bits need no slow hash: there is nothing to guess. */
export const keyHash = (key: string): Buffer => createHash('sha256').update(key).digest();

export const newKey = (): string => `bzg_${randomBytes(32).toString('base64url')}`;

export const keyHint = (key: string): string => `${key.slice(0, 8)}…`;

/** `*` is every right, also those of later versions; only the key of the environment has it. */
const rightsOfScopes = (scopes: readonly string[]) =>
  scopes.includes('*') ? [...rights] : scopes.filter(isRight);

const actorOfKey = (row: sql.KeyCallerRow): Actor => ({
  kind: 'key',
  id: toId('apiKey', row.id),
  name: row.name,
  workspace: row.workspace_id,
  staff: null,
  roles: [],
  rights: new Set(rightsOfScopes(row.scopes)),
  reach: 'workspace',
  departments: [],
});

/** A key by its number as it is now; null when it was revoked or came to its end. */
export async function keyNow(db: Queryable, workspace: number, id: number, now: Date): Promise<Actor | null> {
  const row = await sql.callerOfKeyId(db, workspace, id, now);
  return row && actorOfKey(row);
}

/** The caller behind a key, or null. Marks the key as used. */
export async function callerOfKey(db: Queryable, key: string, now: Date): Promise<Found | null> {
  const row = await sql.callerOfKey(db, keyHash(key), now);
  if (!row) return null;
  // Nice to know, but no reason to refuse a read while the disk is full.
  await sql.touchKey(db, row.workspace_id, row.id, now).catch(() => 0);
  return {
    caller: {
      actor: actorOfKey(row),
      timeZone: row.time_zone,
      language: null,
      byCookie: false,
    },
    expiresAt: row.expires_at,
  };
}

/** Makes `BAIZIGUI_API_KEY` known with every right; safe to repeat at each start. */
export async function ensureBootstrapKey(db: Queryable, workspace: number, key: string): Promise<void> {
  await sql.upsertBootstrapKey(db, workspace, keyHash(key), keyHint(key));
}

export const apiKeyItem = (row: sql.ApiKeyRow): ApiKeyItem => ({
  id: toId('apiKey', row.id),
  name: row.name,
  hint: row.hint,
  scopes: rightsOfScopes(row.scopes),
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
});
