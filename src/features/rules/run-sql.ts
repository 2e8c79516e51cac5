/** What rules did, step by step: their history, their speed, and what the circuit breaker counts. */
import { DAY } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';

export type RunKind = 'live' | 'due' | 'pass';

export interface NewRun {
  readonly rule: number;
  readonly version: number;
  readonly kind: RunKind;
  readonly added: number;
  readonly removed: number;
  readonly refused: number;
  readonly latencyMs: number | null;
  readonly cause: number | null;
  /** The tag that it was about. */
  readonly tag: number;
  /** What it looked at; null when it was not the log. */
  readonly seen: SeenPositions | null;
}

/** Positions of the log: after one, up to another one. */
export interface SeenPositions {
  readonly after: number;
  readonly upTo: number;
}

export async function recordRuns(tx: Tx, { workspace, now }: Ctx, runs: readonly NewRun[]): Promise<void> {
  if (runs.length === 0) return;
  await tx.run(
    `insert into rule_run (workspace_id, rule_id, version, kind, at, added, removed, refused, latency_ms, cause_id, tag_id,
                           seen_after, seen_up_to)
     select $1, r.rule, r.version, r.kind, $2, r.added, r.removed, r.refused, r.latency, r.cause, r.tag, r.after, r.up_to
       from unnest($3::int[], $4::int[], $5::text[], $6::int[], $7::int[], $8::int[], $9::int[], $10::bigint[],
                   $11::int[], $12::bigint[], $13::bigint[])
            as r (rule, version, kind, added, removed, refused, latency, cause, tag, after, up_to)`,
    [
      workspace,
      now,
      runs.map((run) => run.rule),
      runs.map((run) => run.version),
      runs.map((run) => run.kind),
      runs.map((run) => run.added),
      runs.map((run) => run.removed),
      runs.map((run) => run.refused),
      // A very late event, as those of a history that was imported, says nothing about speed.
      runs.map((run) => (run.latencyMs === null || run.latencyMs > DAY ? null : run.latencyMs)),
      runs.map((run) => run.cause),
      runs.map((run) => run.tag),
      runs.map((run) => run.seen?.after ?? null),
      runs.map((run) => run.seen?.upTo ?? null),
    ],
  );
}

/** Positions of one step, at most: what follows from them is written in a fraction of a second, for which others wait. */
export const POSITIONS_OF_A_STEP = 500;

export interface SeeingRun {
  readonly rule: number;
  readonly version: number;
  readonly cause: number;
}

/** What rules changed in the step that looked at this position. */
export const runsThatSaw = (db: Queryable, workspace: number, position: number): Promise<SeeingRun[]> =>
  db.many<SeeingRun>(
    `select rule_id as rule, version, cause_id as cause from rule_run
      where workspace_id = $1 and seen_up_to >= $2 and seen_up_to < $2::bigint + $3::int and seen_after < $2
        and cause_id is not null order by id`,
    [workspace, position, POSITIONS_OF_A_STEP],
  );

/** Changes of tags by each of these rules since a moment, without those of going through everybody. */
export const changesSince = async (
  db: Queryable,
  workspace: number,
  rules: readonly number[],
  since: Date,
): Promise<ReadonlyMap<number, number>> =>
  new Map(
    (
      await db.many<{ rule: number; changes: number }>(
        `select rule_id as rule, sum(added + removed) as changes from rule_run
          where workspace_id = $1 and rule_id = any($2::int[]) and at > $3 and kind <> 'pass' group by rule_id`,
        [workspace, rules, since],
      )
    ).map(({ rule, changes }) => [rule, Number(changes)]),
  );

/** What going through everybody changed since a moment (null: ever) by the version that is live. */
export const passTotals = (
  db: Queryable,
  workspace: number,
  rule: number,
  since: Date | null,
): Promise<{ readonly added: number; readonly removed: number; readonly refused: number }> =>
  db.one(
    `select coalesce(sum(run.added), 0)::int as added, coalesce(sum(run.removed), 0)::int as removed,
            coalesce(sum(run.refused), 0)::int as refused
       from rule_run run join rule on rule.workspace_id = run.workspace_id and rule.id = run.rule_id
      where run.workspace_id = $1 and run.rule_id = $2 and run.kind = 'pass' and run.version = rule.live_version
        and ($3::timestamptz is null or run.at >= $3)`,
    [workspace, rule, since],
  );

export interface RunRow {
  readonly id: number;
  readonly version: number;
  readonly kind: RunKind;
  readonly at: Date;
  readonly added: number;
  readonly removed: number;
  readonly refused: number;
  readonly cause_id: number | null;
  readonly reverted_at: Date | null;
}

export const runRows = (
  db: Queryable,
  workspace: number,
  rule: number,
  before: number | null,
  limit: number,
): Promise<RunRow[]> =>
  db.many<RunRow>(
    `select id, version, kind, at, added, removed, refused, cause_id, reverted_at from rule_run
      where workspace_id = $1 and rule_id = $2 and ($3::bigint is null or id < $3) order by id desc limit $4`,
    [workspace, rule, before, limit],
  );

export interface RevertibleRun {
  readonly id: number;
  readonly added: number;
  readonly removed: number;
  readonly revertedAt: Date | null;
  readonly cause: {
    readonly id: number;
    readonly first_position: number;
    readonly last_position: number;
  } | null;
}

/** The runs of the rule from one to another (null: to the last), newest first. */
export const runsFrom = async (
  db: Queryable,
  workspace: number,
  rule: number,
  { from, upTo }: { readonly from: number; readonly upTo: number | null },
): Promise<RevertibleRun[]> =>
  (
    await db.many<{
      id: number;
      added: number;
      removed: number;
      reverted_at: Date | null;
      cause_id: number | null;
      first_position: number;
      last_position: number;
    }>(
      `select r.id, r.added, r.removed, r.reverted_at, c.id as cause_id, c.first_position, c.last_position
         from rule_run r left join cause c on c.workspace_id = r.workspace_id and c.id = r.cause_id
        where r.workspace_id = $1 and r.rule_id = $2 and r.id >= $3 and ($4::bigint is null or r.id <= $4) order by r.id desc`,
      [workspace, rule, from, upTo],
    )
  ).map(({ id, added, removed, reverted_at, cause_id, first_position, last_position }) => ({
    id,
    added,
    removed,
    revertedAt: reverted_at,
    cause: cause_id === null ? null : { id: cause_id, first_position, last_position },
  }));

export const markReverted = (tx: Tx, { workspace, now }: Ctx, run: number) =>
  tx.run('update rule_run set reverted_at = $3 where workspace_id = $1 and id = $2', [workspace, run, now]);
