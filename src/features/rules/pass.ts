/**
 * A rule that went live goes through everybody once. Rules that have come equally far go on together: most of a step is
 * knowing what a customer did, and that is known once for all of them.
 */
import type { Terms } from '#features/audience';
import { countAlive, countLivingBetween, livingAfter } from '#features/customers';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { Cancelled, type JobHandler, type JobKind } from '#platform/queue';
import { readRule, writesOf } from './core/public.ts';
import { takeTurn } from './cursor-sql.ts';
import type { Asks, Pass } from './decide.ts';
import {
  asRules,
  isCurrent,
  type LiveRules,
  liveAround,
  liveRules,
  type ReadyRule,
  type RuleParts,
} from './live-rules.ts';
import { lookAtCustomers } from './look-at-customers.ts';
import { otherPublished, passing, ruleById, setPassed, setStatus } from './rule-sql.ts';
import { changing } from './rules.ts';
import { passTotals } from './run-sql.ts';

export const PASS_JOB: JobKind = { name: 'rules.pass', right: 'rules:write' };

/** Customers of one step: single writes of the workspace wait for a fraction of a second. */
const STEP = 500;
/** Looks of one step: many rules take fewer customers at a time. */
const LOOKS = 40_000;

/**
 * The next customers; answers with how far the rule has come, null when it has gone through everybody or is not live any
 * more. `keep` writes that down, in the transaction that does it.
 */
export async function passOn(
  parts: RuleParts,
  asker: Ctx,
  rule: number,
  keep: (tx: Tx, place: number) => Promise<void>,
): Promise<number | null> {
  const ctx = asRules(asker);
  const { workspace } = ctx;
  const live = await liveRules(parts, ctx);
  return ctx.db.transaction(async (tx) => {
    await advance(tx, workspace, 0);
    const row = await ruleById(tx, workspace, rule);
    if (!(await isCurrent(tx, workspace, live))) return row?.passed ?? 0;
    if (row?.status !== 'live' || row.passed === null) return null;
    const places = await passing(tx, workspace);
    const going = await rulesUnderWay(tx, workspace);
    const together = live.rules.flatMap(({ id }) =>
      going.has(id) && places.get(id) === row.passed ? [id] : [],
    );
    const rules = together.includes(rule) ? together : [rule, ...together];
    const most = Math.min(STEP, Math.ceil(LOOKS / rules.length));
    const customers = await livingAfter(tx, workspace, row.passed, most);
    const last = customers.at(-1) ?? null;
    if (last === null) {
      await setPassed(tx, workspace, rules, null);
      return null;
    }
    await lookTogether(tx, ctx, parts, live, { rules, customers, places });
    await takeTurn(tx, workspace);
    await setPassed(tx, workspace, rules, last);
    await keep(tx, last);
    return last;
  });
}

interface Together {
  readonly rules: readonly number[];
  readonly customers: readonly number[];
  /** How far all that go through everybody have come. */
  readonly places: ReadonlyMap<number, number>;
}

async function lookTogether(
  tx: Tx,
  ctx: Ctx,
  parts: RuleParts,
  live: LiveRules,
  { rules, customers, places }: Together,
): Promise<void> {
  const asks: Asks = new Map(
    customers.map((customer) => [
      customer,
      { rules: new Set(rules), earliest: Number.NEGATIVE_INFINITY, came: [] },
    ]),
  );
  const ready = live.rules.filter(({ id }) => rules.includes(id));
  const former = await formerTags(tx, ctx.workspace, ready, live.terms);
  const passes = new Map(rules.map((id): [number, Pass] => [id, { former: former.get(id) ?? [] }]));
  const passed = new Map([...places].filter(([id]) => !passes.has(id)));
  const around = await liveAround(parts, ctx, live, rules);
  await lookAtCustomers(tx, ctx, { ...around, all: live.rules, kind: 'pass', passed, passes }, asks);
}

/** Of each rule, what other published versions of it put on and this one does not know. */
export async function formerTags(
  db: Queryable,
  workspace: number,
  rules: readonly Pick<ReadyRule, 'id' | 'version' | 'writes'>[],
  terms: Terms,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const former = new Map<number, Set<number>>();
  for (const { rule, body } of await otherPublished(db, workspace, rules)) {
    const resolved = readRule(body, terms);
    const tags = former.get(rule) ?? new Set<number>();
    former.set(rule, tags);
    for (const tag of resolved ? writesOf(resolved) : []) tags.add(tag);
  }
  return new Map(
    rules.map(({ id, writes }) => [id, [...(former.get(id) ?? [])].filter((tag) => !writes.includes(tag))]),
  );
}

/** Rules whose pass somebody asked for as a job and did not cancel. */
const rulesUnderWay = async (db: Queryable, workspace: number): Promise<ReadonlySet<number>> =>
  new Set(
    (
      await db.many<{ rule: number }>(
        `select (payload->>'rule')::int as rule from job
          where workspace_id = $1 and kind = $2 and status in ('queued', 'running')`,
        [workspace, PASS_JOB.name],
      )
    ).map((row) => row.rule),
  );

/** What is kept of a pass that is under way. */
interface Progress {
  /** Customers who were gone through, by this job or by another one that took the rule along. */
  readonly done: number;
  /** Their last ordinal. */
  readonly place: number;
}

/** A killed run goes on where it was; a cancelled one leaves the rule paused. */
export const passJob =
  (parts: RuleParts): JobHandler =>
  async (ctx, job) => {
    const { rule, since } = job.payload as { readonly rule: number; readonly since?: string };
    let { done, place } = (job.soFar as Progress | null) ?? { done: 0, place: 0 };
    const next = () =>
      passOn(parts, ctx, rule, async (tx, last) => {
        done += await countLivingBetween(tx, ctx.workspace, place, last);
        place = last;
        await job.keep(tx, { done, place });
      });
    try {
      while ((await next()) !== null) await job.progress(done);
    } catch (error) {
      if (error instanceof Cancelled)
        await changing(asRules(ctx), (tx) => setStatus(tx, ctx, rule, 'paused'));
      throw error;
    }
    done = await countAlive(ctx.db, ctx.workspace);
    await job.progress(done);
    return { done, ...(await passTotals(ctx.db, ctx.workspace, rule, since ? new Date(since) : null)) };
  };
