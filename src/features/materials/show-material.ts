/** Materials as they are answered. */
import { libraryOf, tagRef } from '#features/tags';
import { DAY, needId, notFound, type OutputOf, type QueryOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable } from '#platform/db';
import { fromCursor, isRowNumber, pageOf } from '#platform/http';
import type { listMaterials as listContract, MaterialItem } from './contract.ts';
import { type FileRow, filesById } from './file-sql.ts';
import { listMaterialRows, type MaterialRow, materialById } from './material-sql.ts';
import { tallyVisits } from './visit-reading-sql.ts';

export const COUNTED_DAYS = 90;

/** Error: `material.notFound`. */
export async function needMaterial(db: Queryable, ctx: Ctx, ref: string): Promise<MaterialRow> {
  const row = await materialById(db, ctx.workspace, needId('material', ref));
  if (!row) throw notFound('material.notFound', { id: ref });
  return row;
}

/** Errors: `right.missing`, `material.notFound`. */
export async function showMaterial(ctx: Ctx, ref: string): Promise<MaterialItem> {
  requireRight(ctx.actor, 'library:read');
  const [item] = await shown(ctx, [await needMaterial(ctx.db, ctx, ref)]);
  if (!item) throw new Error('a material without an answer');
  return item;
}

export async function listMaterials(
  ctx: Ctx,
  query: QueryOf<typeof listContract>,
): Promise<OutputOf<typeof listContract>> {
  requireRight(ctx.actor, 'library:read');
  const { rows, total } = await listMaterialRows(
    ctx.db,
    ctx.workspace,
    { q: query.q || null, kind: query.kind ?? null, archived: query.status === 'archived' },
    fromCursor(query.cursor, isRowNumber),
    query.limit + 1,
  );
  const { page, nextCursor } = pageOf(rows, query.limit, (last) => last.id);
  return {
    items: await shown(ctx, page),
    nextCursor,
    total,
  };
}

export const fileItem = (row: FileRow) => ({
  id: toId('materialFile', row.id),
  name: row.name,
  mediaType: row.media_type,
  bytes: row.bytes,
});

async function shown(ctx: Ctx, rows: readonly MaterialRow[]): Promise<MaterialItem[]> {
  const { db, workspace, now } = ctx;
  const ids = rows.map((row) => row.id);
  const [library, files, tallies] = await Promise.all([
    libraryOf(db, workspace),
    filesById(
      db,
      workspace,
      rows.flatMap((row) => [...row.files]),
    ),
    tallyVisits(db, workspace, ids, new Date(now.getTime() - COUNTED_DAYS * DAY)),
  ]);
  const file = (id: number | null) => {
    const row = files.find((one) => one.id === id);
    return row ? fileItem(row) : null;
  };
  return rows.map((row) => {
    const tally = tallies.get(row.id);
    return {
      id: toId('material', row.id),
      kind: row.kind,
      name: row.name,
      summary: row.summary,
      text: row.body,
      url: row.url,
      file: file(row.file_id),
      cover: file(row.cover_id),
      threshold: row.threshold_s,
      tags: library.tagsNow(row.tags).map(tagRef),
      status: row.archived_at === null ? 'active' : 'archived',
      visits: tally?.visits ?? 0,
      readers: tally?.readers ?? 0,
      reached: tally?.reached ?? 0,
      shares: tally?.shares ?? 0,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    };
  });
}
