/** What a rule decides about customers at one moment, from what it remembers and what is known of them. No SQL. */
import { type CustomerFacts, historyIn } from '#features/conditions/core';
import type { Ctx } from '#platform/context';
import { type Look, leftAlone, NOTHING_KNOWN, type TagCame } from './core/public.ts';
import type { ReadyRule } from './live-rules.ts';
import type { Member } from './member-sql.ts';

/** Why rules are to look at a customer. */
export interface Ask {
  readonly rules: Set<number>;
  /** The earliest time at which something is new, in milliseconds since 1970. */
  earliest: number;
  readonly came: TagCame[];
}

export type Asks = Map<number, Ask>;

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

/** How a rule goes through everybody. */
export interface Pass {
  /** Tags that only earlier versions of it put on: whoever has one by the rule loses it. */
  readonly former: readonly number[];
}

/** A look at each of the customers of whom there are members' facts and an ask; `members`: what is remembered; `pass`: that of this rule. */
export function decide(
  { now: at, timeZone: zone }: Pick<Ctx, 'now' | 'timeZone'>,
  pass: Pass | null,
  rule: ReadyRule,
  customers: readonly number[],
  asks: Asks,
  members: ReadonlyMap<number, Member>,
  { facts, living }: Known,
): Decided[] {
  const now = at.getTime();
  const alone = pass && rule.from !== null ? leftAlone(rule.resolved, rule.look) : null;
  const unknown = (known: CustomerFacts) => alone?.(known, at, zone) ?? NOTHING_KNOWN;
  const backfills = pass !== null && rule.from === null;
  const remembered = (was: Member | undefined) => (was && backfills ? allHistory(was) : was);
  return customers.flatMap((customer) => {
    const known = facts.get(customer);
    const ask = asks.get(customer);
    if (!known || !ask) return [];
    const was = members.get(customer);
    if (!was && rule.needs && !hasAny(known, rule.needs)) return [];
    // Nothing is true of the time before anybody knew him.
    const beginning = beginningOf(known, living.get(customer), now);
    const seen = rule.look(remembered(was) ?? unknown(known), {
      facts: known,
      now,
      earliest: Math.max(ask.earliest, beginning),
      from: Math.max(rule.from ?? beginning, beginning),
      zone,
      came: ask.came,
    });
    const look = isStillDue(was, ask.earliest, now) ? { ...seen, next: was?.dueAt ?? null } : seen;
    return [{ customer, look: was?.held ? withFormer(look, pass?.former) : look, was }];
  });
}

/** A look that is due, and judges an earlier time than this one, is still to be taken. */
const isStillDue = (was: Member | undefined, earliest: number, now: number): boolean =>
  was !== undefined && was.dueAt !== null && was.dueAt <= now && was.dueAt < earliest;

function hasAny(facts: CustomerFacts, types: ReadonlySet<string>): boolean {
  const { byType } = historyIn(facts);
  for (const type of types) if (byType.has(type)) return true;
  return false;
}

/** A customer's history begins when the record was made, or with what was done before. */
export const beginningOf = (facts: CustomerFacts, made: Date | undefined, now: number): number =>
  Math.min(historyIn(facts).first, made?.getTime() ?? now);

/** The row to keep; none when it stays as it was. */
export function memberAfter(rule: ReadyRule, { customer, look, was }: Decided, now: number): Member[] {
  const { memory, next: dueAt } = look;
  const isSame =
    was !== undefined &&
    was.held === memory.held &&
    was.since === memory.since &&
    was.last === memory.last &&
    was.level === memory.level &&
    was.waiting === memory.waiting &&
    isDueEnough(was.dueAt, dueAt, now);
  const isNothing =
    was === undefined && !memory.held && !memory.waiting && memory.last === null && dueAt === null;
  return isSame || isNothing ? [] : [{ ...memory, rule: rule.id, customer, dueAt }];
}

/**
 * A look that is due sooner than it has to be stays: it finds nothing to do and asks for the next one, while most of what
 * happens to active customers only puts it off.
 */
const isDueEnough = (was: number | null, next: number | null, now: number): boolean =>
  was === next || (was !== null && was > now && (next === null || was < next));

/** With backfill nobody is left alone any more who was, when it went live without. */
export const allHistory = (was: Member): Member => ({ ...was, waiting: false });

/** Whoever was held by an earlier version loses what only that one put on. */
export const withFormer = (look: Look, former: readonly number[] = []): Look => ({
  ...look,
  letGo: [...look.letGo, ...former],
});
