/**
 * What rules are to know of the customers that they look at, and what those of the first level decide. Nothing is written,
 * so it can be asked before the right to write is taken, which others wait for.
 */
import type { Terms } from '#features/audience';
import type { CustomerFacts } from '#features/conditions/core';
import { livingOf } from '#features/customers';
import { addTo } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { type Asks, type Decided, decide, type Known, type Pass } from './decide.ts';
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
  /** Of the rules of the first level. */
  readonly looks: readonly RuleLooks[];
}

export async function seeCustomers(tx: Tx, ctx: Ctx, looking: Looking, asks: Asks): Promise<Seen> {
  const living = await livingOf(tx, ctx.workspace, [...asks.keys()]);
  const alive: Asks = new Map([...asks].filter(([customer]) => living.has(customer)));
  if (alive.size === 0) return { living, facts: new Map(), looks: [] };
  const facts = await factsAround(tx, ctx, askedIn(looking), alive, living, looking.kept ?? null);
  const [first = []] = looking.levels;
  return { living, facts, looks: await looksOf(tx, ctx, looking, first, alive, { facts, living }) };
}

/** The same with some of them seen again. */
export async function seeAgain(
  tx: Tx,
  ctx: Ctx,
  looking: Looking,
  asks: Asks,
  before: Seen,
  changed: ReadonlySet<number>,
): Promise<Seen> {
  const again: Asks = new Map([...asks].filter(([customer]) => changed.has(customer)));
  if (again.size === 0) return before;
  const { living, facts, looks } = await seeCustomers(tx, ctx, looking, again);
  const same = ([customer]: readonly [number, unknown]) => !changed.has(customer);
  const anew = new Map(looks.map(({ rule, decided }) => [rule.id, decided]));
  const kept = new Map(
    before.looks.map(({ rule, decided }) => [rule.id, decided.filter((one) => !changed.has(one.customer))]),
  );
  return {
    living: new Map([...[...before.living].filter(same), ...living]),
    facts: new Map([...[...before.facts].filter(same), ...facts]),
    looks: (looking.levels[0] ?? []).flatMap((rule) => {
      const decided = [...(kept.get(rule.id) ?? []), ...(anew.get(rule.id) ?? [])];
      return decided.length > 0 ? [{ rule, decided }] : [];
    }),
  };
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

/** What these rules remember of those whom each is asked about, in one question. */
async function membersByRule(
  tx: Tx,
  workspace: number,
  askedOf: ReadonlyMap<number, readonly number[]>,
): Promise<ReadonlyMap<number, ReadonlyMap<number, Member>>> {
  const found = new Map<number, Map<number, Member>>([...askedOf.keys()].map((id) => [id, new Map()]));
  const rulesOf = new Map<number, number[]>();
  for (const [rule, customers] of askedOf) for (const one of customers) addTo(rulesOf, one, rule);
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

/** The looks of the rules of one level, none of which reads what another of them writes. */
export async function looksOf(
  tx: Tx,
  ctx: Ctx,
  looking: Looking,
  level: readonly ReadyRule[],
  asks: Asks,
  known: Known,
): Promise<readonly RuleLooks[]> {
  const askedOf = new Map(level.map((rule): [number, number[]] => [rule.id, []]));
  for (const [customer, { rules }] of asks)
    for (const rule of rules)
      if (customer <= (looking.passed.get(rule) ?? customer)) askedOf.get(rule)?.push(customer);
  const remembered = await membersByRule(tx, ctx.workspace, askedOf);
  return level.flatMap((rule) => {
    const customers = askedOf.get(rule.id) ?? [];
    if (customers.length === 0) return [];
    const pass = looking.passes?.get(rule.id) ?? null;
    const members = remembered.get(rule.id) ?? NOBODY;
    return [{ rule, decided: decide(ctx, pass, rule, customers, asks, members, known) }];
  });
}
