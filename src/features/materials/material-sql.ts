/** SQL on `material`. */

import type { Named } from '#features/tags/core';
import { fromId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import type { materialKinds } from './contract.ts';
import { filesIn } from './core/public.ts';

export interface MaterialRow {
  readonly id: number;
  readonly kind: (typeof materialKinds)[number];
  readonly name: string;
  readonly summary: string;
  readonly body: string | null;
  readonly url: string | null;
  readonly file_id: number | null;
  readonly cover_id: number | null;
  readonly threshold_s: number;
  readonly tags: readonly number[];
  readonly files: readonly number[];
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly archived_at: Date | null;
}

/** What a person decides. */
export type MaterialSettings = Pick<
  MaterialRow,
  'kind' | 'name' | 'summary' | 'body' | 'url' | 'file_id' | 'cover_id' | 'threshold_s' | 'tags'
>;

/** All files that it shows. */
export const filesOf = ({ body, file_id, cover_id }: MaterialSettings): number[] => [
  ...new Set(
    [file_id, cover_id, ...filesIn(body ?? '').map((id) => fromId('materialFile', id))].filter(
      (id) => id !== null,
    ),
  ),
];

const settingParams = (settings: MaterialSettings) => [
  settings.kind,
  settings.name,
  settings.summary,
  settings.body,
  settings.url,
  settings.file_id,
  settings.cover_id,
  settings.threshold_s,
  settings.tags,
  filesOf(settings),
];

export const insertMaterial = (tx: Tx, workspace: number, settings: MaterialSettings, now: Date) =>
  tx.one<{ id: number }>(
    `insert into material (workspace_id, created_at, updated_at, kind, name, summary, body, url, file_id, cover_id,
                           threshold_s, tags, files)
     values ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
    [workspace, now, ...settingParams(settings)],
  );

export const updateMaterial = (
  tx: Tx,
  workspace: number,
  id: number,
  settings: MaterialSettings & Pick<MaterialRow, 'archived_at'>,
  now: Date,
) =>
  tx.run(
    `update material set updated_at = $3, archived_at = $4, kind = $5, name = $6, summary = $7, body = $8, url = $9,
            file_id = $10, cover_id = $11, threshold_s = $12, tags = $13, files = $14
      where workspace_id = $1 and id = $2`,
    [workspace, id, now, settings.archived_at, ...settingParams(settings)],
  );

export const archiveMaterial = (tx: Tx, workspace: number, id: number, now: Date) =>
  tx.run(
    `update material set archived_at = coalesce(archived_at, $3), updated_at = $3
      where workspace_id = $1 and id = $2`,
    [workspace, id, now],
  );

export const removeMaterial = (tx: Tx, workspace: number, id: number) =>
  tx.run('delete from material where workspace_id = $1 and id = $2', [workspace, id]);

export const isUsed = async (tx: Tx, workspace: number, id: number): Promise<boolean> =>
  (
    await tx.one<{ used: boolean }>(
      'select exists (select from material_link where workspace_id = $1 and material_id = $2) as used',
      [workspace, id],
    )
  ).used;

export const materialById = (db: Queryable, workspace: number, id: number) =>
  db.maybe<MaterialRow>('select * from material where workspace_id = $1 and id = $2', [workspace, id]);

export const materialNames = (db: Queryable, workspace: number) =>
  db.many<Named>('select id, name from material where workspace_id = $1 and archived_at is null', [
    workspace,
  ]);

export interface MaterialFilter {
  readonly q: string | null;
  readonly kind: string | null;
  readonly archived: boolean;
}

const MATCHES = `workspace_id = $1 and (archived_at is not null) = $2
  and ($3::text is null or name ilike '%' || $3 || '%' or summary ilike '%' || $3 || '%')
  and ($4::text is null or kind = $4)`;

/** A search term means itself, not a pattern. */
const literally = (text: string | null): string | null => text?.replace(/[\\%_]/g, '\\$&') ?? null;

export async function listMaterialRows(
  db: Queryable,
  workspace: number,
  filter: MaterialFilter,
  before: number | null,
  limit: number,
): Promise<{ rows: MaterialRow[]; total: number }> {
  const params = [workspace, filter.archived, literally(filter.q), filter.kind];
  const rows = await db.many<MaterialRow>(
    `select * from material where ${MATCHES} and ($5::int is null or id < $5) order by id desc limit $6`,
    [...params, before, limit],
  );
  const { total } = await db.one<{ total: number }>(
    `select count(*)::int as total from material where ${MATCHES}`,
    params,
  );
  return { rows, total };
}

export const materialsWithTags = (db: Queryable, workspace: number, tags: readonly number[]) =>
  db.many<{ id: number; name: string; tags: number[] }>(
    `select id, name, tags from material
      where workspace_id = $1 and archived_at is null and tags && $2::int[] order by id`,
    [workspace, tags],
  );

/** Names of materials that came since then, the newest first. */
export const newMaterials = async (
  { db, workspace }: Pick<Ctx, 'db' | 'workspace'>,
  since: Date,
): Promise<string[]> =>
  (
    await db.many<{ name: string }>(
      `select name from material where workspace_id = $1 and created_at >= $2 and archived_at is null
        order by created_at desc limit 3`,
      [workspace, since],
    )
  ).map((row) => row.name);
