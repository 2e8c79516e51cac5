/** What rules did over the days and weeks, and how fast they were. */
import { DAY } from '#kernel';
import type { Queryable } from '#platform/db';
import type { Drift } from '../core/public.ts';

export interface DaysSince {
  readonly since: Date;
  readonly zone: string;
}

export interface DayRow {
  readonly day: string;
  /** Null: a step of before tags were noted. */
  readonly tag: number | null;
  readonly added: number;
  readonly removed: number;
  readonly refused: number;
}

/** By day of the zone and by tag. */
export const daysOfRule = (
  db: Queryable,
  workspace: number,
  rule: number,
  { since, zone }: DaysSince,
): Promise<DayRow[]> =>
  db.many<DayRow>(
    `select to_char(at at time zone $4, 'YYYY-MM-DD') as day, tag_id as tag, sum(added)::int as added,
            sum(removed)::int as removed, sum(refused)::int as refused
       from rule_run where workspace_id = $1 and rule_id = $2 and at >= $3
      group by 1, 2 order by 1, 2`,
    [workspace, rule, since, zone],
  );

/** Causes of the newest steps that put tags on because of what happened or of time, up to a number. */
export const causesOfRule = async (
  db: Queryable,
  workspace: number,
  rule: number,
  since: Date,
  limit: number,
): Promise<number[]> =>
  (
    await db.many<{ cause: number }>(
      `select cause_id as cause from rule_run
        where workspace_id = $1 and rule_id = $2 and at >= $3 and kind <> 'pass' and added > 0 and cause_id is not null
        order by id desc limit $4`,
      [workspace, rule, since, limit],
    )
  ).map((row) => row.cause);

export interface Latency {
  readonly rule: number;
  readonly steps: number;
  readonly p50: number;
  readonly p95: number;
}

/** Milliseconds from what happened to the tag, of each step that an event caused. */
export const latencies = async (
  db: Queryable,
  workspace: number,
  rules: readonly number[],
  since: Date,
): Promise<ReadonlyMap<number, Latency>> =>
  new Map(
    (
      await db.many<Latency>(
        `select rule_id as rule, count(*)::int as steps, percentile_disc(0.5) within group (order by latency_ms) as p50,
                percentile_disc(0.95) within group (order by latency_ms) as p95
           from rule_run
          where workspace_id = $1 and rule_id = any($2::int[]) and at >= $3 and latency_ms is not null group by 1`,
        [workspace, rules, since],
      )
    ).map((row) => [row.rule, row]),
  );

export interface WeekRow {
  readonly rule: number;
  /** 0: the seven days before now; 1: those before them. */
  readonly week: number;
  readonly tag: number | null;
  readonly hits: number;
}

/** Tags that rules put on in each of the last weeks, without those of going through everybody. */
export const hitsByWeek = (
  db: Queryable,
  workspace: number,
  rules: readonly number[],
  now: Date,
  weeks: number,
): Promise<WeekRow[]> =>
  db.many<WeekRow>(
    `select rule_id as rule, floor(extract(epoch from $3::timestamptz - at) / 604800)::int as week, tag_id as tag,
            sum(added)::int as hits
       from rule_run
      where workspace_id = $1 and rule_id = any($2::int[]) and kind <> 'pass' and at > $4 and at <= $3 group by 1, 2, 3`,
    [workspace, rules, now, new Date(now.getTime() - weeks * 7 * DAY)],
  );

/** When rules were published first. */
export const firstPublished = async (
  db: Queryable,
  workspace: number,
  rules: readonly number[],
): Promise<ReadonlyMap<number, Date>> =>
  new Map(
    (
      await db.many<{ rule: number; at: Date }>(
        `select rule_id as rule, min(published_at) as at from rule_version
          where workspace_id = $1 and rule_id = any($2::int[]) and published_at is not null group by 1`,
        [workspace, rules],
      )
    ).map(({ rule, at }) => [rule, at]),
  );

/** Rules of which a version was published since then, and the last such version. */
export const publishedSince = async (
  db: Queryable,
  workspace: number,
  since: Date,
): Promise<ReadonlyMap<number, number>> =>
  new Map(
    (
      await db.many<{ rule: number; version: number }>(
        `select rule_id as rule, max(version) as version from rule_version
          where workspace_id = $1 and published_at >= $2 group by 1`,
        [workspace, since],
      )
    ).map(({ rule, version }) => [rule, version]),
  );

export const keepDrift = (
  db: Queryable,
  workspace: number,
  rule: number,
  drift: readonly Drift[],
  now: Date,
) =>
  db.run('update rule set drift = $3, drift_at = $4 where workspace_id = $1 and id = $2', [
    workspace,
    rule,
    JSON.stringify(drift),
    now,
  ]);
