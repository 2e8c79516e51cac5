/** Customers as the result table shows them: fields, masked phone, orders, tags, in the order of the ordinals. */

import { customersByOrdinals } from '#features/customers';
import { orderStatsOf } from '#features/events';
import { assignmentsOf } from '#features/tags';
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Terms } from './vocabulary.ts';

export async function shownCustomers(ctx: Ctx, ordinals: readonly number[], terms: Terms) {
  if (ordinals.length === 0) return [];
  const [customers, assignments, orders] = await Promise.all([
    customersByOrdinals(ctx, ordinals),
    assignmentsOf(ctx, ordinals),
    orderStatsOf(ctx.db, ctx.workspace, ordinals),
  ]);
  const rows = new Map(customers.map((c) => [c.ordinal, c]));
  const stats = new Map(orders.map((o) => [o.customer, o]));
  const tagsOf = new Map<number, typeof assignments>();
  for (const a of assignments) {
    const list = tagsOf.get(a.customer);
    if (list) list.push(a);
    else tagsOf.set(a.customer, [a]);
  }
  return ordinals.flatMap((ordinal) => {
    const c = rows.get(ordinal);
    if (!c) return [];
    const order = stats.get(ordinal);
    const tags = (tagsOf.get(ordinal) ?? []).flatMap((a) => {
      const tag = terms.tag(a.tag);
      const group = tag && terms.group(tag.group);
      if (!tag || !group) return [];
      return [
        {
          id: toId('tag', tag.id),
          name: tag.name,
          group: { id: toId('group', group.id), name: group.name },
          path: terms.pathOf(tag),
          source: a.source,
          since: a.since.toISOString(),
        },
      ];
    });
    return [
      {
        id: toId('customer', ordinal),
        name: c.name,
        phone: c.phone,
        status: c.status,
        owner: c.owner,
        followers: c.followers,
        remark: c.remark,
        attributes: c.attributes,
        orders: {
          count: order?.count ?? 0,
          total: order?.total ?? 0,
          lastAt: order?.lastAt?.toISOString() ?? null,
        },
        tags,
        createdAt: c.createdAt.toISOString(),
      },
    ];
  });
}
