/** What is known of customers, loaded for the evaluator of one: for explanations, and as the slow twin of the index. */

import type { OrdinalSet } from '#features/audience/core';
import type { CustomerFacts, EventFact } from '#features/conditions/core';
import { leavesOf, type Resolved } from '#features/conditions/core';
import { attributeFactsOf, followFactsOf } from '#features/customers';
import { streamHistory } from '#features/events';
import { assignmentFactsOf } from '#features/tags';
import type { Ctx } from '#platform/context';

/** Facts of these customers, as far as the condition asks for them. Customers are ordinals. */
export async function factsOf(
  ctx: Ctx,
  customers: readonly number[],
  resolved: Resolved,
  frozenMembers: (audience: number) => Promise<OrdinalSet>,
): Promise<ReadonlyMap<number, CustomerFacts>> {
  const leaves = [...leavesOf(resolved)];
  const types = [...new Set(leaves.flatMap((leaf) => (leaf.kind === 'did' ? leaf.types : [])))];
  const frozen = await Promise.all(
    [...new Set(leaves.flatMap((leaf) => (leaf.kind === 'frozen' ? [leaf.audience] : [])))].map(
      async (id) => [id, await frozenMembers(id)] as const,
    ),
  );
  return ctx.db.snapshot(async (tx) => {
    const assignments = await assignmentFactsOf(tx, ctx.workspace, customers);
    const attributes = await attributeFactsOf(tx, ctx.workspace, customers, ctx.timeZone);
    const follows = await followFactsOf(tx, ctx.workspace, customers);
    const events = new Map<number, EventFact[]>();
    if (types.length > 0)
      for await (const batch of streamHistory(tx, ctx.workspace, {
        types,
        since: null,
        until: null,
        customers,
      }))
        for (const event of batch) {
          const list = events.get(event.customer);
          if (list) list.push(event);
          else events.set(event.customer, [event]);
        }
    return new Map(
      customers.map((customer) => [
        customer,
        {
          assignments: assignments.get(customer) ?? [],
          attributes: attributes.get(customer) ?? new Map(),
          follows: follows.get(customer) ?? [],
          events: events.get(customer) ?? [],
          frozen: new Set(frozen.filter(([, members]) => members.has(customer)).map(([id]) => id)),
        },
      ]),
    );
  });
}
