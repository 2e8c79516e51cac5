/**
 * What rules are to know of the customers that they look at, and what they decide. Nothing is written, so it can be asked
 * before the right to write is taken, which others wait for.
 */
import type { Terms } from '#features/audience';
import type { CustomerFacts } from '#features/conditions/core';
import { livingOf } from '#features/customers';
import { addTo } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { hasReached } from './asks.ts';
import { type Asks, type Decided, decide, type Pass } from './decide.ts';
import { factsAround, type KeptSoFar } from './facts-around.ts';
import type { AskedByRules, ReadyRule } from './live-rules.ts';
import { type Member, membersAsked } from './member-sql.ts';
import type { RunKind, SeenPositions } from './run-sql.ts';

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

/** What is known of those who are asked about. */
export interface Seen {
  readonly living: ReadonlyMap<number, Date>;
  readonly facts: ReadonlyMap<number, CustomerFacts>;
  /** By rule of the first level, what it remembers of whom it is asked about. */
  readonly remembered: Remembered;
}

type Remembered = ReadonlyMap<number, ReadonlyMap<number, Member>>;

export async function seeCustomers(tx: Tx, ctx: Ctx, looking: Looking, asks: Asks): Promise<Seen> {
  const living = await livingOf(tx, ctx.workspace, [...asks.keys()]);
  const alive: Asks = new Map([...asks].filter(([customer]) => living.has(customer)));
  if (alive.size === 0) return { living, facts: new Map(), remembered: new Map() };
  const facts = await factsAround(tx, ctx, askedIn(looking), alive, living, looking.kept ?? null);
  const [first = []] = looking.levels;
  return { living, facts, remembered: await remember(tx, ctx, looking, first, alive) };
}

/** A pass takes off what only former versions put on, so it has to know who has that. */
export function askedIn({ asked, passes }: Looking): AskedByRules {
  const former = [...(passes?.values() ?? [])].flatMap((pass) => pass.former);
  if (former.length === 0) return asked;
  const tagsByRule = new Map(
    [...asked.tagsByRule].map(([rule, tags]) => [rule, [...tags, ...(passes?.get(rule)?.former ?? [])]]),
  );
  return { ...asked, tags: [...(asked.tags ?? []), ...former], tagsByRule };
}

const NOBODY: ReadonlyMap<number, Member> = new Map();

/** By rule of a level, whom it is asked about. */
function askedOf(
  { passed }: Looking,
  level: readonly ReadyRule[],
  asks: Asks,
): ReadonlyMap<number, readonly number[]> {
  const asked = new Map(level.map((rule): [number, number[]] => [rule.id, []]));
  for (const [customer, { rules }] of asks)
    for (const rule of rules) if (hasReached(passed, rule, customer)) asked.get(rule)?.push(customer);
  return asked;
}

/** What the rules of a level remember of those whom each is asked about, in one question. */
export async function remember(
  tx: Tx,
  { workspace }: Ctx,
  looking: Looking,
  level: readonly ReadyRule[],
  asks: Asks,
): Promise<Remembered> {
  const rulesOf = new Map<number, number[]>();
  for (const [rule, customers] of askedOf(looking, level, asks))
    for (const one of customers) addTo(rulesOf, one, rule);
  const found = new Map<number, Map<number, Member>>(level.map((rule) => [rule.id, new Map()]));
  if (rulesOf.size === 0) return found;
  for (const member of await membersAsked(tx, workspace, rulesOf))
    found.get(member.rule)?.set(member.customer, member);
  return found;
}

/** What one rule decided about everybody it was asked about. */
export interface RuleLooks {
  readonly rule: ReadyRule;
  readonly decided: readonly Decided[];
}

/** The looks of the rules of one level, none of which reads what another of them writes. No SQL. */
export function looksOf(
  ctx: Ctx,
  looking: Looking,
  level: readonly ReadyRule[],
  asks: Asks,
  { remembered, ...known }: Seen,
): readonly RuleLooks[] {
  const asked = askedOf(looking, level, asks);
  return level.flatMap((rule) => {
    const customers = asked.get(rule.id) ?? [];
    if (customers.length === 0) return [];
    const pass = looking.passes?.get(rule.id) ?? null;
    const members = remembered.get(rule.id) ?? NOBODY;
    return [{ rule, decided: decide(ctx, pass, rule, customers, asks, members, known) }];
  });
}

/** What is known of some customers, and what the rules of the first level decide about them. */
export interface FirstLooks extends Omit<Seen, 'remembered'> {
  readonly looks: readonly RuleLooks[];
}

export function firstLooks(ctx: Ctx, looking: Looking, asks: Asks, seen: Seen): FirstLooks {
  const [first = []] = looking.levels;
  const { living, facts } = seen;
  return { living, facts, looks: looksOf(ctx, looking, first, asks, seen) };
}

/** The same with some of them seen, and decided about, again. */
export async function lookAgain(
  tx: Tx,
  ctx: Ctx,
  looking: Looking,
  asks: Asks,
  before: FirstLooks,
  changed: ReadonlySet<number>,
): Promise<FirstLooks> {
  const again: Asks = new Map([...asks].filter(([customer]) => changed.has(customer)));
  if (again.size === 0) return before;
  const anew = firstLooks(ctx, looking, again, await seeCustomers(tx, ctx, looking, again));
  const isSame = ([customer]: readonly [number, unknown]) => !changed.has(customer);
  const decided = new Map(anew.looks.map((one) => [one.rule.id, one.decided]));
  const left = before.looks.map(({ rule, decided: was }) => ({
    rule,
    decided: [...was.filter((one) => !changed.has(one.customer)), ...(decided.get(rule.id) ?? [])],
  }));
  const known = new Set(before.looks.map((one) => one.rule.id));
  return {
    living: new Map([...[...before.living].filter(isSame), ...anew.living]),
    facts: new Map([...[...before.facts].filter(isSame), ...anew.facts]),
    looks: [...left, ...anew.looks.filter((one) => !known.has(one.rule.id))],
  };
}
