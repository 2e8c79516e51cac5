/**
 * Puts rules to customers and does what they decide, in the caller's transaction: facts, memory, tags, history of the
 * step. The transaction must hold the right to write, so that nobody changes what was read; whoever moves a cursor in
 * it neither skips nor repeats a look.
 */
import { type Terms, withStateOf } from '#features/audience';
import type { CustomerFacts } from '#features/conditions/core';
import { livingOf } from '#features/customers';
import { applyAll, type Change, requestFor } from '#features/tags';
import { grouped, toId } from '#kernel';
import { type Ctx, systemActor } from '#platform/context';
import type { Tx } from '#platform/db';
import { evidenceOf, modelEvidence, suggestsOnly } from './core/public.ts';
import { type Asks, type Decided, decide, type Known, memberAfter, type Pass } from './decide.ts';
import { ruleEvidence } from './evidence.ts';
import { factsAround, type KeptSoFar } from './facts-around.ts';
import { keepScores } from './keep-scores.ts';
import type { AskedByRules, ReadyRule } from './live-rules.ts';
import { keepMembers, letRest, type Member, membersOf } from './member-sql.ts';
import { type NewRun, type RunKind, recordRuns, type SeenPositions } from './run-sql.ts';
import { keepSuggestions } from './suggestions/keep-suggestions.ts';
import { changesOf, letGo } from './tag-changes.ts';

export interface Looking {
  /** A rule stands behind all that write what it reads. */
  readonly levels: readonly (readonly ReadyRule[])[];
  readonly asked: AskedByRules;
  readonly terms: Terms;
  readonly kind: RunKind;
  /** What of the log it is about, when it is. */
  readonly seen?: SeenPositions | null;
  /** How far rules that go through everybody have come, but those whose step this is; others have gone through. */
  readonly passed: ReadonlyMap<number, number>;
  /** Of the rules that go through everybody together in this step. */
  readonly passes?: ReadonlyMap<number, Pass>;
  /** What is in memory of what customers did. */
  readonly kept?: KeptSoFar | null;
  /** All that are live: any of them may stand for a tag. */
  readonly all: readonly ReadyRule[];
}

export interface Changed {
  readonly added: number;
  readonly removed: number;
  readonly refused: number;
}

const NO_CHANGE: Changed = { added: 0, removed: 0, refused: 0 };

const bothChanged = (a: Changed, b: Changed): Changed => ({
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
  const asked = askedIn(looking);
  let facts = await factsAround(tx, ctx, asked, asks, living, looking.kept ?? null);
  for (const [i, level] of looking.levels.entries()) {
    const known = { facts, living };
    const looks = await looksOf(tx, ctx, looking, level, asks, known);
    const { touched, results } = await act(tx, ctx, looking, looks, asks, facts);
    for (const [rule, result] of results) changed.set(rule, result);
    const later = looking.levels.slice(i + 1).flat();
    if (later.length === 0 || touched.size === 0) continue;
    const before = new Map([...facts].filter(([customer]) => touched.has(customer)));
    facts = new Map([...facts, ...(await withStateOf(tx, ctx, before, asked))]);
    askReaders(later, touched, asks, ctx.now.getTime());
  }
  return changed;
}

/** A pass takes off what only former versions put on, so it has to know who has that. */
function askedIn({ asked, passes }: Looking): AskedByRules {
  const former = [...(passes?.values() ?? [])].flatMap((pass) => pass.former);
  return former.length > 0 ? { ...asked, tags: [...(asked.tags ?? []), ...former] } : asked;
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

/** What one rule decided about everybody it was asked about. */
interface RuleLooks {
  readonly rule: ReadyRule;
  readonly decided: readonly Decided[];
}

/** The looks of the rules of one level, none of which reads what another of them writes. */
async function looksOf(
  tx: Tx,
  ctx: Ctx,
  looking: Looking,
  level: readonly ReadyRule[],
  asks: Asks,
  known: Known,
): Promise<readonly RuleLooks[]> {
  const remembered = await membersByRule(tx, ctx.workspace, level, asks);
  const askedOf = new Map(level.map((rule): [number, number[]] => [rule.id, []]));
  for (const [customer, { rules }] of asks)
    for (const rule of rules)
      if (customer <= (looking.passed.get(rule) ?? customer)) askedOf.get(rule)?.push(customer);
  return level.flatMap((rule) => {
    const customers = askedOf.get(rule.id) ?? [];
    if (customers.length === 0) return [];
    const pass = looking.passes?.get(rule.id) ?? null;
    const members = remembered.get(rule.id) ?? NOBODY;
    return [{ rule, decided: decide(ctx, pass, rule, customers, asks, members, known) }];
  });
}

interface Acted {
  /** Whose tags were to be changed, with the tags. */
  readonly touched: ReadonlyMap<number, ReadonlySet<number>>;
  readonly results: ReadonlyMap<number, Changed>;
}

/** Does what the rules of one level decided: one statement for what all of them remember, one transaction of tags. */
async function act(
  tx: Tx,
  ctx: Ctx,
  looking: Looking,
  looks: readonly RuleLooks[],
  asks: Asks,
  facts: ReadonlyMap<number, CustomerFacts>,
): Promise<Acted> {
  const { workspace } = ctx;
  await keepMembers(
    tx,
    workspace,
    looks.flatMap(({ rule, decided }) => decided.flatMap((one) => memberAfter(rule, one, ctx.now.getTime()))),
  );
  const lost = await letGo(tx, workspace, looks, looking.all, facts);
  const touched = new Map<number, Set<number>>();
  const wanted: Wanted[] = [];
  const newTo = (customer: number) =>
    looking.kind === 'due' ? null : (asks.get(customer)?.earliest ?? ctx.now.getTime());
  for (const [i, { rule, decided }] of looks.entries()) {
    const scored = await keepScores(tx, ctx, rule, decided, facts);
    const evidence = evidenceFor(ctx, rule, looking.terms, decided, scored);
    if (suggestsOnly(rule.resolved)) await keepSuggestions(tx, ctx, rule, decided, facts, evidence);
    const changes = [
      ...decided.flatMap((one) => changesOf(rule, one, facts, newTo(one.customer))),
      ...(lost[i] ?? []),
    ];
    for (const { customer, tag } of changes)
      touched.set(customer, (touched.get(customer) ?? new Set()).add(tag));
    for (const [tag, own] of grouped(changes, (change) => change.tag))
      wanted.push({
        rule,
        tag,
        changes: own.map((one) => (one.action === 'add' ? { ...one, evidence: evidence(one) } : one)),
      });
  }
  const done = await applyWanted(tx, ctx, looking, wanted, asks);
  return { touched, results: new Map(looks.map(({ rule }) => [rule.id, done.get(rule.id) ?? NO_CHANGE])) };
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

/** What one rule wants of one tag: each has a cause of its own, for the steps of a ladder have their own conditions. */
interface Wanted {
  readonly rule: ReadyRule;
  readonly tag: number;
  readonly changes: readonly Change[];
}

/** Changes the tags and writes the history of the step; answers with what each rule changed. */
async function applyWanted(
  tx: Tx,
  ctx: Ctx,
  { terms, kind, seen }: Looking,
  wanted: readonly Wanted[],
  asks: Asks,
): Promise<ReadonlyMap<number, Changed>> {
  const now = ctx.now.getTime();
  const applied = await applyAll(
    tx,
    wanted.map(({ rule, tag, changes }) => {
      const actor = { ...systemActor(ctx.workspace, rule.name, ctx.actor.rights), id: toId('rule', rule.id) };
      const evidence = ruleEvidence(rule, tag, terms, ctx.language);
      return requestFor({ ...ctx, actor }, changes, { source: rule.source, evidence });
    }),
  );
  const runs = wanted.flatMap(({ rule, tag, changes }, i): NewRun[] => {
    const { causeId = null, added = 0, removed = 0, refused = [] } = applied[i] ?? {};
    if (added + removed + refused.length === 0) return [];
    const earliest = Math.min(...changes.map((one) => asks.get(one.customer)?.earliest ?? now));
    return [
      {
        tag,
        rule: rule.id,
        version: rule.version,
        kind,
        added,
        removed,
        refused: refused.length,
        latencyMs: kind === 'live' ? now - earliest : null,
        cause: causeId,
        seen: seen ?? null,
      },
    ];
  });
  await recordRuns(tx, ctx, runs);
  const changed = new Map<number, Changed>();
  for (const run of runs) changed.set(run.rule, bothChanged(changed.get(run.rule) ?? NO_CHANGE, run));
  return changed;
}
