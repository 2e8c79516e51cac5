/** What rules put on, as their quality is told: whom they reached, and what people took off again. */
import { DAY } from '#kernel';
import type { Queryable } from '#platform/db';

/**
 * Tags of rules and models that a person took off, or replaced by another one of the group. Bulk work is left out: it
 * tidies, and judges no single tag.
 */
const TAKEN_OFF = `
  from tag_change t join cause c on c.workspace_id = t.workspace_id and c.id = t.was_cause_id
 where t.workspace_id = $1 and not t.added and t.source in ('manual', 'wecom') and t.was_source in ('rule', 'model')`;

export interface TakenOffOfDay {
  readonly day: string;
  readonly count: number;
  /** Of them those that had come since then, too. */
  readonly fresh: number;
}

/** What people took off of one rule's tags (`rule_1`) since then, by day of the zone. */
export const takenOffByDay = (
  db: Queryable,
  workspace: number,
  rule: string,
  { since, zone }: { readonly since: Date; readonly zone: string },
): Promise<TakenOffOfDay[]> =>
  db.many<TakenOffOfDay>(
    `select to_char(t.at at time zone $4, 'YYYY-MM-DD') as day, count(*)::int as count,
            (count(*) filter (where t.was_since >= $3))::int as fresh
       ${TAKEN_OFF} and t.at >= $3 and c.evidence->>'rule' = $2 group by 1 order by 1`,
    [workspace, rule, since, zone],
  );

export interface TakenOffOfWeek {
  readonly rule: string;
  /** 0: the seven days before now; 1: those before them. */
  readonly week: number;
  readonly count: number;
}

/** What people took off of these rules' tags in each of the last weeks. */
export const takenOffByWeek = (
  db: Queryable,
  workspace: number,
  rules: readonly string[],
  now: Date,
  weeks: number,
): Promise<TakenOffOfWeek[]> =>
  db.many<TakenOffOfWeek>(
    `select c.evidence->>'rule' as rule, floor(extract(epoch from $3::timestamptz - t.at) / 604800)::int as week,
            count(*)::int as count
       ${TAKEN_OFF} and t.at > $4 and t.at <= $3 and c.evidence->>'rule' = any($2::text[]) group by 1, 2`,
    [workspace, rules, now, new Date(now.getTime() - weeks * 7 * DAY)],
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
