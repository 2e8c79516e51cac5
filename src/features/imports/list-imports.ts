import { requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { fromCursor, isRowNumber, pageOf, type Texts } from '#platform/http';
import type { ImportItem } from './contract.ts';
import { importItem, listedImport } from './import-item.ts';
import { importCount, importPage } from './sql.ts';
import { findImport, onlyOf, withJob } from './stored-import.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Error: `cursor.invalid`. */
export async function listImports(
  ctx: Ctx,
  query: { readonly cursor?: string | undefined; readonly limit: number },
  texts: Texts,
) {
  requireRight(ctx.actor, 'imports:run');
  const { db, workspace } = ctx;
  const before = fromCursor(query.cursor, isRowNumber);
  const rows = await importPage(db, workspace, before, onlyOf(ctx), query.limit + 1);
  const { page, nextCursor } = pageOf(rows, query.limit, (last) => last.id);
  const found = await Promise.all(page.map((row) => withJob(db, workspace, row)));
  return {
    items: found.map((one) => listedImport(ctx, one, texts)),
    nextCursor,
    total: await importCount(db, workspace, onlyOf(ctx)),
  };
}

/** Error: `import.notFound`. */
export async function readImport(ctx: Ctx, id: string, texts: Texts): Promise<ImportItem> {
  requireRight(ctx.actor, 'imports:run');
  return importItem(ctx, await findImport(ctx, id), await vocabularyOf(ctx), texts);
}
