/**
 * Puts rules to customers and does what they decide, in the caller's transaction: memory, tags, history of the step. The
 * transaction must hold the right to write; whoever moves a cursor in it neither skips nor repeats a look. What was read
 * before it must still be so.
 */
import { type Terms, withStateOf } from '#features/audience';
import type { CustomerFacts } from '#features/conditions/core';
import { applyAll, type Change, requestFor } from '#features/tags';
import { grouped, toId } from '#kernel';
import { type Ctx, systemActor } from '#platform/context';
import type { Tx } from '#platform/db';
import { evidenceOf, modelEvidence, suggestsOnly } from './core/public.ts';
import { type Asks, type Decided, memberAfter } from './decide.ts';
import { ruleEvidence } from './evidence.ts';
import { keepScores } from './keep-scores.ts';
import type { ReadyRule } from './live-rules.ts';
import { keepMembers, letRest } from './member-sql.ts';
import { type NewRun, recordRuns } from './run-sql.ts';
import {
  askedIn,
  type FirstLooks,
  firstLooks,
  type Looking,
  looksOf,
  type RuleLooks,
  remember,
  seeCustomers,
} from './see-customers.ts';
import { keepSuggestions } from './suggestions/keep-suggestions.ts';
import { changesOf, letGo } from './tag-changes.ts';

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
  const seen = await seeCustomers(tx, ctx, looking, asks);
  return actOn(tx, ctx, looking, asks, firstLooks(ctx, looking, asks, seen));
}

/** Does what the rules of the first level decided, as it still is, and what follows from that for those of later ones. */
export async function actOn(
  tx: Tx,
  ctx: Ctx,
  looking: Looking,
  asks: Asks,
  { living, looks: first, ...known }: FirstLooks,
): Promise<ReadonlyMap<number, Changed>> {
  const changed = new Map<number, Changed>();
  let { facts } = known;
  const gone = [...asks.keys()].filter((customer) => !living.has(customer));
  if (gone.length > 0) await letRest(tx, ctx.workspace, gone);
  for (const customer of gone) asks.delete(customer);
  const asked = askedIn(looking);
  for (const [i, level] of looking.levels.entries()) {
    if (asks.size === 0) break;
    const decide = async () =>
      looksOf(ctx, looking, level, asks, {
        facts,
        living,
        remembered: await remember(tx, ctx, looking, level, asks),
      });
    const looks = i === 0 ? first : await decide();
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
