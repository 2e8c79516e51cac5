/** What may be behind a drift (N10): candidates, each a fact of the last week. */
import { countByType } from '#features/events';
import { DAY } from '#kernel';
import type { Ctx } from '#platform/context';
import { type ResolvedRule, readsOf, writesOf } from '../core/public.ts';
import { liveRules, othersOf, type RuleParts } from '../live-rules.ts';
import type { RuleRow } from '../rule-sql.ts';
import { publishedSince } from './quality-sql.ts';

const WEEK_MS = 7 * DAY;
/** Events of a week below which a type that falls silent or swells means nothing. */
const FEWEST_EVENTS = 20;
/** Twice as many, or half as many, as the week before. */
const FACTOR = 2;

/** Names of materials that came since then; materials fill it. */
export type NewMaterials = (ctx: Pick<Ctx, 'db' | 'workspace'>, since: Date) => Promise<readonly string[]>;

export type DriftCause =
  | { readonly code: 'version'; readonly version: number }
  | {
      readonly code: 'silent' | 'fewer' | 'more';
      readonly type: string;
      readonly now: number;
      readonly before: number;
    }
  | { readonly code: 'material'; readonly name: string }
  | { readonly code: 'rule'; readonly name: string };

export async function causesOfDrift(
  parts: RuleParts & { readonly newMaterials: NewMaterials },
  ctx: Ctx,
  row: RuleRow,
  resolved: ResolvedRule,
): Promise<DriftCause[]> {
  const since = new Date(ctx.now.getTime() - WEEK_MS);
  const reads = readsOf(resolved);
  const published = await publishedSince(ctx.db, ctx.workspace, since);
  const own = published.get(row.id);
  const writes = writesOf(resolved);
  const others = othersOf(row, (await liveRules(parts, ctx)).rules);
  const beside = others.filter(
    (one) => published.has(one.id) && one.writes.some((tag) => writes.includes(tag)),
  );
  const materials = reads.events.has('material.visit') ? await parts.newMaterials(ctx, since) : [];
  return [
    ...(own === undefined ? [] : [{ code: 'version' as const, version: own }]),
    ...(await changedInputs(ctx, [...reads.events])),
    ...materials.map((name) => ({ code: 'material' as const, name })),
    ...beside.map(({ name }) => ({ code: 'rule' as const, name })),
  ];
}

/** Event types that it reads of which there were far more or far fewer in the last week than in the one before. */
async function changedInputs(ctx: Ctx, types: readonly string[]): Promise<DriftCause[]> {
  const ago = (weeks: number) => new Date(ctx.now.getTime() - weeks * WEEK_MS);
  const count = async (from: number, until: number) =>
    new Map(
      (await countByType(ctx.db, ctx.workspace, types, { from: ago(from), until: ago(until) })).map((row) => [
        row.type,
        row.count,
      ]),
    );
  const [last, former] = await Promise.all([count(1, 0), count(2, 1)]);
  return types.flatMap((type): DriftCause[] => {
    const now = last.get(type) ?? 0;
    const before = former.get(type) ?? 0;
    if (Math.max(now, before) < FEWEST_EVENTS) return [];
    if (now === 0) return [{ code: 'silent', type, now, before }];
    if (now > before * FACTOR) return [{ code: 'more', type, now, before }];
    return now * FACTOR < before ? [{ code: 'fewer', type, now, before }] : [];
  });
}
