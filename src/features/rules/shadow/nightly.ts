/**
 * Every night the live rules are replayed over a part of all customers, and what they remember is held against it. What
 * differs is told (metric, log, the rule's quality) and never changed: it is a fault of the product, and somebody has to
 * see it. A tag that a rule stands for and the customer lacks differs too, unless the door would refuse it: hands, locks
 * and stronger sources have their reasons.
 */
import { factsIn } from '#features/audience';
import type { CustomerFacts } from '#features/conditions/core';
import { livingAfter, livingOf } from '#features/customers';
import { tryOnCustomers } from '#features/tags';
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { type Db, isLost } from '#platform/db';
import type { Schedule } from '#platform/queue';
import { type Log, metrics } from '#platform/telemetry';
import { standsFor, suggestsOnly } from '../core/public.ts';
import { differenceOf, isReplayable } from '../core/shadow.ts';
import { beginningOf } from '../decide.ts';
import { rulesCtx } from '../follow.ts';
import { asRules, type LiveRules, liveRules, type ReadyRule, type RuleParts } from '../live-rules.ts';
import { type Member, membersOf } from '../member-sql.ts';
import { passing, workspacesWithLiveRules } from '../rule-sql.ts';
import { keepShadow, keepShadowed, shadowedTo } from './shadow-sql.ts';

const STEP = 500;
/** Customers of one workspace and night; the next night goes on behind them. */
const MOST = 20_000;

interface Found {
  compared: number;
  differs: number;
  customer: number | null;
}

export const shadowSchedule = (parts: RuleParts, clock: () => Date): Schedule => ({
  name: 'rules-shadow',
  cron: '50 19 * * *',
  work: async (db: Db, log: Log) => {
    for (const workspace of await workspacesWithLiveRules(db))
      try {
        await replayNight(parts, asRules(await rulesCtx(db, log, clock, workspace)));
      } catch (error) {
        if (isLost(error)) throw error;
        log.error({ err: error, workspace }, 'rules were not held against a replay');
      }
  },
});

async function replayNight(parts: RuleParts, ctx: Ctx): Promise<void> {
  const { db, workspace } = ctx;
  const live = await liveRules(parts, ctx);
  const found = new Map<number, Found>();
  for (let seen = 0; seen < MOST; seen += STEP) {
    const last = await replayStep(ctx, live, found);
    if (last === null) break;
    await keepShadowed(db, workspace, last);
    // Behind the last one the next night begins again.
    if (last === 0) break;
  }
  for (const [rule, { compared, differs, customer }] of found) {
    metrics.rulesReplayed.inc({ workspace }, compared);
    metrics.rulesDrift.inc({ workspace }, differs);
    if (differs > 0)
      ctx.log.error(
        { workspace, rule, compared, differs, customer },
        'a rule remembers something else than a replay says',
      );
    await keepShadow(db, workspace, rule, { at: ctx.now.toISOString(), compared, differs, customer });
  }
}

/** The last customer who was looked at; 0 after everybody; null while something is still to be shown to the rules. */
async function replayStep(ctx: Ctx, live: LiveRules, found: Map<number, Found>): Promise<number | null> {
  const { workspace } = ctx;
  const seen = await ctx.db.snapshot(async (tx) => {
    const after = await shadowedTo(tx, workspace);
    if (after === null) return null;
    const customers = await livingAfter(tx, workspace, after, STEP);
    const passed = await passing(tx, workspace);
    const rules = live.rules.filter((rule) => !passed.has(rule.id) && isReplayable(rule.resolved, rule.from));
    const ids = rules.map((rule) => rule.id);
    return {
      customers,
      rules,
      facts: await factsIn(tx, ctx, customers, live.asked),
      living: await livingOf(tx, workspace, customers),
      members: await membersOf(tx, workspace, ids, customers),
    };
  });
  if (!seen) return null;
  const { customers, rules, facts, living, members } = seen;
  for (const rule of rules) {
    const own = new Map(members.filter((one) => one.rule === rule.id).map((one) => [one.customer, one]));
    const counts = found.get(rule.id) ?? { compared: 0, differs: 0, customer: null };
    found.set(rule.id, counts);
    const now = ctx.now.getTime();
    for (const [customer, known] of facts) {
      const beginning = beginningOf(known, living.get(customer), now);
      const replay = { facts: known, now, zone: ctx.timeZone, beginning, from: rule.from };
      const was = own.get(customer);
      counts.compared++;
      const differs =
        differenceOf(rule.resolved, rule.look, was, replay) !== null ||
        (await lacksTag(ctx, rule, was, known));
      if (!differs) continue;
      counts.differs++;
      counts.customer ??= customer;
    }
  }
  return customers.length < STEP ? 0 : (customers.at(-1) ?? 0);
}

/** Whether the rule stands for a tag that is not there though nobody stronger keeps it away. */
async function lacksTag(
  ctx: Ctx,
  rule: ReadyRule,
  was: Member | undefined,
  { assignments }: CustomerFacts,
): Promise<boolean> {
  if (!was || suggestsOnly(rule.resolved)) return false;
  const held = new Set(assignments.map((one) => one.tag));
  const missing = standsFor(rule.resolved, was).filter((tag) => !held.has(tag));
  if (missing.length === 0) return false;
  const cause = { source: rule.source, evidence: { rule: toId('rule', rule.id) } };
  const tried = await tryOnCustomers(ctx, { customers: [was.customer], add: missing, remove: [] }, cause);
  return tried.added > 0;
}
