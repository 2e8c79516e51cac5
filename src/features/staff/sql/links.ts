/** One-time links for setting a password. */
import type { Queryable, Tx } from '#platform/db';

export interface LinkRow {
  workspace_id: number;
  workspace: string;
  staff_id: number | null;
  expires_at: Date;
  used_at: Date | null;
}

export const linkByHash = (db: Queryable, hash: Buffer) =>
  db.maybe<LinkRow>(
    `select l.workspace_id, w.name as workspace, l.staff_id, l.expires_at, l.used_at
       from setup_link l join workspace w on w.id = l.workspace_id where l.hash = $1`,
    [hash],
  );

export const insertLink = (
  tx: Tx,
  link: { hash: Buffer; workspace: number; staff: number | null; expiresAt: Date },
) =>
  tx.run('insert into setup_link (hash, workspace_id, staff_id, expires_at) values ($1, $2, $3, $4)', [
    link.hash,
    link.workspace,
    link.staff,
    link.expiresAt,
  ]);

export const markLinkUsed = (tx: Tx, hash: Buffer, now: Date) =>
  tx.run('update setup_link set used_at = $2 where hash = $1', [hash, now]);

/** Links of this person that were not used; null: those for a first administrator. */
export const deleteOpenLinks = (tx: Tx, workspace: number, staff: number | null) =>
  tx.run(
    'delete from setup_link where workspace_id = $1 and staff_id is not distinct from $2 and used_at is null',
    [workspace, staff],
  );

/** Long past its end nobody needs to be told why a link does not work. */
export const deleteOldLinks = (tx: Tx, before: Date) =>
  tx.run('delete from setup_link where expires_at < $1', [before]);
