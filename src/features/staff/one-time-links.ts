/** One-time links: random, shown once, kept as SHA-256 only, gone after use. */
import { createHash, randomBytes } from 'node:crypto';
import { conflict, DAY, HOUR, notFound } from '#kernel';
import type { Queryable, Tx } from '#platform/db';
import * as sql from './sql.ts';

/** The link for the first administrator is renewed at each start. */
export const FIRST_LINK_MS = DAY;
/** An invitation may wait over a weekend. */
export const INVITATION_MS = 72 * HOUR;
const KEEP_MS = 30 * DAY;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Makes a link and answers with its token. Links made earlier for the same person end. */
export async function makeLink(
  tx: Tx,
  link: { workspace: number; staff: number | null; expiresAt: Date; now: Date },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await sql.deleteOldLinks(tx, new Date(link.now.getTime() - KEEP_MS));
  // Several processes may start at once and each print its link: those for the first administrator live side by side.
  if (link.staff !== null) await sql.deleteOpenLinks(tx, link.workspace, link.staff);
  await sql.insertLink(tx, { ...link, hash: hashOf(token) });
  return token;
}

export interface UsableLink {
  readonly hash: Buffer;
  readonly workspace: number;
  readonly workspaceName: string;
  /** Null: for the first administrator. */
  readonly staff: number | null;
  readonly expiresAt: Date;
}

/** Errors: `setup.linkUnknown` (404), `setup.linkUsed`, `setup.linkExpired` (409). */
export async function usableLink(db: Queryable, token: string, now: Date): Promise<UsableLink> {
  const hash = hashOf(token);
  const row = await sql.linkByHash(db, hash);
  if (!row) throw notFound('setup.linkUnknown');
  if (row.used_at) throw conflict('setup.linkUsed');
  if (row.expires_at <= now) throw conflict('setup.linkExpired');
  return {
    hash,
    workspace: row.workspace_id,
    workspaceName: row.workspace,
    staff: row.staff_id,
    expiresAt: row.expires_at,
  };
}

export const setupAddress = (base: string, token: string): string =>
  `${base.replace(/\/+$/, '')}/setup?token=${token}`;
