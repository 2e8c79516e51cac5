/** What is known of customers, loaded for the evaluator of one: for explanations, and as the slow twin of the index. */

import type { OrdinalSet } from '#features/audience/core';
import type { CustomerFacts, EventFact } from '#features/conditions/core';
import { leavesOf, type Resolved, tagsHeard, typesAsked } from '#features/conditions/core';
import { attributeFactsOf, followFactsOf } from '#features/customers';
import { historyOf } from '#features/events';
import { assignmentFactsOf, tagHistory } from '#features/tags';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';

export interface FactsAsked {
  /** What conditions look at; facts of other kinds are missing. Assignments are always there. */
  readonly types: readonly string[];
  /** Tags whose coming and going they ask for as events. */
  readonly heard: readonly number[];
  readonly attributes: boolean;
  readonly follows: boolean;
  readonly frozen: ReadonlyMap<number, OrdinalSet>;
}

/** What conditions ask for: the event types, and the frozen audiences with their members. */
export async function factsAskedBy(
  conditions: Iterable<Resolved>,
  frozenMembers: (audience: number) => Promise<OrdinalSet>,
): Promise<FactsAsked> {
  const types = new Set<string>();
  const heard = new Set<number>();
  let attributes = false;
  let follows = false;
  const frozen = new Map<number, OrdinalSet>();
  for (const condition of conditions)
    for (const leaf of leavesOf(condition)) {
      if (leaf.kind === 'did') {
        for (const type of typesAsked(leaf)) types.add(type);
        for (const tag of tagsHeard(leaf)) heard.add(tag);
      }
      if (leaf.kind === 'attribute') attributes = true;
      if (leaf.kind === 'follow') follows = true;
      if (leaf.kind === 'frozen' && !frozen.has(leaf.audience))
        frozen.set(leaf.audience, await frozenMembers(leaf.audience));
    }
  return { types: [...types], heard: [...heard], attributes, follows, frozen };
}

/** Facts of these customers (ordinals), as the transaction sees them. */
export async function factsIn(
  tx: Tx,
  { workspace, timeZone }: Pick<Ctx, 'workspace' | 'timeZone'>,
  customers: readonly number[],
  asked: FactsAsked,
): Promise<ReadonlyMap<number, CustomerFacts>> {
  const assignments = await assignmentFactsOf(tx, workspace, customers);
  const attributes = asked.attributes ? await attributeFactsOf(tx, workspace, customers, timeZone) : null;
  const follows = asked.follows ? await followFactsOf(tx, workspace, customers) : null;
  const events = new Map<number, EventFact[]>();
  const sources = [tagHistory(asked.heard)];
  for (const event of await historyOf(tx, workspace, asked.types, customers, sources)) {
    const list = events.get(event.customer);
    if (list) list.push(event);
    else events.set(event.customer, [event]);
  }
  return new Map(
    customers.map((customer) => [
      customer,
      {
        assignments: assignments.get(customer) ?? [],
        attributes: attributes?.get(customer) ?? new Map(),
        follows: follows?.get(customer) ?? [],
        events: events.get(customer) ?? [],
        frozen: new Set([...asked.frozen].filter(([, members]) => members.has(customer)).map(([id]) => id)),
      },
    ]),
  );
}

/** Facts of these customers, as far as the condition asks for them. */
export async function factsOf(
  ctx: Ctx,
  customers: readonly number[],
  resolved: Resolved,
  frozenMembers: (audience: number) => Promise<OrdinalSet>,
): Promise<ReadonlyMap<number, CustomerFacts>> {
  const asked = await factsAskedBy([resolved], frozenMembers);
  return ctx.db.snapshot((tx) => factsIn(tx, ctx, customers, asked));
}
