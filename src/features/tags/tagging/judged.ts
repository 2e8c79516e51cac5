/** What rules put on, as their quality is told: whom they reached, and what people took off again. */
import type { Queryable } from '#platform/db';

export interface TakenOff {
  /** The rule that had put it on, `rule_1`. */
  readonly rule: string;
  readonly at: Date;
  /** Since when it was there. */
  readonly since: Date;
}

/**
 * Tags of rules and models that a person took off, or replaced by another one of the group, since then. Bulk work is left
 * out: it tidies, and judges no single tag.
 */
export const takenOffByPeople = (db: Queryable, workspace: number, since: Date): Promise<TakenOff[]> =>
  db.many<TakenOff>(
    `select c.evidence->>'rule' as rule, t.at, t.was_since as since
       from tag_change t join cause c on c.workspace_id = t.workspace_id and c.id = t.was_cause_id
      where t.workspace_id = $1 and t.at >= $2 and not t.added and t.source in ('manual', 'wecom')
        and t.was_source in ('rule', 'model')`,
    [workspace, since],
  );

/** Customers on whom these causes put a tag, and when, up to a number. */
export const putOnBy = (
  db: Queryable,
  workspace: number,
  causes: readonly number[],
  limit: number,
): Promise<{ readonly customer: number; readonly at: Date }[]> =>
  db.many(
    `select t.customer, t.at
       from cause c join tag_change t on t.workspace_id = c.workspace_id and t.cause_id = c.id and t.added
                                     and t.position between c.first_position and c.last_position
      where c.workspace_id = $1 and c.id = any($2::bigint[]) order by t.position desc limit $3`,
    [workspace, causes, limit],
  );
