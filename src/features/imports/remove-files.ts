/** The end of uploaded files: on request, and by themselves after a month. */
import { record } from '#features/staff';
import { DAY, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Db } from '#platform/db';
import type { Schedule } from '#platform/queue';
import { importsWithOldFile, updateImport, wantedFiles } from './sql.ts';
import { findImport, refuseBusy } from './stored-import.ts';
import type { Uploads } from './uploads.ts';

/** Files hold personal data: they are kept as long as somebody may want to look at a run again, and no longer. */
const KEPT_MS = 30 * DAY;
/** A file without an import is one that is being uploaded, or was when the program was killed. */
const UNCLAIMED_MS = DAY;

/** `DELETE /imports/{id}`. Errors: `import.notFound`, `import.busy`. */
export async function removeImportFile(ctx: Ctx, uploads: Uploads, id: string): Promise<void> {
  requireRight(ctx.actor, 'imports:run');
  const name = await ctx.db.transaction(async (tx) => {
    const found = await findImport(ctx, id, tx);
    refuseBusy(found);
    const { row } = found;
    if (row.file_path === null) return null;
    await updateImport(tx, ctx.workspace, row.id, { file_path: null });
    await record(tx, ctx, { did: 'import.fileRemoved', subject: toId('import', row.id) });
    return row.file_path;
  });
  // After the commit: a file that nobody names is swept up later, a name without its file could not be run.
  if (name !== null) await uploads.remove(name);
}

/** One step of the schedule, for every workspace. Answers how many files went. */
export async function removeOldFiles(db: Db, uploads: Uploads, now: Date): Promise<number> {
  let removed = 0;
  for (const row of await importsWithOldFile(db, new Date(now.getTime() - KEPT_MS))) {
    await updateImport(db, row.workspace_id, row.id, { file_path: null });
    await uploads.remove(row.file_path);
    removed++;
  }
  const wanted = await wantedFiles(db);
  for (const name of await uploads.olderThan(new Date(now.getTime() - UNCLAIMED_MS)))
    if (!wanted.has(name)) {
      await uploads.remove(name);
      removed++;
    }
  return removed;
}

export const importSchedules = (uploads: Uploads, clock: () => Date): readonly Schedule[] => [
  {
    name: 'import_files',
    cron: '45 3 * * *',
    work: async (db) => {
      await removeOldFiles(db, uploads, clock());
    },
  },
];
