/** Reads of `tag_day`, which `follow-usage.ts` fills from the log. */
import type { Source } from '#kernel';
import type { Queryable } from '#platform/db';

export interface UsageRow {
  readonly tag_id: number;
  readonly last_lit: Date | null;
  readonly added: number;
  readonly removed: number;
}

/** First of the last `days` days, in the time zone of the workspace. Parameters: workspace, now, days. */
const FIRST_DAY = `(select ($2::timestamptz at time zone time_zone)::date - ($3::int - 1) from workspace where id = $1)`;

/** Sums of the last `days` days with today, for every tag that was ever put on or taken off. */
export const usageByTag = (db: Queryable, workspace: number, now: Date, days: number): Promise<UsageRow[]> =>
  db.many<UsageRow>(
    `select tag_id, max(last_added) as last_lit,
            coalesce(sum(added) filter (where day >= ${FIRST_DAY}), 0)::int as added,
            coalesce(sum(removed) filter (where day >= ${FIRST_DAY}), 0)::int as removed
       from tag_day where workspace_id = $1 group by tag_id`,
    [workspace, now, days],
  );

export interface UsageOfTag {
  readonly lastLit: Date | null;
  readonly byDay: { day: string; added: number; removed: number }[];
  readonly sources: { source: Source; added: number }[];
}

/** `byDay` has all `days` days, the oldest first. */
export async function usageOfTag(
  db: Queryable,
  workspace: number,
  tag: number,
  now: Date,
  days: number,
): Promise<UsageOfTag> {
  const params = [workspace, now, days, tag];
  const byDay = await db.many<{ day: string; added: number; removed: number }>(
    `select d.day::text as day, coalesce(sum(t.added), 0)::int as added, coalesce(sum(t.removed), 0)::int as removed
       from (select ${FIRST_DAY} + n as day from generate_series(0, $3::int - 1) as n) d
       left join tag_day t on t.workspace_id = $1 and t.tag_id = $4 and t.day = d.day
      group by d.day order by d.day`,
    params,
  );
  const sources = await db.many<{ source: Source; added: number }>(
    `select source, sum(added)::int as added from tag_day
      where workspace_id = $1 and tag_id = $4 and day >= ${FIRST_DAY}
      group by source having sum(added) > 0 order by sum(added) desc, source`,
    params,
  );
  const { last } = await db.one<{ last: Date | null }>(
    'select max(last_added) as last from tag_day where workspace_id = $1 and tag_id = $2',
    [workspace, tag],
  );
  return { lastLit: last, byDay, sources };
}
