/** Customers in a trial of writes (`platform/db/trial.ts`): which tables it needs, and how they are filled. */
import type { TrialTx } from '#platform/db';
import type { CustomerKey } from './core/public.ts';

/** `workspace` and `audit_log` are needed too; their owners say how. */
export const customerTrialTables = ['customer', 'customer_identity', 'follow', 'customer_change'] as const;

/**
 * Copies the customers whom these keys mean, with the survivors of merged ones and everything that decides about them.
 * Answers with those that were not there before. Numbers from `below` on are left alone: the trial gives them itself.
 */
export async function copyCustomers(
  tx: TrialTx,
  workspace: number,
  keys: readonly CustomerKey[],
  below: number,
): Promise<number[]> {
  const ids = keys.flatMap((key) => (key.kind === 'id' ? [key.ordinal] : []));
  const identities = keys.flatMap((key) => (key.kind === 'id' ? [] : [key]));
  const rows = await tx.many<{ ordinal: number }>(
    `with recursive asked as (
       select i.ordinal
         from unnest($2::text[], $3::text[]) as k (kind, value)
        cross join lateral (
              select ordinal from ${tx.real('customer_identity')}
               where workspace_id = $1 and kind = k.kind and value = k.value limit 1) as i
       union select unnest($4::int[])),
     chain as (
       select c.ordinal, c.merged_into from asked join ${tx.real('customer')} c
           on c.workspace_id = $1 and c.ordinal = asked.ordinal
       union
       select c.ordinal, c.merged_into from chain join ${tx.real('customer')} c
           on c.workspace_id = $1 and c.ordinal = chain.merged_into)
     insert into customer
     select c.* from ${tx.real('customer')} c
      where c.workspace_id = $1 and c.ordinal in (select ordinal from chain) and c.ordinal < $5
     on conflict do nothing returning ordinal`,
    [workspace, identities.map((i) => i.kind), identities.map((i) => i.value), ids, below],
  );
  const copied = rows.map((row) => row.ordinal);
  if (copied.length > 0)
    for (const table of ['customer_identity', 'follow'])
      await tx.run(
        `insert into ${table} select * from ${tx.real(table)}
          where workspace_id = $1 and ordinal = any($2::int[]) on conflict do nothing`,
        [workspace, copied],
      );
  return copied;
}
