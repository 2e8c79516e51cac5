/** How good a rule is (A22, N10, N24): what it did, what people undid, how fast it is, and what stands out. */

import { findCustomers, namedCustomers } from '#features/customers';
import { firstAfter } from '#features/events';
import { putOnBy, type TakenOffOfDay, takenOffByDay } from '#features/tags';
import { asSeenBy, DAY, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { LATENCY_GOAL_MS, readRule, writesOf } from '../core/public.ts';
import { asRules, type RuleParts } from '../live-rules.ts';
import { findRule } from '../rules.ts';
import { shadowOf } from '../shadow/shadow-sql.ts';
import { answersTo } from '../suggestions/suggestion-sql.ts';
import { causesOfDrift, type NewMaterials } from './causes-of-drift.ts';
import { findDrift } from './find-drift.ts';
import { causesOfRule, type DayRow, daysOfRule, latencies } from './quality-sql.ts';
import { sayCause, sayDrift } from './quality-texts.ts';

/** What staff do for a customer. */
const ACTS: readonly string[] = ['followUp.written', 'message.sent'];
/** The newest tags say how it is now. */
const MOST_ACTS = 1000;

export interface QualityParts extends RuleParts {
  readonly newMaterials: NewMaterials;
}

/** Error: `rule.notFound`. */
export async function ruleQuality(parts: QualityParts, ctx: Ctx, id: string, days: number) {
  const row = await findRule(ctx.db, ctx, id);
  const since = new Date(ctx.now.getTime() - days * DAY);
  const [done, undone, measured, action, answers, drift] = await Promise.all([
    daysOfRule(ctx.db, ctx.workspace, row.id, { since, zone: ctx.timeZone }),
    takenOffByDay(ctx.db, ctx.workspace, toId('rule', row.id), { since, zone: ctx.timeZone }),
    latencies(ctx.db, ctx.workspace, [row.id], since),
    actionOf(ctx, row.id, since),
    answersTo(ctx.db, ctx.workspace, row.id, since),
    row.status === 'live' ? findDrift(ctx, [row.id]) : null,
  ]);
  const latency = measured.get(row.id);
  const found = drift?.get(row.id) ?? [];
  const terms = await parts.audiences.terms(asRules(ctx));
  const resolved = readRule(row.body, terms);
  const causes = resolved && found.length > 0 ? await causesOfDrift(parts, ctx, row, resolved) : [];
  const total = (pick: (day: DayRow) => number) => done.reduce((sum, day) => sum + pick(day), 0);
  return {
    since: since.toISOString(),
    added: total((day) => day.added),
    removed: total((day) => day.removed),
    refused: total((day) => day.refused),
    undone: undone.reduce((sum, { count }) => sum + count, 0),
    undoneOfThese: undone.reduce((sum, { fresh }) => sum + fresh, 0),
    byDay: byDay(done, undone),
    byTag: byTag(done, resolved ? writesOf(resolved) : []),
    latency: latency
      ? { steps: latency.steps, p50Ms: latency.p50, p95Ms: latency.p95, goalMs: LATENCY_GOAL_MS }
      : null,
    action,
    replay: await replayOf(ctx, row.id),
    suggestions: answers.open + answers.accepted + answers.rejected > 0 ? answers : null,
    drift: found.map((one) => ({ ...one, text: sayDrift(one, ctx.language) })),
    causes: causes.map((cause) => ({ code: cause.code, text: sayCause(cause, ctx.language) })),
  };
}

async function replayOf(ctx: Ctx, rule: number) {
  const shadow = await shadowOf(ctx.db, ctx.workspace, rule);
  if (!shadow) return null;
  const { at, compared, differs } = shadow;
  const key = shadow.customer === null ? null : toId('customer', shadow.customer);
  const ordinal = key && (await findCustomers(ctx.db, ctx, [key])).get(key);
  const named = ordinal && (await namedCustomers(ctx.db, ctx.workspace, [ordinal])).get(ordinal);
  const customer = ordinal && named ? { id: toId('customer', ordinal), name: named.name } : null;
  return asSeenBy(ctx.actor, { at, compared, differs, customer });
}

/** Every day on which it did something or was undone. */
function byDay(done: readonly DayRow[], undone: readonly TakenOffOfDay[]) {
  const days = new Map<string, { added: number; removed: number; undone: number }>();
  const of = (day: string) => {
    const counts = days.get(day) ?? { added: 0, removed: 0, undone: 0 };
    days.set(day, counts);
    return counts;
  };
  for (const { day, added, removed } of done) {
    of(day).added += added;
    of(day).removed += removed;
  }
  for (const { day, count } of undone) of(day).undone += count;
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, counts]) => ({ day, ...counts }));
}

/** How often it put on each tag that it writes now. */
const byTag = (done: readonly DayRow[], tags: readonly number[]) =>
  tags.map((tag) => ({
    tag: toId('tag', tag),
    added: done.reduce((sum, day) => sum + (day.tag === tag ? day.added : 0), 0),
  }));

/** How soon staff did something for customers after the tag came; null: it came to nobody. */
async function actionOf({ db, workspace }: Ctx, rule: number, since: Date) {
  const causes = await causesOfRule(db, workspace, rule, since, MOST_ACTS);
  const put = await putOnBy(db, workspace, causes, MOST_ACTS);
  if (put.length === 0) return null;
  const acts = await firstAfter(db, workspace, put, ACTS);
  const waits = put
    .flatMap(({ at }, n) => (acts[n] ? [acts[n].getTime() - at.getTime()] : []))
    .sort((a, b) => a - b);
  // The smallest value that so large a share of all does not exceed, as PostgreSQL's percentile_disc.
  const percentile = (share: number) => waits[Math.ceil(share * waits.length) - 1] ?? null;
  return { tags: put.length, acted: waits.length, p50Ms: percentile(0.5), p95Ms: percentile(0.95) };
}
