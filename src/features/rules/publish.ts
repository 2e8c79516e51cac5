/** A draft goes live: it goes through everybody once, and from then on follows what happens. */
import type { Terms } from '#features/audience';
import { countAlive, livingAfter } from '#features/customers';
import { record } from '#features/staff';
import { libraryOf } from '#features/tags';
import { conflict, notAllowed, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { Answer } from '#platform/http';
import { addJob, Cancelled, type JobHandler, type JobKind } from '#platform/queue';
import { sayConflict } from './conflict-texts.ts';
import { conflictsOf } from './conflicts.ts';
import { type ResolvedRule, type RuleBody, readRule, suggestsOnly, writesOf } from './core/public.ts';
import type { Asks } from './decide.ts';
import { asRules, isCurrent, liveAround, liveRules, type RuleParts, sourceOf } from './live-rules.ts';
import { bothChanged, type Changed, lookAtCustomers, NO_CHANGE } from './look-at-customers.ts';
import {
  goLive,
  liveModels,
  passing,
  type RuleRow,
  ruleById,
  setPassed,
  setStatus,
  startCursor,
  versionRows,
} from './rule-sql.ts';
import { changing, checkRule, findRule, getRule } from './rules.ts';
import { cutoffsOf } from './score-everybody.ts';
import { withMerged } from './suggestions/merged-tags.ts';
import { dropOpen } from './suggestions/suggestion-sql.ts';

/** Up to so many customers the answer waits; above it is a job. */
const AT_ONCE = 10_000;
/** Customers of one step: single writes of the workspace wait for a fraction of a second. */
const STEP = 500;
export const PASS_JOB: JobKind = { name: 'rules.pass', right: 'rules:write' };

/** Errors: `rule.notFound`, `rule.invalid`, `rule.conflicts`, `rule.cycle`; `rule.protected` for whoever may not put on a tag of it. */
export async function publishRule(
  parts: RuleParts,
  ctx: Ctx,
  id: string,
  { backfill }: { readonly backfill: boolean },
) {
  const alive = await countAlive(ctx.db, ctx.workspace);
  const measured = await measuredCutoffs(parts, ctx, id);
  const job = await changing(ctx, async (tx, position) => {
    const row = await findRule(tx, ctx, id);
    const { resolved } = await checkRule(tx, ctx, row.body, row.id);
    await refuseBlocked(parts, ctx, row, resolved);
    await refuseProtected(ctx, writesOf(resolved));
    // Of a version that was saved meanwhile nothing was measured yet.
    const cutoffs =
      measured?.version === row.newest_version ? measured.cutoffs : await cutoffsOf(tx, ctx, resolved);
    if (resolved.kind === 'model') await pauseOtherModels(tx, ctx, row.id);
    const passes = backfill || row.kind !== 'trigger';
    // A pass asks anew; without one nobody would ever take back what an older version proposed.
    await dropOpen(tx, ctx.workspace, row.id, {
      tags: suggestsOnly(resolved)
        ? withMerged(await libraryOf(ctx.db, ctx.workspace), writesOf(resolved))
        : [],
      version: passes ? null : row.newest_version,
    });
    await startCursor(tx, ctx.workspace, position);
    const from = backfill ? null : ctx.now;
    await goLive(tx, ctx, row.id, { version: row.newest_version, from, passes, cutoffs });
    await record(tx, ctx, {
      did: 'rule.published',
      subject: id,
      after: { name: row.name, version: row.newest_version, backfill },
    });
    if (!passes || alive <= AT_ONCE) return null;
    return addJob(tx, ctx, {
      kind: PASS_JOB,
      title: row.name,
      payload: { rule: row.id, version: row.newest_version },
      total: alive,
    });
  });
  if (job !== null) return new Answer(202, { job: { id: toId('job', job) } });
  const rule = (await findRule(ctx.db, ctx, id)).id;
  let total = NO_CHANGE;
  const next = () => passOn(parts, ctx, rule, async () => {});
  for (let step = await next(); step; step = await next()) total = bothChanged(total, step.changed);
  return { ...(await getRule(parts, ctx, id)), ...total };
}

/** Error: `rule.conflicts` with what would have to change first. */
async function refuseBlocked(
  parts: RuleParts,
  ctx: Ctx,
  row: RuleRow,
  resolved: ResolvedRule,
): Promise<void> {
  const rules = asRules(ctx);
  const found = await conflictsOf(parts, rules, { id: row.id, resolved, source: sourceOf(resolved) });
  const blocks = found.filter((one) => one.severity === 'blocks');
  if (blocks.length === 0) return;
  const terms = await parts.audiences.terms(rules);
  const what = blocks.map((one) => sayConflict(one, terms, ctx.language)).join(' ');
  throw conflict('rule.conflicts', { name: row.name, what });
}

/** Before the right to write is taken, which single writes wait for: it is a look at every order. */
async function measuredCutoffs(parts: RuleParts, ctx: Ctx, id: string) {
  const row = await findRule(ctx.db, ctx, id);
  const resolved = readRule(row.body, await parts.audiences.terms(asRules(ctx)));
  return resolved && { version: row.newest_version, cutoffs: await cutoffsOf(ctx.db, ctx, resolved) };
}

/** A customer has one RFM, so that one model is live: another one pauses it, as somebody would by hand. */
async function pauseOtherModels(tx: Tx, ctx: Ctx, own: number): Promise<void> {
  for (const { id, name } of await liveModels(tx, ctx.workspace)) {
    if (id === own) continue;
    await setStatus(tx, ctx, id, 'paused');
    await record(tx, ctx, { did: 'rule.paused', subject: toId('rule', id), after: { name } });
  }
}

export async function refuseProtected(ctx: Ctx, tags: readonly number[]): Promise<void> {
  if (ctx.actor.rights.has('tags:applyProtected')) return;
  const library = await libraryOf(ctx.db, ctx.workspace);
  const tag = tags.map((one) => library.tag(one)).find((one) => one?.protected);
  if (tag) throw notAllowed('rule.protected', { tag: tag.path });
}

interface Step {
  readonly customers: number;
  readonly changed: Changed;
}

/**
 * The next customers; null when the rule has gone through everybody or is not live any more. `keep` writes down what was
 * done, in the transaction that does it.
 */
async function passOn(
  parts: RuleParts,
  asker: Ctx,
  rule: number,
  keep: (tx: Tx, step: Step) => Promise<void>,
): Promise<Step | null> {
  const ctx = asRules(asker);
  const live = await liveRules(parts, ctx);
  const around = await liveAround(parts, ctx, live, rule);
  return ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    if (!(await isCurrent(tx, ctx.workspace, live))) return { customers: 0, changed: NO_CHANGE };
    const row = await ruleById(tx, ctx.workspace, rule);
    if (row?.status !== 'live' || row.passed === null) return null;
    const customers = await livingAfter(tx, ctx.workspace, row.passed, STEP);
    const last = customers.at(-1);
    if (last === undefined) {
      await setPassed(tx, ctx.workspace, rule, null);
      return null;
    }
    const asks: Asks = new Map(
      customers.map((customer) => [
        customer,
        { rules: new Set([rule]), earliest: Number.NEGATIVE_INFINITY, came: [] },
      ]),
    );
    const former = await formerTags(tx, ctx, row, row.live_version, live.terms);
    const passed = new Map(await passing(tx, ctx.workspace));
    passed.delete(rule);
    const looking = {
      ...around,
      all: live.rules,
      kind: 'pass' as const,
      passed,
      passes: new Map([[rule, { former }]]),
    };
    const changed = await lookAtCustomers(tx, ctx, looking, asks);
    await setPassed(tx, ctx.workspace, rule, last);
    const step = { customers: customers.length, changed: changed.get(rule) ?? NO_CHANGE };
    await keep(tx, step);
    return step;
  });
}

/** What earlier published versions put on and this one (of number `version`) does not know. */
export async function formerTags(
  db: Queryable,
  ctx: Ctx,
  row: RuleRow,
  version: number | null,
  terms: Terms,
): Promise<number[]> {
  const versions = await versionRows(db, ctx.workspace, row.id);
  const tagsOf = (body: RuleBody): number[] => {
    const resolved = readRule(body, terms);
    return resolved ? writesOf(resolved) : [];
  };
  const body = versions.find((one) => one.version === version)?.body ?? row.body;
  const own = new Set(tagsOf(body));
  const former = versions.filter((one) => one.published_at && one.version !== version);
  return [...new Set(former.flatMap((one) => tagsOf(one.body)))].filter((tag) => !own.has(tag));
}

interface Progress extends Changed {
  readonly done: number;
}

/** A killed run goes on where it was; a cancelled one leaves the rule paused. */
export const passJob =
  (parts: RuleParts): JobHandler =>
  async (ctx, job) => {
    const { rule } = job.payload as { readonly rule: number };
    let state: Progress = (job.soFar as Progress | null) ?? { ...NO_CHANGE, done: 0 };
    const after = (step: Step): Progress => ({
      ...bothChanged(state, step.changed),
      done: state.done + step.customers,
    });
    const next = () => passOn(parts, ctx, rule, (tx, step) => job.keep(tx, after(step)));
    try {
      for (let step = await next(); step; step = await next()) {
        state = after(step);
        await job.progress(state.done);
      }
    } catch (error) {
      if (error instanceof Cancelled)
        await changing(asRules(ctx), (tx) => setStatus(tx, ctx, rule, 'paused'));
      throw error;
    }
    return state;
  };
