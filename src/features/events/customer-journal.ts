/**
 * What customers need of the journal when two of them become one, or one is erased. `eventShare` and `orderShare` have
 * the shape of a participant in merges (customers/ports.ts), which stands later in the order of imports.
 */
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { advance } from '#platform/feed';
import type { Json } from './core/public.ts';
import * as events from './event-sql.ts';
import { countEvents } from './journal-sql.ts';
import * as orders from './order-sql.ts';
import { recountStats } from './order-stats-sql.ts';

/** Of these customers, who did or ordered something that was accepted after a position. */
export const journalSince = async (
  db: Queryable,
  workspace: number,
  customers: readonly number[],
  after: number,
): Promise<number[]> =>
  (
    await db.many<{ customer: number }>(
      `select customer from event where workspace_id = $1 and customer = any($2::int[]) and position > $3
        union
       select customer from event_removal where workspace_id = $1 and customer = any($2::int[]) and position > $3
        union
       select customer from order_stats where workspace_id = $1 and customer = any($2::int[]) and position > $3`,
      [workspace, customers, after],
    )
  ).map((row) => row.customer);

/** All events of a customer. What moved is known by its positions. */
export const eventShare = {
  name: 'events',
  count: (db: Queryable, ctx: Ctx, from: number): Promise<number> => countEvents(db, ctx.workspace, [from]),
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
  await recountStats(tx, workspace, customers, positions);
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

/** Something that was taken into the journal: whose, of which type, and when it happened. */
export interface JournalEntry {
  readonly customer: number;
  readonly type: string;
  readonly at: Date;
  /** Of an event; null of what was taken back, and of orders. */
  readonly position: number | null;
  /** It is gone. */
  readonly removed: boolean;
  readonly properties: Readonly<Record<string, Json>> | null;
}

/**
 * What was accepted or taken back after a position and up to another one; a refund also concerns the payment that it takes back.
 * Whoever had orders moved to or from him, or taken back, is among them with `order.paid` at the beginning of time: any
 * of them may be another one now.
 */
export const journalBetween = (db: Queryable, workspace: number, after: number, upTo: number) =>
  db.many<JournalEntry>(
    `select customer, type, at, position, false as removed, properties from event
      where workspace_id = $1 and position > $2 and position <= $3
     union all
     select customer, type, at, null, true, null from event_removal
      where workspace_id = $1 and position > $2 and position <= $3
     union all
     select customer, 'order.paid', min(paid_at), null, false, null from orders
      where workspace_id = $1 and (position > $2 and position <= $3 or refund_position > $2 and refund_position <= $3)
      group by customer
     union all
     select customer, 'order.refunded', min(refunded_at), null, false, null from orders
      where workspace_id = $1 and refund_position > $2 and refund_position <= $3 group by customer
     union all
     select customer, 'order.paid', to_timestamp(0), null, false, null from order_stats s
      where workspace_id = $1 and position > $2 and position <= $3
        and not exists (select from orders o where o.workspace_id = $1 and o.customer = s.customer
                           and s.position in (o.position, o.refund_position))`,
    [workspace, after, upTo],
  );

/** Who did something of these types, or had it taken back, after a position and up to another one; orders are not among it. */
export const didBetween = async (
  db: Queryable,
  workspace: number,
  types: readonly string[],
  after: number,
  upTo: number,
): Promise<number[]> =>
  (
    await db.many<{ customer: number }>(
      `select customer from event
        where workspace_id = $1 and position > $2 and position <= $3 and type = any($4::text[])
       union
       select customer from event_removal
        where workspace_id = $1 and position > $2 and position <= $3 and type = any($4::text[])`,
      [workspace, after, upTo, types],
    )
  ).map((row) => row.customer);
