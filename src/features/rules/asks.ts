/** Which rules are to look at whom, because of what happened. */
import { erasedOf, rfmChangedBetween, touchedBetween, touchedSince } from '#features/customers';
import { journalBetween } from '#features/events';
import { cameAndWentBetween } from '#features/tags';
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import type { Asks } from './decide.ts';
import type { LiveRules, ReadyRule } from './live-rules.ts';

export function askOne(asks: Asks, customer: number, rules: readonly number[], earliest: number) {
  const ask = asks.get(customer) ?? { rules: new Set<number>(), earliest, came: [] };
  for (const rule of rules) ask.rules.add(rule);
  ask.earliest = Math.min(ask.earliest, earliest);
  asks.set(customer, ask);
  return ask;
}

/** Which rules can care about what changed after one position and up to another one. */
export async function asksBetween(
  tx: Tx,
  ctx: Ctx,
  { rules, histories }: LiveRules,
  after: number,
  upTo: number,
): Promise<Asks> {
  const { workspace } = ctx;
  const now = ctx.now.getTime();
  const ids = (wanted: (rule: ReadyRule) => boolean) => rules.filter(wanted).map((rule) => rule.id);
  const asks: Asks = new Map();
  const journal = await journalBetween(tx, workspace, after, upTo);
  const touched = await touchedBetween(tx, workspace, after, upTo);
  const takenBack = journal.filter((entry) => entry.removed).map((entry) => entry.customer);
  // What an erased customer did, said or looked at may stand among the kinds of events, which are not forgotten one by one.
  if (touched.length > 0 && (await erasedOf(tx, workspace, touched)).size > 0) histories.end();
  histories.follow(after, upTo, journal, [...touched, ...takenBack]);
  const types = new Set(journal.map((entry) => entry.type));
  const readersOf = new Map([...types].map((type) => [type, ids((rule) => rule.watches.events.has(type))]));
  for (const { customer, type, at } of journal) {
    const readers = readersOf.get(type) ?? [];
    if (readers.length > 0) askOne(asks, customer, readers, Math.min(at.getTime(), now));
  }
  for (const change of await cameAndWentBetween(tx, workspace, after, upTo)) {
    const { customer, tag, added, at } = change;
    // What a rule put on and took off itself it remembers; what made room for it may be what it asks for.
    const readers = ids(({ id, watches, writes }) =>
      writes.includes(tag) ? toId('rule', id) !== change.rule : watches.tags.has(tag),
    );
    if (readers.length === 0) continue;
    // Whoever waits for it as for an event judges it at its time; a tag that is there counts at the look.
    const isHeard = rules.some(({ id, watches }) => watches.heard.has(tag) && readers.includes(id));
    const earliest = isHeard ? Math.min(at.getTime(), now) : now;
    const ask = askOne(asks, customer, readers, earliest);
    if (!change.merged) ask.came.push({ tag, added, at: at.getTime() });
  }
  const readers = ids((rule) => rule.watches.scores);
  if (readers.length > 0)
    for (const customer of await rfmChangedBetween(tx, workspace, after, upTo))
      askOne(asks, customer, readers, now);
  // Somebody new may meet a rule that asks for nothing at all, so every rule looks at whoever was touched.
  const all = ids(() => true);
  for (const customer of touched) askOne(asks, customer, all, now);
  // Who was touched last says nothing of what else became of him: whoever was after this step may be merged already.
  histories.forget(await touchedSince(tx, workspace, [...asks.keys()], upTo));
  return asks;
}

/** Whether a rule that goes through everybody has come to a customer; others have gone through. */
export const hasReached = (passed: ReadonlyMap<number, number>, rule: number, customer: number): boolean =>
  customer <= (passed.get(rule) ?? customer);

/** A rule that goes through everybody looks at those whom it has not reached when it comes there. */
export function leaveToPasses(asks: Asks, passed: ReadonlyMap<number, number>): void {
  if (passed.size === 0) return;
  for (const [customer, { rules }] of asks) {
    for (const rule of rules) if (!hasReached(passed, rule, customer)) rules.delete(rule);
    if (rules.size === 0) asks.delete(customer);
  }
}
