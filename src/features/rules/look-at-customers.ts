/**
 * Puts rules to customers and does what they decide, in the caller's transaction: facts, memory, tags, history of the
 * step. The transaction must hold the right to write, so that nobody changes what was read; whoever moves a cursor in
 * it neither skips nor repeats a look.
 */
import { type FactsAsked, factsIn, type Terms } from '#features/audience';
import type { CustomerFacts } from '#features/conditions/core';
import { livingOf } from '#features/customers';
import { type Applied, apply, type Change } from '#features/tags';
import { type Source, toId } from '#kernel';
import { type Ctx, systemActor } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import {
  evidenceOf,
  type Look,
  leftAlone,
  modelEvidence,
  NOTHING_KNOWN,
  putsOf,
  type Question,
  type TagCame,
} from './core/public.ts';
import { ruleEvidence } from './evidence.ts';
import { keepScores } from './keep-scores.ts';
import { othersOf, type ReadyRule } from './live-rules.ts';
import { keepMembers, letRest, type Member, membersOf } from './member-sql.ts';
import { type NewRun, type RunKind, recordRuns } from './run-sql.ts';

/** Why rules are to look at a customer. */
export interface Ask {
  readonly rules: Set<number>;
  /** The earliest time at which something is new, in milliseconds since 1970. */
  earliest: number;
  readonly came: TagCame[];
}

export type Asks = Map<number, Ask>;

export interface Looking {
  /** A rule stands behind all that write what it reads. */
  readonly levels: readonly (readonly ReadyRule[])[];
  readonly asked: FactsAsked;
  readonly terms: Terms;
  readonly kind: RunKind;
  /** How far rules that go through everybody have come; others have gone through. */
  readonly passed: ReadonlyMap<number, number>;
  /** Tags that only earlier versions of the rule put on: whoever has one by the rule loses it. */
  readonly former?: readonly number[];
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
    for (const rule of level) {
      const result = await lookWith(tx, ctx, looking, rule, asks, { facts, living }, touched);
      if (result) changed.set(rule.id, result);
    }
    const later = looking.levels.slice(i + 1).flat();
    if (later.length === 0 || touched.size === 0) continue;
    facts = new Map([...facts, ...(await factsIn(tx, ctx, [...touched.keys()], looking.asked))]);
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

/** Of some customers: what is known, and when their records were made. */
export interface Known {
  readonly facts: ReadonlyMap<number, CustomerFacts>;
  readonly living: ReadonlyMap<number, Date>;
}

export interface Decided {
  readonly customer: number;
  readonly look: Look;
  readonly was: Member | undefined;
}

async function lookWith(
  tx: Tx,
  ctx: Ctx,
  looking: Looking,
  rule: ReadyRule,
  asks: Asks,
  { facts, living }: Known,
  touched: Map<number, Set<number>>,
): Promise<Changed | null> {
  const passed =
    looking.kind === 'pass'
      ? Number.POSITIVE_INFINITY
      : (looking.passed.get(rule.id) ?? Number.POSITIVE_INFINITY);
  const customers = [...asks].flatMap(([customer, ask]) =>
    ask.rules.has(rule.id) && customer <= passed ? [customer] : [],
  );
  if (customers.length === 0) return null;
  const members = new Map(
    (await membersOf(tx, ctx.workspace, [rule.id], customers)).map((one) => [one.customer, one]),
  );
  const now = ctx.now.getTime();
  const alone = looking.kind === 'pass' && rule.from !== null ? leftAlone(rule.resolved, rule.look) : null;
  const unknown = (known: CustomerFacts) => alone?.(known, ctx.now, ctx.timeZone) ?? NOTHING_KNOWN;
  const backfills = looking.kind === 'pass' && rule.from === null;
  const remembered = (was: Member | undefined) => (was && backfills ? allHistory(was) : was);
  const decided: Decided[] = customers.flatMap((customer) => {
    const known = facts.get(customer);
    const ask = asks.get(customer);
    if (!known || !ask) return [];
    const was = members.get(customer);
    // Nothing is true of the time before anybody knew him.
    const beginning = beginningOf(known, living.get(customer), now);
    const question: Question = {
      facts: known,
      now,
      earliest: Math.max(ask.earliest, beginning),
      from: Math.max(rule.from ?? beginning, beginning),
      zone: ctx.timeZone,
      came: ask.came,
    };
    const seen = rule.look(remembered(was) ?? unknown(known), question);
    const look = was?.held ? withFormer(seen, looking.former) : seen;
    return [{ customer, look, was }];
  });
  await keepMembers(
    tx,
    ctx.workspace,
    decided.flatMap((one) => memberAfter(rule, one)),
  );
  const scored = await keepScores(tx, ctx, rule, decided, facts);
  const changes = [
    ...decided.flatMap((one) => changesOf(rule, one, facts)),
    ...(await letGo(tx, ctx.workspace, othersOf(rule, looking.levels.flat()), decided, facts)),
  ];
  if (changes.length === 0) return NO_CHANGE;
  const looks = new Map(decided.map(({ customer, look }) => [customer, look]));
  const seen = { now: ctx.now, zone: ctx.timeZone, names: looking.terms, language: ctx.language };
  const evidence = ({ customer, tag }: Change) => {
    const known = scored.get(customer);
    return (
      modelEvidence(looks.get(customer)?.scored, seen) ??
      (known ? evidenceOf(rule, tag, { ...seen, facts: known }) : null)
    );
  };
  const withEvidence = changes.map((change) =>
    change.action === 'add' ? { ...change, evidence: evidence(change) } : change,
  );
  const applied = await applyByTag(tx, ctx, rule, looking.terms, withEvidence);
  for (const { customer, tag } of changes)
    touched.set(customer, (touched.get(customer) ?? new Set()).add(tag));
  const earliest = Math.min(...changes.map((one) => asks.get(one.customer)?.earliest ?? now));
  const runs = applied.map(
    ({ tag, causeId, added, removed, refused }): NewRun => ({
      tag,
      rule: rule.id,
      version: rule.version,
      kind: looking.kind,
      added,
      removed,
      refused: refused.length,
      latencyMs: looking.kind === 'live' ? now - earliest : null,
      cause: causeId,
    }),
  );
  await recordRuns(
    tx,
    ctx,
    runs.filter((run) => run.added + run.removed + run.refused > 0),
  );
  return runs.reduce<Changed>(bothChanged, NO_CHANGE);
}

/** Sources of what rules put on. */
const isOurs = (source: Source): boolean => source === 'rule' || source === 'model';

/** One cause for each tag that is changed: the steps of a ladder have conditions of their own. */
async function applyByTag(
  tx: Tx,
  ctx: Ctx,
  rule: ReadyRule,
  terms: Terms,
  changes: readonly Change[],
): Promise<(Applied & { readonly tag: number })[]> {
  const actor = { ...systemActor(ctx.workspace, rule.name, ctx.actor.rights), id: toId('rule', rule.id) };
  const applied: (Applied & { readonly tag: number })[] = [];
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

/** A customer's history begins when the record was made, or with what was done before. */
export const beginningOf = ({ events }: CustomerFacts, made: Date | undefined, now: number): number =>
  events.reduce((first, event) => Math.min(first, event.at.getTime()), made?.getTime() ?? now);

/** The row to keep; none when it stays as it was. */
function memberAfter(rule: ReadyRule, { customer, look, was }: Decided): Member[] {
  const next: Member = { ...look.memory, rule: rule.id, customer, dueAt: look.next };
  const isSame =
    was !== undefined &&
    was.held === next.held &&
    was.since === next.since &&
    was.last === next.last &&
    was.level === next.level &&
    was.waiting === next.waiting &&
    was.dueAt === next.dueAt;
  const isNothing =
    was === undefined && !next.held && !next.waiting && next.last === null && next.dueAt === null;
  return isSame || isNothing ? [] : [next];
}

/**
 * A tag that is there and stays needs no word; the door is asked about all others. Of a rule that keeps for a time a tag
 * that is there may have an end, which goes when the condition holds again.
 */
function changesOf(
  { resolved }: ReadyRule,
  { customer, look, was }: Decided,
  facts: ReadonlyMap<number, CustomerFacts>,
): Change[] {
  const held = new Set(facts.get(customer)?.assignments.map((one) => one.tag));
  const mayEnd = 'keep' in resolved && resolved.keep.kind === 'for';
  const settled = (tag: number) => was?.held === true && !mayEnd && held.has(tag);
  const expiresAt = look.until === null ? null : new Date(look.until);
  return [
    ...look.take.filter((tag) => held.has(tag)).map((tag): Change => ({ action: 'remove', customer, tag })),
    ...look.put
      .filter((tag) => !settled(tag))
      .map((tag): Change => ({ action: 'add', customer, tag, expiresAt })),
  ];
}

/** With backfill nobody is left alone any more who was, when it went live without. */
export const allHistory = (was: Member): Member => ({ ...was, waiting: false });

/** Whoever was held by an earlier version loses what only that one put on. */
export const withFormer = (look: Look, former: readonly number[] = []): Look => ({
  ...look,
  letGo: [...look.letGo, ...former],
});

/** Of the tags that a rule lets go, those that a rule put on and for which no other rule stands. */
export async function letGo(
  db: Queryable,
  workspace: number,
  others: readonly ReadyRule[],
  decided: readonly Pick<Decided, 'customer' | 'look'>[],
  facts: ReadonlyMap<number, CustomerFacts>,
): Promise<Change[]> {
  const leaving = decided.flatMap(({ customer, look }) =>
    look.letGo.flatMap((tag): Change[] =>
      facts.get(customer)?.assignments.some((one) => one.tag === tag && isOurs(one.source))
        ? [{ action: 'remove', customer, tag }]
        : [],
    ),
  );
  if (leaving.length === 0) return [];
  const standing = await membersOf(
    db,
    workspace,
    others.filter((one) => leaving.some(({ tag }) => one.writes.includes(tag))).map((one) => one.id),
    [...new Set(leaving.map((one) => one.customer))],
  );
  const standsFor = ({ customer, tag }: Change) =>
    standing.some((member) => {
      if (member.customer !== customer || !member.held) return false;
      if (member.level !== null) return member.level === tag;
      const resolved = others.find((one) => one.id === member.rule)?.resolved;
      return resolved !== undefined && putsOf(resolved).includes(tag);
    });
  return leaving.filter((change) => !standsFor(change));
}
