/** SQL on `site`. */
import type { Named } from '#features/tags/core';
import type { Queryable, Tx } from '#platform/db';

export interface SiteRow {
  readonly workspace_id: number;
  readonly id: number;
  readonly name: string;
  readonly key: string;
  readonly secret: Buffer;
  readonly origins: readonly string[];
  readonly no_origin: boolean;
  readonly asks_consent: boolean;
  readonly keeps_query: boolean;
  readonly created_at: Date;
  readonly archived_at: Date | null;
  readonly last_seen_at: Date | null;
}

export type SiteSettings = Pick<SiteRow, 'name' | 'origins' | 'no_origin' | 'asks_consent' | 'keeps_query'>;

const params = (row: SiteSettings) => [
  row.name,
  row.origins,
  row.no_origin,
  row.asks_consent,
  row.keeps_query,
];

export const insertSite = (
  tx: Tx,
  workspace: number,
  row: SiteSettings & Pick<SiteRow, 'key' | 'secret'>,
  now: Date,
) =>
  tx.one<SiteRow>(
    `insert into site (workspace_id, key, secret, created_at, updated_at, name, origins, no_origin, asks_consent,
                       keeps_query)
     values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9) returning *`,
    [workspace, row.key, row.secret, now, ...params(row)],
  );

export const updateSite = (tx: Tx, workspace: number, id: number, row: SiteSettings, now: Date) =>
  tx.one<SiteRow>(
    `update site set updated_at = $3, name = $4, origins = $5, no_origin = $6, asks_consent = $7, keeps_query = $8
      where workspace_id = $1 and id = $2 returning *`,
    [workspace, id, now, ...params(row)],
  );

export const setSecret = (tx: Tx, workspace: number, id: number, secret: Buffer) =>
  tx.run('update site set secret = $3 where workspace_id = $1 and id = $2', [workspace, id, secret]);

export const archiveSite = (tx: Tx, workspace: number, id: number, now: Date) =>
  tx.run('update site set archived_at = $3 where workspace_id = $1 and id = $2', [workspace, id, now]);

export const siteById = (db: Queryable, workspace: number, id: number) =>
  db.maybe<SiteRow>('select * from site where workspace_id = $1 and id = $2 and archived_at is null', [
    workspace,
    id,
  ]);

export const listSiteRows = (db: Queryable, workspace: number) =>
  db.many<SiteRow>('select * from site where workspace_id = $1 and archived_at is null order by name, id', [
    workspace,
  ]);

export const siteNames = (db: Queryable, workspace: number) =>
  db.many<Named>('select id, name from site where workspace_id = $1 and archived_at is null', [workspace]);

/** Of any workspace: a page knows nothing but the key. */
export const siteByKey = (db: Queryable, key: string) =>
  db.maybe<SiteRow>('select * from site where key = $1 and archived_at is null', [key]);

/** At most once a minute: it is only shown. */
export const noteSeen = (db: Queryable, { workspace_id, id }: SiteRow, now: Date) =>
  db.run(
    `update site set last_seen_at = $3 where workspace_id = $1 and id = $2
        and (last_seen_at is null or last_seen_at < $3::timestamptz - interval '1 minute')`,
    [workspace_id, id, now],
  );
