import { applyLibrary } from '#features/tags';
import { AppError } from '#kernel';
import type { Ctx } from '#platform/context';
import type { ImportItem } from './contract.ts';
import { readLibraryFile } from './library-file.ts';
import type { ImportPorts } from './ports.ts';
import { type ImportRow, updateImport } from './sql.ts';

/** One transaction and one change set, which the library can take back. A repeated run finds nothing left to change. */
export async function runLibrary(
  ctx: Ctx,
  ports: ImportPorts,
  row: ImportRow,
  job: number,
): Promise<ImportItem['result']> {
  try {
    const { applied, changeSet } = await applyLibrary(
      ctx,
      ports.library,
      await readLibraryFile(ports.uploads, row),
    );
    const result = { applied, changeSet };
    await updateImport(ctx.db, ctx.workspace, row.id, {
      status: 'done',
      result,
      runs: [...row.runs, { job, spans: [] }],
    });
    return result;
  } catch (error) {
    if (error instanceof AppError) await updateImport(ctx.db, ctx.workspace, row.id, { status: 'failed' });
    throw error;
  }
}
