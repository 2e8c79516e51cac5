/** Assignments that a certain rule put on. */
import type { Queryable } from '#platform/db';

/** Of these customers and tags, the pairs that are there by the rule, `rule_1`. */
export const putOnByRule = (
  db: Queryable,
  workspace: number,
  rule: string,
  customers: readonly number[],
  tags: readonly number[],
): Promise<{ readonly customer: number; readonly tag: number }[]> =>
  db.many(
    `select a.customer, a.tag_id as tag
       from assignment a join cause c on c.workspace_id = a.workspace_id and c.id = a.cause_id
      where a.workspace_id = $1 and a.tag_id = any($2::int[]) and a.customer = any($3::int[])
        and c.evidence->>'rule' = $4`,
    [workspace, tags, customers, rule],
  );
