/** Assignments in a trial of writes (`platform/db/trial.ts`): which tables it needs, and how they are filled. */
import type { TrialTx } from '#platform/db';
import { literal } from './rows.ts';

/** History and causes start empty: decisions look only at what is there now and at what people took off. */
export const taggingTrialTables = ['assignment', 'removal', 'tag_change', 'cause'] as const;

/** Copies everything that is stored about the tags of these customers. Call it once for each of them. */
export async function copyTaggings(
  tx: TrialTx,
  workspace: number,
  customers: readonly number[],
): Promise<void> {
  for (const table of ['assignment', 'removal'])
    await tx.run(
      `insert into ${table} select * from ${tx.real(table)} where workspace_id = $1 and customer = any($2::int[])`,
      [workspace, literal(customers)],
    );
}
