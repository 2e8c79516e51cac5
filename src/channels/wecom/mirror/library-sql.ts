/** SQL on `wecom_tag_group`, `wecom_tag` and `wecom_policy`: WeCom's library and what each of it is here. */
import type { Queryable, Tx } from '#platform/db';
import type { WritesTo } from '../core/pair-tags.ts';

export interface WecomGroupRow {
  readonly id: string;
  readonly name: string;
  readonly sort: number;
  readonly group_id: number | null;
  readonly owned: boolean;
  readonly deleted_at: Date | null;
  /** Name of its strategy, empty when nobody tells it; null: a group of the corp. */
  readonly strategy: string | null;
  /** When we last wrote it in WeCom ourselves; a number: never. */
  readonly touched_at?: Date | number;
}

export interface WecomTagRow {
  readonly id: string;
  /** WeCom's id of the group. */
  readonly group_id: string;
  readonly name: string;
  readonly sort: number;
  readonly tag_id: number | null;
  readonly owned: boolean;
  readonly deleted_at: Date | null;
  /** When we last wrote it in WeCom ourselves; a number: never. */
  readonly touched_at?: Date | number;
}

/** Deleted ones too: what was deleted there is not made again by itself. */
export const wecomGroups = (db: Queryable, workspace: number) =>
  db.many<WecomGroupRow>(
    'select id, name, sort, group_id, owned, deleted_at, strategy, touched_at from wecom_tag_group where workspace_id = $1 order by id',
    [workspace],
  );

export const wecomTags = (db: Queryable, workspace: number) =>
  db.many<WecomTagRow>(
    'select id, group_id, name, sort, tag_id, owned, deleted_at, touched_at from wecom_tag where workspace_id = $1 order by id',
    [workspace],
  );

/** Until the transaction ends nobody else writes these rows: a listing and a write of ours come one after the other. */
export const holdLibrary = (tx: Tx, workspace: number) =>
  tx.run('select pg_advisory_xact_lock(hashtext($1))', [`wecom.library ${workspace}`]);

/** What a listing said, or what we wrote there ourselves: older listings do not count for it then. */
export type WrittenBy = 'listing' | 'us';

const TOUCHED: Readonly<Record<WrittenBy, string>> = {
  listing: `'-infinity'`,
  us: 'clock_timestamp()',
};

export const writeGroups = (tx: Tx, workspace: number, rows: readonly WecomGroupRow[], by: WrittenBy) =>
  tx.run(
    `insert into wecom_tag_group (workspace_id, id, name, sort, group_id, owned, deleted_at, strategy, touched_at)
     select $1, *, ${TOUCHED[by]}
       from unnest($2::text[], $3::text[], $4::bigint[], $5::int[], $6::bool[], $7::timestamptz[], $8::text[])
     on conflict (workspace_id, id) do update
        set name = excluded.name, sort = excluded.sort, group_id = excluded.group_id, owned = excluded.owned,
            deleted_at = excluded.deleted_at, strategy = excluded.strategy,
            touched_at = greatest(excluded.touched_at, wecom_tag_group.touched_at)`,
    [
      workspace,
      rows.map((row) => row.id),
      rows.map((row) => row.name),
      rows.map((row) => row.sort),
      rows.map((row) => row.group_id),
      rows.map((row) => row.owned),
      rows.map((row) => row.deleted_at),
      rows.map((row) => row.strategy),
    ],
  );

export const writeTags = (tx: Tx, workspace: number, rows: readonly WecomTagRow[], by: WrittenBy) =>
  tx.run(
    `insert into wecom_tag (workspace_id, id, group_id, name, sort, tag_id, owned, deleted_at, touched_at)
     select $1, *, ${TOUCHED[by]}
       from unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::int[], $7::bool[], $8::timestamptz[])
     on conflict (workspace_id, id) do update
        set group_id = excluded.group_id, name = excluded.name, sort = excluded.sort, tag_id = excluded.tag_id,
            owned = excluded.owned, deleted_at = excluded.deleted_at,
            touched_at = greatest(excluded.touched_at, wecom_tag.touched_at)`,
    [
      workspace,
      rows.map((row) => row.id),
      rows.map((row) => row.group_id),
      rows.map((row) => row.name),
      rows.map((row) => row.sort),
      rows.map((row) => row.tag_id),
      rows.map((row) => row.owned),
      rows.map((row) => row.deleted_at),
    ],
  );

/** We gave it another place in WeCom. */
export const writeSort = (
  tx: Tx,
  workspace: number,
  table: 'wecom_tag' | 'wecom_tag_group',
  id: string,
  sort: number,
) =>
  tx.run(
    `update ${table} set sort = $3, touched_at = clock_timestamp() where workspace_id = $1 and id = $2`,
    [workspace, id, sort],
  );

/** After WeCom refused a change (81011): another app made it, so it is only read from now on. */
export async function markForeign(tx: Tx, workspace: number, id: string): Promise<void> {
  await holdLibrary(tx, workspace);
  for (const table of ['wecom_tag', 'wecom_tag_group'])
    await tx.run(`update ${table} set owned = false where workspace_id = $1 and id = $2`, [workspace, id]);
}

/** What our tag was there and is not any more, however often it was made again. */
export const forgetDeleted = (tx: Tx, workspace: number, id: string | null) =>
  tx.run(
    `update wecom_tag set tag_id = null
      where workspace_id = $1 and (id = $2 or deleted_at is not null)
        and tag_id = (select tag_id from wecom_tag where workspace_id = $1 and id = $2)`,
    [workspace, id],
  );

export const policies = (db: Queryable, workspace: number) =>
  db.many<{ group_id: number; writes_to: WritesTo }>(
    'select group_id, writes_to from wecom_policy where workspace_id = $1 order by group_id',
    [workspace],
  );

export const writePolicy = (tx: Tx, workspace: number, group: number, writesTo: WritesTo) =>
  tx.run(
    `insert into wecom_policy (workspace_id, group_id, writes_to) values ($1, $2, $3)
     on conflict (workspace_id, group_id) do update set writes_to = excluded.writes_to`,
    [workspace, group, writesTo],
  );
