/**
 * Behaviour as conditions read it: events of the journal, and orders as `order.paid` and `order.refunded`. This is the
 * seam behind which the history could be answered by another store.
 */
import { grouped } from '#kernel';
import type { Queryable } from '#platform/db';
import { isOrderType, type Json, type OrderItem } from './core/public.ts';
import {
  type Between,
  HISTORY_EVENTS,
  type ToldRow,
  timesByType,
  type Whom,
  whomSql,
} from './history-sql.ts';
import type { KeptView } from './kept-histories.ts';
import { HISTORY_ORDERS } from './order-sql.ts';
import { type DoneOfType, EventKinds, PackedHistory, type Stretch } from './packed-history.ts';

/**
 * Another log that can be read as events. `sql` has the columns and parameters of `HISTORY_EVENTS`, with `properties`
 * never null.
 */
export interface HistorySource {
  readonly types: readonly string[];
  readonly sql: string;
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

/** Only what can have rows of these types is asked. */
function sqlOf(types: readonly string[], sources: readonly HistorySource[]): string {
  const asked = sources.filter((source) => source.types.some((type) => types.includes(type)));
  const isElsewhere = (type: string) =>
    isOrderType(type) || asked.some((source) => source.types.includes(type));
  const parts = [
    ...(types.every(isElsewhere) ? [] : [HISTORY_EVENTS]),
    ...(types.some(isOrderType) ? [HISTORY_ORDERS] : []),
    ...asked.map((source) => source.sql),
  ];
  return parts.join(' union all ');
}

/**
 * Everything of some types that these customers did, in any order. An order that was refunded in full is no `order.paid`; one
 * that was refunded in part has its amount lowered.
 */
export async function historyOf(
  db: Queryable,
  workspace: number,
  types: readonly string[],
  whom: Whom,
  { sources = [], since = null }: HistoryAsked = {},
): Promise<HistoryEvent[]> {
  if (types.length === 0) return [];
  const all = sqlOf(types, sources);
  if (!('from' in whom)) return (await db.many<Row>(all, [workspace, types, since, whom])).map(eventOf);
  const { sql, params } = whomSql(whom, [workspace, types, since, null]);
  return (await db.many<Row>(`select * from (${all}) history where ${sql}`, params)).map(eventOf);
}

export interface HistoryAsked {
  /** Logs beside the journal and the orders. */
  readonly sources?: readonly HistorySource[];
  /** Inclusive; null: from the beginning. */
  readonly since?: Date | null;
}

/** What of one type is asked for. */
export interface TypeAsked {
  readonly type: string;
  /** Inclusive; null: from the beginning. More may be answered. */
  readonly since: Date | null;
  /** Outermost names of properties; others are left out, but orders and other logs have all of theirs. */
  readonly properties: readonly string[];
  /** As `since`: what happened before may be answered without properties. */
  readonly propertiesSince: Date | null;
}

/** Everything of one type that a customer did elsewhere than in the journal, by time. */
export interface DoneElsewhere {
  readonly type: string;
  readonly times: readonly number[];
  readonly events: readonly HistoryEvent[];
}

export type Done = DoneOfType | DoneElsewhere;

interface Beside extends Pick<HistoryAsked, 'sources'> {
  /** What is kept in memory of the journal. */
  readonly kept?: KeptView | null;
}

/** By customer and type, with no more than is asked for; nothing of a customer who did none of it. */
export async function doneBy(
  db: Queryable,
  workspace: number,
  asked: readonly TypeAsked[],
  whom: Whom,
  { sources = [], kept = null }: Beside = {},
): Promise<ReadonlyMap<number, readonly Done[]>> {
  const isElsewhere = ({ type }: TypeAsked) =>
    isOrderType(type) || sources.some((source) => source.types.includes(type));
  const elsewhere = asked.filter(isElsewhere);
  const since = earliest(elsewhere.map((one) => one.since));
  const types = elsewhere.map(({ type }) => type);
  const told = await historyOf(db, workspace, types, whom, { sources, since });
  const others = grouped(told, (event) => event.customer);
  const journal = asked.filter((one) => !isElsewhere(one));
  const packed = await packedOf(db, workspace, journal, whom, kept);
  return new Map(
    [...new Set([...packed.keys(), ...others.keys()])].map((customer) => [
      customer,
      [...(packed.get(customer)?.lines() ?? []), ...doneElsewhere(others.get(customer) ?? [])],
    ]),
  );
}

function doneElsewhere(events: readonly HistoryEvent[]): DoneElsewhere[] {
  return [...grouped(events, (event) => event.type)].map(([type, own]) => {
    const sorted = [...own].sort((a, b) => a.at.getTime() - b.at.getTime());
    return { type, times: sorted.map(({ at }) => at.getTime()), events: sorted };
  });
}

/** From memory whoever is kept there; others are read, and kept. */
async function packedOf(
  db: Queryable,
  workspace: number,
  asked: readonly TypeAsked[],
  whom: Whom,
  kept: KeptView | null,
): Promise<ReadonlyMap<number, PackedHistory>> {
  const found = new Map<number, PackedHistory>();
  if (asked.length === 0) return found;
  const kinds =
    kept?.kinds ?? new EventKinds(new Map(asked.map(({ type, properties }) => [type, properties])));
  if ('from' in whom) return readPacked(db, workspace, asked, whom, kinds);
  for (const customer of whom) {
    const history = kept?.of(customer);
    if (history) found.set(customer, history);
  }
  const unknown = whom.filter((customer) => !found.has(customer));
  if (unknown.length === 0) return found;
  const told = await readPacked(db, workspace, asked, unknown, kinds);
  const read = new Map(unknown.map((customer) => [customer, told.get(customer) ?? new PackedHistory(kinds)]));
  kept?.keep(read);
  return new Map([...found, ...read]);
}

/** Of whoever did any of it. */
async function readPacked(
  db: Queryable,
  workspace: number,
  asked: readonly TypeAsked[],
  whom: Whom,
  kinds: EventKinds,
): Promise<ReadonlyMap<number, PackedHistory>> {
  const stretches = grouped(await stretchesOf(db, workspace, asked, whom, kinds), (one) => one.customer);
  return new Map([...stretches].map(([customer, own]) => [customer, new PackedHistory(kinds, own)]));
}

type StretchOf = Stretch & { readonly customer: number };

/** Properties are read no further back than is asked for; what lies before is told without. */
async function stretchesOf(
  db: Queryable,
  workspace: number,
  asked: readonly TypeAsked[],
  whom: Whom,
  kinds: EventKinds,
): Promise<StretchOf[]> {
  const stretches: StretchOf[] = [];
  const read = async (types: readonly string[], between: Between, properties: readonly string[]) => {
    const rows = await timesByType(db, workspace, whom, types, between, properties);
    for (const row of rows) stretches.push(stretchOf(row, kinds));
  };
  for (const { types, properties, since, propertiesSince } of alike(asked)) {
    if (properties.length === 0) await read(types, { since, until: null }, []);
    else await read(types, { since: propertiesSince, until: null }, properties);
    const isMore = propertiesSince && (!since || since < propertiesSince);
    if (properties.length > 0 && isMore) await read(types, { since, until: propertiesSince }, []);
  }
  return stretches;
}

function stretchOf({ customer, type, told }: ToldRow, kinds: EventKinds): StretchOf {
  const bare = kinds.numberOf(type, []);
  return {
    customer,
    type,
    times: told.map((one) => (typeof one === 'number' ? one : one[0])),
    kinds: told.map((one) => (typeof one === 'number' ? bare : kinds.numberOf(type, one.slice(1)))),
  };
}

/** Those that ask for the same properties, with and without a beginning. */
function alike(asked: readonly TypeAsked[]) {
  const groups = grouped(asked, ({ since, properties }) => JSON.stringify([since === null, properties]));
  return [...groups.values()].map((group) => ({
    types: group.map(({ type }) => type),
    since: earliest(group.map((one) => one.since)),
    propertiesSince: earliest(group.map((one) => one.propertiesSince)),
    properties: group[0]?.properties ?? [],
  }));
}

/** Null: one of them is the beginning. */
const earliest = (moments: readonly (Date | null)[]): Date | null =>
  moments.some((one) => one === null)
    ? null
    : new Date(Math.min(...moments.map((one) => one?.getTime() ?? Number.POSITIVE_INFINITY)));

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
