/** Takes back what a rule did, from one of its runs on: as if it had been paused before it. */
import { record } from '#features/staff';
import { undoCauseIn } from '#features/tags';
import { conflict, notFound, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { Answer } from '#platform/http';
import { addJob, type JobHandler, type JobKind } from '#platform/queue';
import { readRule, writesOf } from './core/public.ts';
import type { RuleParts } from './live-rules.ts';
import { forgetMembers } from './member-sql.ts';
import { refuseProtected } from './publish.ts';
import { type RuleRow, setStatus, versionRows } from './rule-sql.ts';
import { changing, findRule } from './rules.ts';
import { markReverted, type RevertibleRun, runsFrom } from './run-sql.ts';

/** Up to so many changes the answer waits; above it is a job. */
const AT_ONCE = 10_000;
export const REVERT_JOB: JobKind = { name: 'rules.revert', right: 'rules:write' };

export interface Reverted {
  readonly runs: number;
  /** Assignments put back or taken off again. */
  readonly restored: number;
  /** Left alone: somebody else changed them since, or the customer or the tag is gone. */
  readonly kept: number;
}

const NOTHING: Reverted = { runs: 0, restored: 0, kept: 0 };

export interface RevertAsked {
  /** Pauses a rule that is live; otherwise that is refused. */
  readonly pause?: boolean | undefined;
  /** Only how many runs and changes it would be; nothing is written. */
  readonly dryRun?: boolean | undefined;
}

/** Errors: `rule.notFound`, `rule.runNotFound`, `rule.stillLive`, `rule.protected`. */
export async function revertRule(
  parts: RuleParts,
  ctx: Ctx,
  id: string,
  run: string,
  { pause = false, dryRun = false }: RevertAsked,
) {
  const from = Number(run);
  const row = await findRule(ctx.db, ctx, id);
  const found = await runsFrom(ctx.db, ctx.workspace, row.id, { from, upTo: null });
  if (found.at(-1)?.id !== from) throw notFound('rule.runNotFound', { run });
  const runs = found.filter((one) => one.revertedAt === null);
  await refuseForeignTags(parts, ctx, row);
  const changes = runs.reduce((sum, one) => sum + one.added + one.removed, 0);
  if (dryRun) return { ...NOTHING, runs: runs.length, changes };
  const { job, span } = await changing(ctx, async (tx) => {
    const now = await findRule(tx, ctx, id);
    if (now.status === 'live') {
      if (!pause) throw conflict('rule.stillLive', { name: now.name });
      await setStatus(tx, ctx, row.id, 'paused');
    }
    // What it does once it is published again is not taken back.
    const [newest] = await runsFrom(tx, ctx.workspace, row.id, { from, upTo: null });
    const upTo = newest?.id ?? from;
    // What it remembers of customers would have it do the same again, or hold what is not there.
    await forgetMembers(tx, ctx.workspace, row.id);
    await record(tx, ctx, {
      did: 'rule.reverted',
      subject: id,
      after: { name: now.name, from: run, runs: runs.length, changes },
    });
    const asked: Span = { rule: row.id, from, upTo };
    if (changes <= AT_ONCE) return { job: null, span: asked };
    const added = await addJob(tx, ctx, {
      kind: REVERT_JOB,
      title: row.name,
      payload: { ...asked },
      total: runs.length,
    });
    return { job: added, span: asked };
  });
  if (job !== null) return new Answer(202, { job: { id: toId('job', job) } });
  let total = NOTHING;
  const next = () => revertNext(ctx, span, null, async () => {});
  for (let step = await next(); step; step = await next()) total = both(total, step);
  return { ...total, changes };
}

const both = (a: Reverted, b: Reverted): Reverted => ({
  runs: a.runs + b.runs,
  restored: a.restored + b.restored,
  kept: a.kept + b.kept,
});

interface Span {
  readonly rule: number;
  readonly from: number;
  readonly upTo: number;
}

/** Whoever takes back what a rule did to a protected tag, in any of its versions, must be one who may put it on. */
async function refuseForeignTags(parts: RuleParts, ctx: Ctx, row: RuleRow): Promise<void> {
  const terms = await parts.audiences.terms(ctx);
  for (const { body } of await versionRows(ctx.db, ctx.workspace, row.id)) {
    const resolved = readRule(body, terms);
    if (resolved) await refuseProtected(ctx, writesOf(resolved));
  }
}

/**
 * The newest run that stands: later ones are taken back before those they built on. Null when all are. `keep` writes down
 * what was done, in the transaction that does it.
 */
async function revertNext(
  ctx: Ctx,
  span: Span,
  job: number | null,
  keep: (tx: Tx, done: Reverted) => Promise<void>,
): Promise<Reverted | null> {
  return ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const runs = await runsFrom(tx, ctx.workspace, span.rule, span);
    const newest = runs.find((one) => one.revertedAt === null);
    if (!newest) return null;
    await markReverted(tx, ctx, newest.id);
    const { cause } = newest;
    const undone =
      cause &&
      (await undoCauseIn(tx, ctx, cause, {
        reason: 'rule.reverted',
        job,
        together: togetherWith(runs),
        trusted: true,
      }));
    const done = { runs: 1, restored: undone?.restored ?? 0, kept: undone?.kept ?? 0 };
    await keep(tx, done);
    return done;
  });
}

const togetherWith = (runs: readonly RevertibleRun[]): number[] =>
  runs.flatMap(({ cause }) => (cause ? [cause.id] : []));

/** A killed run goes on: what is taken back says so in its row. */
export const revertJob = (): JobHandler => async (ctx, job) => {
  const span = job.payload as Span;
  let total = (job.soFar as Reverted | null) ?? NOTHING;
  for (;;) {
    const step = await revertNext(ctx, span, job.id, (tx, done) => job.keep(tx, both(total, done)));
    if (!step) return total;
    total = both(total, step);
    await job.progress(total.runs);
  }
};
