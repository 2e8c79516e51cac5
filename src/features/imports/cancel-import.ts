import { conflict, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { cancelJob } from '#platform/queue';
import { findImport, isBusy } from './stored-import.ts';

/** Asks the running job to stop after its batch. Errors: `import.notFound`, `import.notRunning`. */
export async function cancelImport(ctx: Ctx, id: string): Promise<void> {
  requireRight(ctx.actor, 'imports:run');
  const { row, status } = await findImport(ctx, id);
  if (!isBusy(status) || row.job_id === null)
    throw conflict('import.notRunning', { id: toId('import', row.id), status });
  await cancelJob(ctx.db, ctx.workspace, row.job_id);
}
