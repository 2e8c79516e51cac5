/**
 * Behaviour as conditions read it: events of the journal, and orders as `order.paid` and `order.refunded`. This is the
 * seam behind which the history could be answered by another store.
 */
import { grouped } from '#kernel';
import { type Queryable, streamRows, type Tx } from '#platform/db';
import { type Json, type OrderItem, orderTypes } from './core/public.ts';
import { DoneLine } from './done-line.ts';
import { HISTORY_EVENTS, timesByType } from './history-sql.ts';
import type { KeptView } from './kept-histories.ts';
import { HISTORY_ORDERS } from './order-sql.ts';

/**
 * Another log that can be read as events. `sql` has the columns and parameters of `HISTORY_EVENTS`, with `properties`
 * never null.
 */
export interface HistorySource {
  readonly types: readonly string[];
  readonly sql: string;
}

export interface HistoryQuery {
  readonly types: readonly string[];
  /** Inclusive; null: from the beginning. */
  readonly since: Date | null;
  /** Exclusive; null: without end. */
  readonly until: Date | null;
  /** Only these; null: everybody. */
  readonly customers: readonly number[] | null;
  /** Logs beside the journal and the orders. */
  readonly sources?: readonly HistorySource[];
}

export interface HistoryEvent {
  readonly customer: number;
  readonly type: string;
  readonly at: Date;
  readonly properties: Readonly<Record<string, Json>>;
}

interface Row {
  readonly customer: number;
  readonly type: string;
  readonly at: Date;
  readonly properties: Readonly<Record<string, Json>> | null;
  readonly order_no: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly quantity: number | null;
  readonly items: readonly OrderItem[] | null;
}

const isOfOrders = (type: string): boolean => (orderTypes as readonly string[]).includes(type);

/** Only what can have rows of these types is asked. */
function sqlOf(types: readonly string[], sources: readonly HistorySource[]): string {
  const asked = sources.filter((source) => source.types.some((type) => types.includes(type)));
  const isElsewhere = (type: string) =>
    isOfOrders(type) || asked.some((source) => source.types.includes(type));
  const parts = [
    ...(types.every(isElsewhere) ? [] : [HISTORY_EVENTS]),
    ...(types.some(isOfOrders) ? [HISTORY_ORDERS] : []),
    ...asked.map((source) => source.sql),
  ];
  return `${parts.join(' union all ')} order by customer`;
}

/**
 * Events in the order of customers, all of one customer together. An order that was refunded in full is no
 * `order.paid`; one that was refunded in part has its amount lowered.
 */
export async function* streamHistory(tx: Tx, workspace: number, query: HistoryQuery) {
  const { types, since, until, customers, sources = [] } = query;
  if (types.length === 0) return;
  const params = [workspace, types, since, until, customers];
  for await (const rows of streamRows<Row>(tx, sqlOf(types, sources), params)) yield rows.map(eventOf);
}

/** The same of a few customers, in one go. */
export async function historyOf(
  db: Queryable,
  workspace: number,
  types: readonly string[],
  customers: readonly number[],
  sources: readonly HistorySource[] = [],
): Promise<HistoryEvent[]> {
  if (types.length === 0) return [];
  return (await db.many<Row>(sqlOf(types, sources), [workspace, types, null, null, customers])).map(eventOf);
}

/** What of one type is asked for. */
export interface TypeAsked {
  readonly type: string;
  /** Inclusive; null: from the beginning. More may be answered. */
  readonly since: Date | null;
  /** Outermost names of properties; others are left out, but orders and other logs have all of theirs. */
  readonly properties: readonly string[];
}

/** Everything of one type that a customer did. */
export interface Done {
  readonly customer: number;
  readonly type: string;
  /** Milliseconds since 1970, ascending. */
  readonly times: readonly number[];
  /** Whether its events have none, only those that were asked for, or all of their properties. */
  readonly has: 'none' | 'some' | 'all';
  /** The events of these times. */
  events(): readonly HistoryEvent[];
}

interface Beside {
  /** Logs beside the journal and the orders. */
  readonly sources?: readonly HistorySource[];
  /** What is kept in memory of the journal. */
  readonly kept?: KeptView | null;
}

/** The history of a few customers by type, with no more than is asked for. */
export async function doneBy(
  db: Queryable,
  workspace: number,
  asked: readonly TypeAsked[],
  customers: readonly number[],
  { sources = [], kept = null }: Beside = {},
): Promise<Done[]> {
  const isElsewhere = ({ type }: TypeAsked) =>
    isOfOrders(type) || sources.some((source) => source.types.includes(type));
  const elsewhere = asked.filter(isElsewhere).map(({ type }) => type);
  const others = grouped(
    await historyOf(db, workspace, elsewhere, customers, sources),
    ({ customer, type }) => `${customer} ${type}`,
  );
  const unknown: number[] = [];
  const found: Done[] = [...others.values()].map(doneElsewhere);
  for (const customer of customers) {
    const lines = kept?.of(customer) ?? null;
    if (lines) found.push(...lines);
    else unknown.push(customer);
  }
  if (unknown.length === 0) return found;
  const read = await readLines(
    db,
    workspace,
    asked.filter((one) => !isElsewhere(one)),
    unknown,
  );
  kept?.keep(unknown, read);
  return [...found, ...read];
}

function doneElsewhere(events: readonly HistoryEvent[]): Done {
  const sorted = [...events].sort((a, b) => a.at.getTime() - b.at.getTime());
  const { customer, type } = sorted[0] as HistoryEvent;
  return { customer, type, times: sorted.map(({ at }) => at.getTime()), has: 'all', events: () => sorted };
}

async function readLines(
  db: Queryable,
  workspace: number,
  asked: readonly TypeAsked[],
  customers: readonly number[],
): Promise<DoneLine[]> {
  const lines: DoneLine[] = [];
  for (const { types, since, properties } of alike(asked)) {
    const rows = await timesByType(db, workspace, customers, types, since, properties);
    for (const { customer, type, told } of rows) lines.push(new DoneLine(customer, type, properties, told));
  }
  return lines;
}

/** Those that ask for the same properties, with and without a beginning. */
function alike(asked: readonly TypeAsked[]) {
  const groups = grouped(asked, ({ since, properties }) =>
    JSON.stringify([since === null, [...properties].sort()]),
  );
  return [...groups.values()].map((group) => ({
    types: group.map(({ type }) => type),
    since: group.reduce<Date | null>(
      (first, { since }) => (first && since && first < since ? first : since),
      null,
    ),
    properties: group[0]?.properties ?? [],
  }));
}

function eventOf(row: Row): HistoryEvent {
  const { customer, type, at } = row;
  if (row.properties) return { customer, type, at, properties: row.properties };
  const order = { orderNo: row.order_no, amount: row.amount, currency: row.currency };
  if (type === 'order.refunded') return { customer, type, at, properties: order };
  const items = (row.items ?? []).map(({ product, quantity, amount }) => ({
    product,
    quantity,
    amount: amount ?? null,
  }));
  const product = items.map((item) => item.product);
  return { customer, type, at, properties: { ...order, quantity: row.quantity, product, items } };
}
