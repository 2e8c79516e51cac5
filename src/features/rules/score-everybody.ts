/**
 * What a model asks of everybody at once, by set-based SQL: the bounds of quantiles, and whose scores are others than
 * those that are stored.
 *
 * Bounds of quantiles hang on all customers, so they are not moved by every order: they are computed when a rule is
 * published and at the first look of each day of the workspace. Whoever then has another score is looked at like
 * anybody whose time has come.
 */

import { customersToScore, type RfmMeasuring, rfmQuantiles } from '#features/customers';
import { dayIn } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable } from '#platform/db';
import { advance, advanceVocabulary } from '#platform/feed';
import { type Cutoffs, periodOf, type ResolvedRule, type RfmModel } from './core/public.ts';
import { isCurrent, type LiveRules, type ReadyRule } from './live-rules.ts';
import { askDue } from './member-sql.ts';
import { setCutoffs } from './rule-sql.ts';

const measuringOf = (model: RfmModel, { now, timeZone }: Pick<Ctx, 'now' | 'timeZone'>): RfmMeasuring => {
  const { since, upTo, day } = periodOf(model, now.getTime(), timeZone);
  return {
    since: since === null ? null : new Date(since),
    upTo: new Date(upTo),
    currency: model.currency,
    day,
    zone: timeZone,
  };
};

/** The bounds of a model's scores as of now; null of a rule that is no model. */
export async function cutoffsOf(
  db: Queryable,
  ctx: Pick<Ctx, 'workspace' | 'now' | 'timeZone'>,
  rule: ResolvedRule,
): Promise<Cutoffs | null> {
  if (rule.kind !== 'model') return null;
  const { r, f, m } = rule.model.scales;
  const parts = {
    r: r.kind === 'quantiles' ? r.parts : null,
    f: f.kind === 'quantiles' ? f.parts : null,
    m: m.kind === 'quantiles' ? m.parts : null,
  };
  const asked = parts.r !== null || parts.f !== null || parts.m !== null;
  const found = asked
    ? await rfmQuantiles(db, ctx.workspace, measuringOf(rule.model, ctx), parts)
    : { r: [], f: [], m: [] };
  return {
    r: r.kind === 'breaks' ? r.breaks : found.r,
    f: f.kind === 'breaks' ? f.breaks : found.f,
    m: m.kind === 'breaks' ? m.breaks : found.m,
  };
}

const isQuantile = ({ resolved }: ReadyRule): boolean =>
  resolved.kind === 'model' &&
  Object.values(resolved.model.scales).some((scale) => scale.kind === 'quantiles');

/** Moves the bounds of quantiles once a day. True: they were looked at. */
export async function moveCutoffs(ctx: Ctx, live: LiveRules): Promise<boolean> {
  const today = dayIn(ctx.now, ctx.timeZone);
  const old = live.rules.filter(
    (rule) => isQuantile(rule) && (!rule.cutoffsAt || dayIn(rule.cutoffsAt, ctx.timeZone) < today),
  );
  for (const rule of old) {
    const { resolved } = rule;
    if (resolved.kind !== 'model') continue;
    // Asked before the right to write is taken, which single writes wait for.
    const cutoffs = await cutoffsOf(ctx.db, ctx, resolved);
    if (!cutoffs) continue;
    const measuring = measuringOf(resolved.model, ctx);
    const customers = await customersToScore(
      ctx.db,
      ctx.workspace,
      measuring,
      cutoffs,
      resolved.model.asOf !== null,
    );
    await ctx.db.transaction(async (tx) => {
      await advance(tx, ctx.workspace, 0);
      if (!(await isCurrent(tx, ctx.workspace, live))) return;
      await setCutoffs(tx, ctx, rule.id, cutoffs);
      await askDue(tx, ctx.workspace, rule.id, customers, ctx.now);
      await advanceVocabulary(tx, ctx.workspace);
    });
    return true;
  }
  return false;
}
