/** The tables of rules and their versions. */
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import type { Cutoffs, Drift, Privacy, RuleBody, RuleKind } from './core/public.ts';

export type RuleStatus = 'draft' | 'live' | 'paused' | 'stopped';

export interface RuleRow {
  readonly id: number;
  readonly kind: RuleKind;
  readonly name: string;
  readonly status: RuleStatus;
  readonly newest_version: number;
  readonly live_version: number | null;
  readonly live_from: Date | null;
  readonly passed: number | null;
  readonly stopped_by: { readonly changes: number; readonly limit: number; readonly at: string } | null;
  /** What stood out when somebody looked last. */
  readonly drift: readonly Drift[];
  readonly created_at: Date;
  readonly updated_at: Date;
  /** Of the newest version. */
  readonly body: RuleBody;
  readonly saved_by: string;
  /** The last step in which it changed tags or was refused; null before. */
  readonly last_run: { readonly at: string; readonly added: number; readonly removed: number } | null;
}

const COLUMNS = `r.id, r.kind, r.name, r.status, r.newest_version, r.live_version, r.live_from, r.passed, r.stopped_by, r.drift,
  r.created_at, r.updated_at, v.body, v.saved_by,
  (select json_build_object('at', n.at, 'added', n.added, 'removed', n.removed) from rule_run n
    where n.workspace_id = r.workspace_id and n.rule_id = r.id order by n.id desc limit 1) as last_run`;
const NEWEST = `rule r join rule_version v
  on v.workspace_id = r.workspace_id and v.rule_id = r.id and v.version = r.newest_version`;

export const ruleById = (db: Queryable, workspace: number, id: number): Promise<RuleRow | null> =>
  db.maybe<RuleRow>(
    `select ${COLUMNS} from ${NEWEST} where r.workspace_id = $1 and r.id = $2 and r.deleted_at is null`,
    [workspace, id],
  );

export async function ruleRows(
  db: Queryable,
  workspace: number,
  before: number | null,
  limit: number,
): Promise<{ readonly rows: RuleRow[]; readonly total: number }> {
  const rows = await db.many<RuleRow>(
    `select ${COLUMNS} from ${NEWEST}
      where r.workspace_id = $1 and r.deleted_at is null and ($2::int is null or r.id < $2)
      order by r.id desc limit $3`,
    [workspace, before, limit],
  );
  const { total } = await db.one<{ total: number }>(
    'select count(*) as total from rule where workspace_id = $1 and deleted_at is null',
    [workspace],
  );
  return { rows, total };
}

export interface LiveRow {
  readonly id: number;
  readonly name: string;
  readonly version: number;
  readonly live_from: Date | null;
  readonly body: RuleBody;
  /** Of a model: the lower bounds of its scores, and when they were computed. */
  readonly cutoffs: Cutoffs | null;
  readonly cutoffs_at: Date | null;
}

/** What is live now, by id. */
export const liveRows = (db: Queryable, workspace: number): Promise<LiveRow[]> =>
  db.many<LiveRow>(
    `select r.id, r.name, r.live_version as version, r.live_from, r.cutoffs, r.cutoffs_at, v.body
       from rule r join rule_version v
         on v.workspace_id = r.workspace_id and v.rule_id = r.id and v.version = r.live_version
      where r.workspace_id = $1 and r.status = 'live' and r.deleted_at is null order by r.id`,
    [workspace],
  );

export const workspacesWithLiveRules = async (db: Queryable): Promise<number[]> =>
  (
    await db.many<{ workspace: number }>(
      `select distinct workspace_id as workspace from rule where status = 'live' and deleted_at is null`,
    )
  ).map((row) => row.workspace);

/** How far rules have gone through everybody; those that are not named have gone through. */
export const passing = async (db: Queryable, workspace: number): Promise<ReadonlyMap<number, number>> =>
  new Map(
    (
      await db.many<{ id: number; passed: number }>(
        'select id, passed from rule where workspace_id = $1 and passed is not null and deleted_at is null',
        [workspace],
      )
    ).map(({ id, passed }) => [id, passed]),
  );

export const ruleNames = (
  db: Queryable,
  workspace: number,
): Promise<{ readonly id: number; readonly name: string }[]> =>
  db.many('select id, name from rule where workspace_id = $1 and deleted_at is null', [workspace]);

export async function insertRule(tx: Tx, ctx: Ctx, body: RuleBody): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `insert into rule (workspace_id, kind, name, newest_version, created_at, updated_at)
     values ($1, $2, $3, 1, $4, $4) returning id`,
    [ctx.workspace, body.kind, body.name, ctx.now],
  );
  await insertVersion(tx, ctx, id, 1, body);
  return id;
}

const insertVersion = (tx: Tx, ctx: Ctx, id: number, version: number, body: RuleBody): Promise<unknown> =>
  tx.run(
    `insert into rule_version (workspace_id, rule_id, version, body, saved_at, saved_by)
     values ($1, $2, $3, $4, $5, $6)`,
    [ctx.workspace, id, version, JSON.stringify(body), ctx.now, ctx.actor.name],
  );

export async function saveVersion(
  tx: Tx,
  ctx: Ctx,
  id: number,
  version: number,
  body: RuleBody,
): Promise<void> {
  await insertVersion(tx, ctx, id, version, body);
  await tx.run(
    'update rule set name = $3, newest_version = $4, updated_at = $5 where workspace_id = $1 and id = $2',
    [ctx.workspace, id, body.name, version, ctx.now],
  );
}

export interface VersionRow {
  readonly version: number;
  readonly body: RuleBody;
  readonly saved_at: Date;
  readonly saved_by: string;
  readonly published_at: Date | null;
}

/** Published versions of these rules beside the ones that are named. */
export const otherPublished = (
  db: Queryable,
  workspace: number,
  rules: readonly { readonly id: number; readonly version: number }[],
): Promise<{ readonly rule: number; readonly body: RuleBody }[]> =>
  db.many(
    `select v.rule_id as rule, v.body from unnest($2::int[], $3::int[]) r (id, version)
       join rule_version v on v.workspace_id = $1 and v.rule_id = r.id and v.version <> r.version
      where v.published_at is not null`,
    [workspace, rules.map((one) => one.id), rules.map((one) => one.version)],
  );

/** Versions before the newest that have `privacy`: the one that was published last and all since, as one could still publish them. */
export const askedSincePublished = (
  db: Queryable,
  workspace: number,
  rule: Pick<RuleRow, 'id' | 'newest_version' | 'live_version'>,
): Promise<{ readonly version: number; readonly privacy: Privacy }[]> =>
  db.many(
    `select version, body->>'privacy' as privacy from rule_version
      where workspace_id = $1 and rule_id = $2 and version < $3 and version >= coalesce($4, 1) and body ? 'privacy'`,
    [workspace, rule.id, rule.newest_version, rule.live_version],
  );

export const versionRows = (db: Queryable, workspace: number, id: number): Promise<VersionRow[]> =>
  db.many<VersionRow>(
    `select version, body, saved_at, saved_by, published_at from rule_version
      where workspace_id = $1 and rule_id = $2 order by version desc`,
    [workspace, id],
  );

export async function goLive(
  tx: Tx,
  ctx: Ctx,
  id: number,
  live: {
    readonly version: number;
    readonly from: Date | null;
    readonly passes: boolean;
    readonly cutoffs: Cutoffs | null;
  },
): Promise<void> {
  await tx.run(
    `update rule set status = 'live', live_version = $3, live_from = $4, passed = $5, stopped_by = null, updated_at = $6
      where workspace_id = $1 and id = $2`,
    [ctx.workspace, id, live.version, live.from, live.passes ? 0 : null, ctx.now],
  );
  if (live.cutoffs) await setCutoffs(tx, ctx, id, live.cutoffs);
  await tx.run(
    `update rule_version set published_at = coalesce(published_at, $4)
      where workspace_id = $1 and rule_id = $2 and version = $3`,
    [ctx.workspace, id, live.version, ctx.now],
  );
}

export const setCutoffs = (tx: Tx, ctx: Ctx, id: number, cutoffs: Cutoffs): Promise<unknown> =>
  tx.run('update rule set cutoffs = $3, cutoffs_at = $4 where workspace_id = $1 and id = $2', [
    ctx.workspace,
    id,
    JSON.stringify(cutoffs),
    ctx.now,
  ]);

/** The models that are live: there is one at most. */
export const liveModels = (
  db: Queryable,
  workspace: number,
): Promise<{ readonly id: number; readonly name: string }[]> =>
  db.many(
    `select id, name from rule
      where workspace_id = $1 and kind = 'model' and status = 'live' and deleted_at is null order by id`,
    [workspace],
  );

export const setStatus = (
  tx: Tx,
  ctx: Ctx,
  id: number,
  status: 'paused' | 'stopped',
  stoppedBy: RuleRow['stopped_by'] = null,
): Promise<unknown> =>
  tx.run(
    `update rule set status = $3, passed = null, stopped_by = $4, updated_at = $5 where workspace_id = $1 and id = $2`,
    [ctx.workspace, id, status, stoppedBy && JSON.stringify(stoppedBy), ctx.now],
  );

export const setPassed = (
  tx: Tx,
  workspace: number,
  rules: readonly number[],
  passed: number | null,
): Promise<unknown> =>
  tx.run('update rule set passed = $3 where workspace_id = $1 and id = any($2::int[])', [
    workspace,
    rules,
    passed,
  ]);

export const markDeleted = (tx: Tx, ctx: Ctx, id: number): Promise<unknown> =>
  tx.run(
    `update rule set deleted_at = $3, status = 'paused', passed = null, updated_at = $3
      where workspace_id = $1 and id = $2`,
    [ctx.workspace, id, ctx.now],
  );

export interface RunningRow {
  readonly id: number;
  readonly kind: RuleKind;
  readonly name: string;
  readonly status: RuleStatus;
  /** The one that runs; of a rule that does not, the newest. */
  readonly version: number;
  readonly body: RuleBody;
}

/** Every rule as it runs, or would. */
export const runningRows = (db: Queryable, workspace: number): Promise<RunningRow[]> =>
  db.many<RunningRow>(
    `select r.id, r.kind, r.name, r.status, v.version, v.body from rule r join rule_version v
       on v.workspace_id = r.workspace_id and v.rule_id = r.id
      and v.version = case r.status when 'live' then r.live_version else r.newest_version end
      where r.workspace_id = $1 and r.deleted_at is null order by r.name, r.id`,
    [workspace],
  );

/** The newest and the live body of every rule. */
export const namedBodies = (
  db: Queryable,
  workspace: number,
): Promise<{ readonly id: number; readonly name: string; readonly body: RuleBody }[]> =>
  db.many(
    `select r.id, r.name, v.body from rule r join rule_version v
       on v.workspace_id = r.workspace_id and v.rule_id = r.id and v.version in (r.newest_version, r.live_version)
      where r.workspace_id = $1 and r.deleted_at is null`,
    [workspace],
  );
