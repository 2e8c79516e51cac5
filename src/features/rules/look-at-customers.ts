/**
 * Puts rules to customers and does what they decide, in the caller's transaction: facts, memory, tags, history of the
 * step. The transaction must hold the right to write, so that nobody changes what was read; whoever moves a cursor in
 * it neither skips nor repeats a look.
 */
import { type FactsAsked, factsIn, type Terms } from '#features/audience';
import type { CustomerFacts } from '#features/conditions/core';
import { livingOf } from '#features/customers';
import { type Applied, apply, type Change } from '#features/tags';
import { toId } from '#kernel';
import { type Ctx, systemActor } from '#platform/context';
import type { Tx } from '#platform/db';
import { evidenceOf, modelEvidence, suggestsOnly } from './core/public.ts';
import { type Asks, type Decided, decide, type Known, memberAfter, type Pass } from './decide.ts';
import { ruleEvidence } from './evidence.ts';
import { keepScores } from './keep-scores.ts';
import { othersOf, type ReadyRule } from './live-rules.ts';
import { keepMembers, letRest, type Member, membersOf } from './member-sql.ts';
import { type NewRun, type RunKind, recordRuns, type Stretch } from './run-sql.ts';
import { keepSuggestions } from './suggestions/keep-suggestions.ts';
import { changesOf, letGo } from './tag-changes.ts';

export interface Looking {
  /** A rule stands behind all that write what it reads. */
  readonly levels: readonly (readonly ReadyRule[])[];
  readonly asked: FactsAsked;
  readonly terms: Terms;
  readonly kind: RunKind;
  /** What of the log it is about, when it is. */
  readonly seen?: Stretch | null;
  /** How far rules that go through everybody have come, but the one whose step this is; others have gone through. */
  readonly passed: ReadonlyMap<number, number>;
  /** Whose step it is, when a rule goes through everybody. */
  readonly pass?: Pass;
  /** All that are live: any of them may stand for a tag. */
  readonly all: readonly ReadyRule[];
}

export interface Changed {
  readonly added: number;
  readonly removed: number;
  readonly refused: number;
}

export const NO_CHANGE: Changed = { added: 0, removed: 0, refused: 0 };

export const bothChanged = (a: Changed, b: Changed): Changed => ({
  added: a.added + b.added,
  removed: a.removed + b.removed,
  refused: a.refused + b.refused,
});

/** Changes of tags by rule. */
export async function lookAtCustomers(
  tx: Tx,
  ctx: Ctx,
  looking: Looking,
  asks: Asks,
): Promise<ReadonlyMap<number, Changed>> {
  const changed = new Map<number, Changed>();
  const living = await livingOf(tx, ctx.workspace, [...asks.keys()]);
  const gone = [...asks.keys()].filter((customer) => !living.has(customer));
  if (gone.length > 0) await letRest(tx, ctx.workspace, gone);
  for (const customer of gone) asks.delete(customer);
  if (asks.size === 0) return changed;
  let facts = await factsIn(tx, ctx, [...asks.keys()], looking.asked);
  for (const [i, level] of looking.levels.entries()) {
    const touched = new Map<number, Set<number>>();
    const remembered = await membersByRule(tx, ctx.workspace, level, asks);
    for (const rule of level) {
      const known = { facts, living, members: remembered.get(rule.id) ?? NOBODY };
      const result = await lookWith(tx, ctx, looking, rule, asks, known, touched);
      if (result) changed.set(rule.id, result);
    }
    const later = looking.levels.slice(i + 1).flat();
    if (later.length === 0 || touched.size === 0) continue;
    facts = new Map([...facts, ...(await factsIn(tx, ctx, [...touched.keys()], looking.asked))]);
    askReaders(later, touched, asks, ctx.now.getTime());
  }
  return changed;
}

const NOBODY: ReadonlyMap<number, Member> = new Map();

/** What these rules remember of everybody they are asked about, in one question. */
async function membersByRule(
  tx: Tx,
  workspace: number,
  rules: readonly ReadyRule[],
  asks: Asks,
): Promise<ReadonlyMap<number, ReadonlyMap<number, Member>>> {
  const asked = new Set([...asks.values()].flatMap((ask) => [...ask.rules]));
  const ids = rules.map((rule) => rule.id).filter((id) => asked.has(id));
  const found = new Map<number, Map<number, Member>>(ids.map((id) => [id, new Map()]));
  if (ids.length === 0) return found;
  for (const member of await membersOf(tx, workspace, ids, [...asks.keys()]))
    found.get(member.rule)?.set(member.customer, member);
  return found;
}

/** Whoever reads a tag that an earlier rule has just changed looks too. */
function askReaders(
  later: readonly ReadyRule[],
  touched: ReadonlyMap<number, ReadonlySet<number>>,
  asks: Asks,
  now: number,
): void {
  for (const [customer, tags] of touched) {
    const ask = asks.get(customer) ?? { rules: new Set(), earliest: now, came: [] };
    asks.set(customer, ask);
    for (const rule of later) if ([...tags].some((tag) => rule.reads.has(tag))) ask.rules.add(rule.id);
  }
}

async function lookWith(
  tx: Tx,
  ctx: Ctx,
  looking: Looking,
  rule: ReadyRule,
  asks: Asks,
  { facts, living, members }: Known & { readonly members: ReadonlyMap<number, Member> },
  touched: Map<number, Set<number>>,
): Promise<Changed | null> {
  const passed = looking.passed.get(rule.id) ?? Number.POSITIVE_INFINITY;
  const customers = [...asks].flatMap(([customer, ask]) =>
    ask.rules.has(rule.id) && customer <= passed ? [customer] : [],
  );
  if (customers.length === 0) return null;
  const now = ctx.now.getTime();
  const pass = looking.pass?.rule === rule.id ? looking.pass : null;
  const decided = decide(ctx, pass, rule, customers, asks, members, { facts, living });
  await keepMembers(
    tx,
    ctx.workspace,
    decided.flatMap((one) => memberAfter(rule, one)),
  );
  const scored = await keepScores(tx, ctx, rule, decided, facts);
  const evidence = evidenceFor(ctx, rule, looking.terms, decided, scored);
  if (suggestsOnly(rule.resolved)) await keepSuggestions(tx, ctx, rule, decided, facts, evidence);
  const changes = [
    ...decided.flatMap((one) => changesOf(rule, one, facts)),
    ...(await letGo(tx, ctx.workspace, rule, othersOf(rule, looking.all), decided, facts)),
  ];
  if (changes.length === 0) return NO_CHANGE;
  const withEvidence = changes.map((change) =>
    change.action === 'add' ? { ...change, evidence: evidence(change) } : change,
  );
  const applied = await applyByTag(tx, ctx, rule, looking.terms, withEvidence);
  for (const { customer, tag } of changes)
    touched.set(customer, (touched.get(customer) ?? new Set()).add(tag));
  const earliest = Math.min(...changes.map((one) => asks.get(one.customer)?.earliest ?? now));
  return writeRuns(tx, ctx, rule, { kind: looking.kind, seen: looking.seen ?? null, earliest, applied });
}

/** Says what the customer has of what is asked for a tag. */
function evidenceFor(
  { now, timeZone: zone, language }: Pick<Ctx, 'now' | 'timeZone' | 'language'>,
  rule: ReadyRule,
  names: Terms,
  decided: readonly Decided[],
  facts: ReadonlyMap<number, CustomerFacts>,
): (of: Pick<Change, 'customer' | 'tag'>) => string | null {
  const looks = new Map(decided.map(({ customer, look }) => [customer, look]));
  const seen = { now, zone, names, language };
  return ({ customer, tag }) => {
    const known = facts.get(customer);
    return (
      modelEvidence(looks.get(customer)?.scored, seen) ??
      (known ? evidenceOf(rule, tag, { ...seen, facts: known }) : null)
    );
  };
}

type AppliedTag = Applied & { readonly tag: number };

interface Done {
  readonly kind: RunKind;
  readonly seen: Stretch | null;
  /** The earliest time at which something was new. */
  readonly earliest: number;
  readonly applied: readonly AppliedTag[];
}

/** Writes the history of the step; answers with what it changed. */
async function writeRuns(
  tx: Tx,
  ctx: Ctx,
  rule: ReadyRule,
  { kind, seen, earliest, applied }: Done,
): Promise<Changed> {
  const runs = applied.map(
    ({ tag, causeId, added, removed, refused }): NewRun => ({
      tag,
      rule: rule.id,
      version: rule.version,
      kind,
      added,
      removed,
      refused: refused.length,
      latencyMs: kind === 'live' ? ctx.now.getTime() - earliest : null,
      cause: causeId,
      seen,
    }),
  );
  await recordRuns(
    tx,
    ctx,
    runs.filter((run) => run.added + run.removed + run.refused > 0),
  );
  return runs.reduce<Changed>(bothChanged, NO_CHANGE);
}

/** One cause for each tag that is changed: the steps of a ladder have conditions of their own. */
async function applyByTag(
  tx: Tx,
  ctx: Ctx,
  rule: ReadyRule,
  terms: Terms,
  changes: readonly Change[],
): Promise<AppliedTag[]> {
  const actor = { ...systemActor(ctx.workspace, rule.name, ctx.actor.rights), id: toId('rule', rule.id) };
  const applied: AppliedTag[] = [];
  for (const tag of new Set(changes.map((change) => change.tag))) {
    const own = changes.filter((change) => change.tag === tag);
    const evidence = ruleEvidence(rule, tag, terms, ctx.language);
    applied.push({
      tag,
      ...(await apply(tx, { ...ctx, actor }, own, { source: rule.source, evidence })),
    });
  }
  return applied;
}
