/**
 * What customers need of the journal when two of them become one, or one is erased. `eventShare` and `orderShare` have
 * the shape of a participant in merges (customers/ports.ts), which stands later in the order of imports.
 */
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { advance } from '#platform/feed';
import * as events from './event-sql.ts';
import * as orders from './order-sql.ts';

/** All events of a customer. What moved is known by its positions. */
export const eventShare = {
  name: 'events',
  count: (db: Queryable, ctx: Ctx, from: number): Promise<number> =>
    events.countEvents(db, ctx.workspace, [from], null),
  move: (tx: Tx, ctx: Ctx, from: number, into: number): Promise<unknown> =>
    events.moveEvents(tx, ctx.workspace, from, into),
  moveBack: async (tx: Tx, ctx: Ctx, from: number, into: number, moved: unknown): Promise<void> => {
    await events.moveEventsAt(tx, ctx.workspace, into, from, moved as number[]);
  },
};

/** All orders of a customer, with the statistics of both. What moved is known by its row numbers. */
export const orderShare = {
  name: 'orders',
  count: (db: Queryable, ctx: Ctx, from: number): Promise<number> =>
    orders.countOrders(db, ctx.workspace, [from]),
  move: async (tx: Tx, ctx: Ctx, from: number, into: number): Promise<unknown> => {
    const moved = await orders.moveOrders(tx, ctx.workspace, from, into);
    if (moved.length > 0) await recountOrders(tx, ctx.workspace, [from, into]);
    return moved;
  },
  moveBack: async (tx: Tx, ctx: Ctx, from: number, into: number, moved: unknown): Promise<void> => {
    const back = await orders.moveOrdersById(tx, ctx.workspace, into, from, moved as number[]);
    if (back > 0) await recountOrders(tx, ctx.workspace, [from, into]);
  },
};

/** Counts the orders of these customers again; each takes a position. */
export async function recountOrders(tx: Tx, workspace: number, customers: readonly number[]): Promise<void> {
  const { first } = await advance(tx, workspace, customers.length);
  const positions = customers.map((_, i) => first + i);
  await orders.recountStats(tx, workspace, customers, positions);
}

/** Of these customers, those who have orders or events. */
export async function customersWithJournal(
  db: Queryable,
  workspace: number,
  customers: readonly number[],
): Promise<Set<number>> {
  const found = new Set(await orders.customersWithOrders(db, workspace, customers));
  for (const customer of await events.customersWithEvents(db, workspace, customers)) found.add(customer);
  return found;
}

/**
 * Removes what people did. Orders stay as numbers of the shop without a name beside them; they hold nothing personal,
 * and their order numbers must stay known.
 */
export const eraseJournal = (tx: Tx, workspace: number, customers: readonly number[]): Promise<number> =>
  events.deleteEvents(tx, workspace, customers);
