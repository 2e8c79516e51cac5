import { countAlive } from '#features/customers';
import { record } from '#features/staff';
import { libraryOf } from '#features/tags';
import { type BodyOf, conflict, notAllowed, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { Answer } from '#platform/http';
import { addJob } from '#platform/queue';
import { sayConflict } from './conflict-texts.ts';
import { conflictsOf } from './conflicts.ts';
import type { publishRule as contract } from './contract.ts';
import { type ResolvedRule, readRule, suggestsOnly, writesOf } from './core/public.ts';
import { startCursor } from './cursor-sql.ts';
import { asRules, type RuleParts, sourceOf } from './live-rules.ts';
import { PASS_JOB, passOn } from './pass.ts';
import { goLive, liveModels, type RuleRow, setStatus } from './rule-sql.ts';
import { changing, checkRule, findRule, getRule } from './rules.ts';
import { passTotals } from './run-sql.ts';
import { cutoffsOf } from './score-everybody.ts';
import { withMerged } from './suggestions/merged-tags.ts';
import { dropOpen } from './suggestions/suggestion-sql.ts';

/** Up to so many customers the answer waits; above it is a job. */
const AT_ONCE = 10_000;

/** Errors: `rule.notFound`, `rule.invalid`, `rule.conflicts`, `rule.cycle`, those of `refuseUnasked`; `rule.protected` for whoever may not put on a tag of it. */
export async function publishRule(
  parts: RuleParts,
  ctx: Ctx,
  id: string,
  { backfill, privacy }: BodyOf<typeof contract>,
) {
  const alive = await countAlive(ctx.db, ctx.workspace);
  const measured = await measuredCutoffs(parts, ctx, id);
  const job = await changing(ctx, async (tx, position) => {
    const row = await findRule(tx, ctx, id);
    const { resolved } = await checkRule(tx, ctx, row.body, row.id);
    await refuseBlocked(parts, ctx, row, resolved);
    await refuseProtected(ctx, writesOf(resolved));
    refuseUnasked(row, privacy);
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
      after: {
        name: row.name,
        version: row.newest_version,
        backfill,
        ...(row.body.privacy && privacy ? { privacy: row.body.privacy, purpose: privacy.purpose } : {}),
      },
    });
    if (!passes || alive <= AT_ONCE) return null;
    return addJob(tx, ctx, {
      kind: PASS_JOB,
      title: row.name,
      payload: { rule: row.id, version: row.newest_version, since: ctx.now.toISOString() },
      total: alive,
    });
  });
  if (job !== null) return new Answer(202, { job: { id: toId('job', job) } });
  const rule = (await findRule(ctx.db, ctx, id)).id;
  while ((await passOn(parts, ctx, rule, async () => {})) !== null);
  const total = await passTotals(ctx.db, ctx.workspace, rule, ctx.now);
  return { ...(await getRule(parts, ctx, id)), ...total };
}

/** Errors: `rule.sensitive`, `rule.profiling` while nobody has said what for, and that the people agreed. */
function refuseUnasked(row: RuleRow, said: BodyOf<typeof contract>['privacy']): void {
  const { privacy } = row.body;
  if (privacy && !said?.purpose.trim()) throw conflict(`rule.${privacy}`, { name: row.name });
}

/** Error: `rule.conflicts` with what would have to change first. */
async function refuseBlocked(
  parts: RuleParts,
  ctx: Ctx,
  row: RuleRow,
  resolved: ResolvedRule,
): Promise<void> {
  const rules = asRules(ctx);
  const found = await conflictsOf(parts, rules, row, { id: row.id, resolved, source: sourceOf(resolved) });
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
