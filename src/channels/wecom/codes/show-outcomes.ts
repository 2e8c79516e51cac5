/** `GET /channels/{id}/outcomes`: what the customers whom a channel brought did, became and paid. */
import type { Condition } from '#features/conditions/core';
import { customersInReach } from '#features/customers';
import { internalCustomers, internalTags, libraryOf, visibleTags } from '#features/tags';
import { DAY, type OutputOf, type QueryOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { channelOutcomes as contract } from './contract.ts';
import { outcomesOf } from './outcome-sql.ts';
import { needChannel } from './show-channel.ts';

export async function showOutcomes(
  ctx: Ctx,
  id: string,
  { days }: QueryOf<typeof contract>,
): Promise<OutputOf<typeof contract>> {
  requireRight(ctx.actor, 'customers:read');
  const { db, workspace, now, timeZone } = ctx;
  const row = await needChannel(db, ctx, id);
  const library = await libraryOf(db, workspace);
  const since = new Date(now.getTime() - days * DAY);
  const [among, except] = await Promise.all([customersInReach(db, ctx), internalCustomers(db, workspace)]);
  const asked = { since, now, zone: timeZone, among, except };
  const { customers, events, tags, orders } = await outcomesOf(db, workspace, row.id, asked);
  const whose = peopleOf(row.id, internalTags(library));
  const within = { last: `${days}d` };
  const visible = new Set(visibleTags(ctx, library));
  return {
    since: since.toISOString(),
    customers,
    condition: whose(),
    events: events.map((one) => ({
      ...one,
      days: [...one.days],
      condition: whose({ did: one.type, within }),
    })),
    tags: tags.flatMap(({ tag: number, customers: holders }) => {
      const tag = library.tag(number);
      if (!tag || !visible.has(number)) return [];
      const shown = {
        id: toId('tag', tag.id),
        name: tag.name,
        group: { id: toId('group', tag.group.id), name: tag.group.name },
        path: tag.path,
      };
      const condition = whose({ tag: shown.id, source: ['rule', 'model'], assigned: within });
      return [{ tag: shown, customers: holders, condition }];
    }),
    orders: orders.map((one) => ({
      ...one,
      condition: whose({
        did: 'order.paid',
        where: [{ property: 'currency', is: one.currency }],
        within,
      }),
    })),
  };
}

/** Who is counted, as a condition: those of the channel without colleagues and tests, and what else is said of them. */
const peopleOf =
  (channel: number, internal: readonly number[]) =>
  (...more: readonly Condition[]): Condition => {
    const came: Condition = { follow: { channel: [toId('channel', channel)] } };
    const none = internal.map((tag): Condition => ({ not: { tag: toId('tag', tag) } }));
    const all = [came, ...more, ...none];
    return all.length === 1 ? came : { all };
  };
