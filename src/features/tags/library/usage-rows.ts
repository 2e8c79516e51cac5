/**
 * How much tags are used: for whoever sees everybody from `tag_day`, which `follow-usage.ts` fills from the log; for
 * others the log of their own customers is counted in the same way. When a tag was last put on is the same for all: a tag
 * that others use is no dead one.
 */
import { type Source, staffSources } from '#kernel';
import type { Queryable } from '#platform/db';
import { countedByDay } from './counted-by-day.ts';

export interface UsageRow {
  readonly tag_id: number;
  readonly last_lit: Date | null;
  readonly added: number;
  readonly removed: number;
  /** Of `added`, what took somebody of the staff; and both in as many days before. */
  readonly by_staff: number;
  readonly added_before: number;
  readonly by_staff_before: number;
}

export interface UsageAsked {
  readonly workspace: number;
  readonly now: Date;
  /** With today. */
  readonly days: number;
  /** Whose changes count; null: everybody's. */
  readonly customers: readonly number[] | null;
}

/** Parameters: workspace, now, days, customers. */
const params = ({ workspace, now, days, customers }: UsageAsked) => [workspace, now, days, customers];

/** First of the last days, in the time zone of the workspace. */
const FIRST_DAY = `(select ($2::timestamptz at time zone time_zone)::date - ($3::int - 1) from workspace where id = $1)`;

/** Rows in the columns of `tag_day`. `$4` is named in both, because a parameter that no part names has no type. */
const daysOf = ({ customers }: UsageAsked, tag?: string): string => {
  const only = tag === undefined ? '' : ` and tag_id = ${tag}`;
  return customers === null
    ? `(select * from tag_day where workspace_id = $1 and $4::int[] is null${only})`
    : `(${countedByDay(`customer = any($4::int[])${only}`)})`;
};

/** Sums of the last days, for every tag that was ever put on or taken off. */
export const usageByTag = (db: Queryable, asked: UsageAsked): Promise<UsageRow[]> =>
  db.many<UsageRow>(
    `select tag_id, last_lit, coalesce(added, 0)::int as added, coalesce(removed, 0)::int as removed,
            coalesce(by_staff, 0)::int as by_staff, coalesce(added_before, 0)::int as added_before,
            coalesce(by_staff_before, 0)::int as by_staff_before
       from (select tag_id, max(last_added) as last_lit from tag_day where workspace_id = $1 group by tag_id) lit
       left join (select tag_id,
                         sum(added) filter (where late) as added, sum(removed) filter (where late) as removed,
                         sum(added) filter (where late and staff) as by_staff,
                         sum(added) filter (where not late) as added_before,
                         sum(added) filter (where not late and staff) as by_staff_before
                    from (select tag_id, added, removed, day >= ${FIRST_DAY} as late, source = any($5::source[]) as staff
                            from ${daysOf(asked)} t where day >= ${FIRST_DAY} - $3::int) d
                   group by tag_id) used using (tag_id)`,
    [...params(asked), staffSources],
  );

export interface UsageOfTag {
  readonly lastLit: Date | null;
  readonly byDay: { day: string; added: number; removed: number }[];
  readonly sources: { source: Source; added: number }[];
}

/** `byDay` has all the days, the oldest first. */
export async function usageOfTag(db: Queryable, tag: number, asked: UsageAsked): Promise<UsageOfTag> {
  const rows = await db.many<{
    day: string;
    source: Source | null;
    added: number;
    removed: number;
    last_lit: Date | null;
  }>(
    `select d.day::text as day, t.source, coalesce(t.added, 0)::int as added, coalesce(t.removed, 0)::int as removed,
            (select max(last_added) from tag_day where workspace_id = $1 and tag_id = $5) as last_lit
       from (select ${FIRST_DAY} + n as day from generate_series(0, $3::int - 1) as n) d
       left join ${daysOf(asked, '$5::int')} t on t.day = d.day
      order by 1`,
    [...params(asked), tag],
  );
  const byDay = new Map<string, { day: string; added: number; removed: number }>();
  const bySource = new Map<Source, number>();
  for (const { day, source, added, removed } of rows) {
    const sum = byDay.get(day) ?? { day, added: 0, removed: 0 };
    byDay.set(day, { day, added: sum.added + added, removed: sum.removed + removed });
    if (source !== null) bySource.set(source, (bySource.get(source) ?? 0) + added);
  }
  return {
    lastLit: rows[0]?.last_lit ?? null,
    byDay: [...byDay.values()],
    sources: [...bySource]
      .filter(([, added]) => added > 0)
      .map(([source, added]) => ({ source, added }))
      .sort((a, b) => b.added - a.added || (a.source < b.source ? -1 : 1)),
  };
}
