import { fromId, type Source } from '#kernel';
import type { Queryable } from '#platform/db';

/** An assignment as the evaluator for one customer needs it. */
export interface AssignmentFacts {
  readonly tag: number;
  readonly since: Date;
  readonly source: Source;
  /** In a group per staff whose it is, otherwise who put it on; null when a program did. */
  readonly staff: number | null;
}

/** All assignments of these customers, whoever may see them. */
export async function assignmentFactsOf(
  db: Queryable,
  workspace: number,
  customers: readonly number[],
): Promise<ReadonlyMap<number, readonly AssignmentFacts[]>> {
  const rows = await db.many<{
    customer: number;
    tag: number;
    since: Date;
    source: Source;
    staff: number;
    actor: string | null;
  }>(
    `select a.customer, a.tag_id as tag, a.since, a.source, a.staff_id as staff,
            case when c.actor_kind = 'staff' then c.actor_id end as actor
       from assignment a left join cause c on c.workspace_id = a.workspace_id and c.id = a.cause_id
      where a.workspace_id = $1 and a.customer = any($2::int[])`,
    [workspace, customers],
  );
  const facts = new Map<number, AssignmentFacts[]>();
  for (const { customer, tag, since, source, staff, actor } of rows) {
    const fact = {
      tag,
      since,
      source,
      staff: staff !== 0 ? staff : actor === null ? null : fromId('staff', actor),
    };
    const list = facts.get(customer);
    if (list) list.push(fact);
    else facts.set(customer, [fact]);
  }
  return facts;
}
