/** What live rules do otherwise than they used to, of a whole workspace at once. */
import { takenOffByWeek } from '#features/tags';
import { DAY, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { type Drift, driftOf, USUAL_WEEKS, type Week } from '../core/public.ts';
import { firstPublished, hitsByWeek, latencies } from './quality-sql.ts';

const WEEK_MS = 7 * DAY;
/** Of fewer steps the slowest of twenty is one accident. */
const FEWEST_STEPS = 20;

interface WeekSoFar extends Week {
  hits: number;
  undone: number;
  readonly byTag: Map<number, number>;
}

/** Of each of these rules. */
export async function findDrift(ctx: Ctx, rules: readonly number[]): Promise<ReadonlyMap<number, Drift[]>> {
  const { db, workspace, now } = ctx;
  const weeks = USUAL_WEEKS + 1;
  const [hits, undone, first, slow] = await Promise.all([
    hitsByWeek(db, workspace, rules, now, weeks),
    takenOffByWeek(
      db,
      workspace,
      rules.map((rule) => toId('rule', rule)),
      now,
      weeks,
    ),
    firstPublished(db, workspace, rules),
    latencies(db, workspace, rules, new Date(now.getTime() - WEEK_MS)),
  ]);
  const ofRule = (rule: number): Week[] => {
    const life = now.getTime() - (first.get(rule)?.getTime() ?? now.getTime());
    const whole = Math.min(weeks, Math.floor(life / WEEK_MS));
    const series = Array.from({ length: whole }, (): WeekSoFar => ({ hits: 0, undone: 0, byTag: new Map() }));
    for (const row of hits) {
      const week = row.rule === rule ? series[row.week] : undefined;
      if (!week) continue;
      week.hits += row.hits;
      if (row.tag !== null) week.byTag.set(row.tag, (week.byTag.get(row.tag) ?? 0) + row.hits);
    }
    for (const one of undone) {
      const week = one.rule === toId('rule', rule) ? series[one.week] : undefined;
      if (week) week.undone += one.count;
    }
    return series;
  };
  return new Map(
    rules.map((rule) => {
      const measured = slow.get(rule);
      return [rule, driftOf(ofRule(rule), measured && measured.steps >= FEWEST_STEPS ? measured.p95 : null)];
    }),
  );
}
