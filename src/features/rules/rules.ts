/** Rules as they are listed, saved, paused and deleted. Every save is a version; nothing acts until it is published. */

import { type Terms, termsIn } from '#features/audience';
import { record } from '#features/staff';
import { foldName, nameTakenIn } from '#features/tags/core';
import { AppError, conflict, invalid, needId, notFound, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { advanceVocabulary } from '#platform/feed';
import { fromCursor, isRowNumber, pageOf, say } from '#platform/http';
import {
  circleOf,
  putsOf,
  type RuleBody,
  readRule,
  readsOf,
  resolveRule,
  ruleSentence,
  takesOf,
  writesOf,
} from './core/public.ts';
import { asRules, cycleError, liveRules, type RuleParts } from './live-rules.ts';
import { countHeld, forgetMembers } from './member-sql.ts';
import { sayDrift } from './quality/quality-texts.ts';
import {
  insertRule,
  liveRows,
  markDeleted,
  type RuleRow,
  ruleById,
  ruleNames,
  ruleRows,
  saveVersion,
  setStatus,
  versionRows,
} from './rule-sql.ts';
import { runRows } from './run-sql.ts';
import { dropOpen } from './suggestions/suggestion-sql.ts';
import { rulesTexts } from './texts.ts';

/** A change of rules: the right to write comes first, so that what is checked is still so when it is written. */
export const changing = <T>(ctx: Ctx, work: (tx: Tx, position: number) => Promise<T>): Promise<T> =>
  ctx.db.transaction(async (tx) => {
    const { last } = await advanceVocabulary(tx, ctx.workspace);
    return work(tx, last);
  });

/** Error: `rule.notFound`. */
export async function findRule(db: Queryable, ctx: Ctx, id: string): Promise<RuleRow> {
  const row = await ruleById(db, ctx.workspace, needId('rule', id));
  if (!row) throw notFound('rule.notFound', { id });
  return row;
}

interface Said {
  readonly text: string;
  readonly problem: string | null;
  readonly puts: readonly number[];
  readonly takes: readonly number[];
}

function said(body: RuleBody, terms: Terms, ctx: Ctx): Said {
  try {
    const rule = resolveRule(body, terms);
    return {
      text: ruleSentence(rule, terms, ctx.language),
      problem: null,
      puts: putsOf(rule),
      takes: takesOf(rule),
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const problem = error.details.map((d) => `${d.path}: ${d.code}`).join('; ') || error.code;
    return { text: '', problem, puts: [], takes: [] };
  }
}

interface Seen {
  readonly terms: Terms;
  readonly held: ReadonlyMap<number, number>;
  /** Live rules that rest, with what is wrong. */
  readonly broken: ReadonlyMap<number, AppError>;
}

async function seenBy(parts: RuleParts, ctx: Ctx): Promise<Seen> {
  const [terms, held, { broken }] = await Promise.all([
    parts.audiences.terms(ctx),
    countHeld(ctx.db, ctx.workspace),
    liveRules(parts, ctx),
  ]);
  return { terms, held, broken };
}

function ruleView(ctx: Ctx, row: RuleRow, { terms, held, broken }: Seen) {
  const { puts, takes, ...words } = said(row.body, terms, ctx);
  const rests = broken.get(row.id);
  const resting = rests && say(rulesTexts, rests.code, rests.facts, ctx.language).message;
  return {
    ...row.body,
    id: toId('rule', row.id),
    status: row.status,
    version: row.newest_version,
    liveVersion: row.live_version,
    ...words,
    problem: words.problem ?? resting ?? null,
    puts: puts.map((tag) => toId('tag', tag)),
    takes: takes.map((tag) => toId('tag', tag)),
    holds: Number(held.get(row.id) ?? 0),
    passing: row.passed !== null,
    stoppedBy: row.stopped_by,
    drift: row.status === 'live' ? row.drift.map((one) => sayDrift(one, ctx.language)) : [],
    lastRun: row.last_run && { ...row.last_run, at: new Date(row.last_run.at).toISOString() },
    savedBy: row.saved_by,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

export async function getRule(parts: RuleParts, ctx: Ctx, id: string) {
  const row = await findRule(ctx.db, ctx, id);
  return ruleView(ctx, row, await seenBy(parts, ctx));
}

/** Errors: those of `resolveRule`. */
export async function sentenceOfRule(parts: RuleParts, ctx: Ctx, body: RuleBody) {
  const terms = await parts.audiences.terms(ctx);
  const rule = resolveRule(body, terms);
  return {
    'zh-CN': ruleSentence(rule, terms, 'zh-CN'),
    'zh-TW': ruleSentence(rule, terms, 'zh-TW'),
    en: ruleSentence(rule, terms, 'en'),
  };
}

export async function listRules(
  parts: RuleParts,
  ctx: Ctx,
  query: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const before = fromCursor(query.cursor, isRowNumber);
  const { rows, total } = await ruleRows(ctx.db, ctx.workspace, before, query.limit + 1);
  const seen = await seenBy(parts, ctx);
  const { page, nextCursor } = pageOf(rows, query.limit, (last) => last.id);
  return {
    items: page.map((row) => ruleView(ctx, row, seen)),
    nextCursor,
    total,
  };
}

/** Errors: those of `resolveRule`; `rule.cycle` when it would wait for itself through rules that are live. */
export async function checkRule(tx: Tx, ctx: Ctx, body: RuleBody, own: number | null) {
  const terms = await termsIn(tx, asRules(ctx));
  const resolved = resolveRule(body, terms);
  const others = (await liveRows(tx, ctx.workspace)).filter((row) => row.id !== own);
  const nodes = others.flatMap((row) => {
    const other = readRule(row.body, terms);
    return other ? [{ id: row.id, name: row.name, reads: readsOf(other).tags, writes: writesOf(other) }] : [];
  });
  const self = { id: own ?? 0, name: body.name, reads: readsOf(resolved).tags, writes: writesOf(resolved) };
  const all = [...nodes, self];
  const circle = circleOf(self, all);
  if (circle) throw cycleError(circle, all, terms);
  return { resolved, terms };
}

/** Finds a rule by one of these names: those that differ only in case, width or blanks are one name. */
export async function rulesByName(db: Queryable, ctx: Ctx) {
  const rules = await ruleNames(db, ctx.workspace);
  return (names: readonly string[]) => {
    const folded = names.map(foldName);
    return rules.find((one) => folded.includes(foldName(one.name)));
  };
}

/** Error: `rule.nameTaken`. */
async function refuseTaken(tx: Tx, ctx: Ctx, name: string, own: number | null): Promise<void> {
  const taken = nameTakenIn(await ruleNames(tx, ctx.workspace), name, own);
  if (taken) throw conflict('rule.nameTaken', { name: taken.name });
}

/** Answers with its id. Errors: those of `checkRule`; `rule.nameTaken`. */
export async function createRuleIn(tx: Tx, ctx: Ctx, body: RuleBody): Promise<string> {
  await advanceVocabulary(tx, ctx.workspace);
  await checkRule(tx, ctx, body, null);
  await refuseTaken(tx, ctx, body.name, null);
  const id = toId('rule', await insertRule(tx, ctx, body));
  await record(tx, ctx, { did: 'rule.created', subject: id, after: body });
  return id;
}

export const createRule = async (parts: RuleParts, ctx: Ctx, body: RuleBody) =>
  getRule(parts, ctx, await ctx.db.transaction((tx) => createRuleIn(tx, ctx, body)));

/** Errors: `rule.notFound`; `rule.kind`: a rule stays of its kind. */
export async function changeRule(parts: RuleParts, ctx: Ctx, id: string, body: RuleBody) {
  await changing(ctx, async (tx) => {
    const row = await findRule(tx, ctx, id);
    if (row.kind !== body.kind)
      throw invalid('rule.kind', { kind: row.kind }, [
        { path: 'kind', code: 'rule.kind', facts: { kind: row.kind } },
      ]);
    await checkRule(tx, ctx, body, row.id);
    await refuseTaken(tx, ctx, body.name, row.id);
    await saveVersion(tx, ctx, row.id, row.newest_version + 1, body);
    await record(tx, ctx, { did: 'rule.changed', subject: id, before: row.body, after: body });
  });
  return getRule(parts, ctx, id);
}

/** Error: `rule.notLive`. */
export async function pauseRule(parts: RuleParts, ctx: Ctx, id: string) {
  await changing(ctx, async (tx) => {
    const row = await findRule(tx, ctx, id);
    if (row.status !== 'live') throw conflict('rule.notLive', { name: row.name });
    await setStatus(tx, ctx, row.id, 'paused');
    await record(tx, ctx, { did: 'rule.paused', subject: id, after: { name: row.name } });
  });
  return getRule(parts, ctx, id);
}

/** What it put on stays and becomes a matter of people. */
export async function deleteRule(ctx: Ctx, id: string) {
  await changing(ctx, async (tx) => {
    const row = await findRule(tx, ctx, id);
    await markDeleted(tx, ctx, row.id);
    await forgetMembers(tx, ctx.workspace, row.id);
    await dropOpen(tx, ctx.workspace, row.id);
    await record(tx, ctx, { did: 'rule.deleted', subject: id, before: row.body });
  });
  return { id };
}

export async function listRuleVersions(parts: RuleParts, ctx: Ctx, id: string) {
  const row = await findRule(ctx.db, ctx, id);
  const terms = await parts.audiences.terms(ctx);
  const versions = await versionRows(ctx.db, ctx.workspace, row.id);
  return {
    items: versions.map((one) => ({
      version: one.version,
      body: one.body,
      text: said(one.body, terms, ctx).text,
      savedAt: one.saved_at.toISOString(),
      savedBy: one.saved_by,
      publishedAt: one.published_at?.toISOString() ?? null,
    })),
  };
}

export async function listRuleRuns(
  ctx: Ctx,
  id: string,
  query: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const row = await findRule(ctx.db, ctx, id);
  const before = fromCursor(query.cursor, isRowNumber);
  const rows = await runRows(ctx.db, ctx.workspace, row.id, before, query.limit + 1);
  const { page, nextCursor } = pageOf(rows, query.limit, (last) => last.id);
  return {
    items: page.map((run) => ({
      id: String(run.id),
      version: run.version,
      kind: run.kind,
      at: run.at.toISOString(),
      added: run.added,
      removed: run.removed,
      refused: run.refused,
      cause: run.cause_id === null ? null : toId('cause', run.cause_id),
      revertedAt: run.reverted_at?.toISOString() ?? null,
    })),
    nextCursor,
  };
}
