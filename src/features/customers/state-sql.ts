/** SQL for whoever keeps customers in memory: everything once, then what changed after a position. */
import { type Queryable, streamInts, streamTexts, type Tx } from '#platform/db';
import { changedIn } from '#platform/feed';
import type { AttributeValue, CustomerStatus } from './core/public.ts';
import { STANDS } from './relations/follow-sql.ts';

/** A customer as conditions see it. A record that was merged away or deleted is not alive. */
export interface CustomerState {
  readonly ordinal: number;
  readonly alive: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly status: CustomerStatus;
  /** Number of the member of staff. */
  readonly owner: number | null;
  /** By attribute key, in stored form: dates as `YYYY-MM-DD`, money in minor units. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

export interface FollowedCustomer extends CustomerState {
  /** Numbers of the staff whose relation stands. */
  readonly followers: readonly number[];
}

const FIELDS = `ordinal, (merged_into is null and deleted_at is null)::int, floor(extract(epoch from created_at) * 1000),
  status, owner_id, attributes`;
const WITH_FOLLOWERS = `json_build_array(${FIELDS}, (
  select json_agg(f.staff_id) from follow f
   where f.workspace_id = c.workspace_id and f.ordinal = c.ordinal and f.${STANDS}))`;

type Row = readonly [
  ordinal: number,
  alive: number,
  createdAt: number,
  status: CustomerStatus,
  owner: number | null,
  attributes: CustomerState['attributes'],
  followers: number[] | null,
];

const stateOf = ([
  ordinal,
  alive,
  createdAt,
  status,
  owner,
  attributes,
  followers,
]: Row): FollowedCustomer => ({
  ordinal,
  alive: alive === 1,
  createdAt,
  status,
  owner,
  attributes,
  followers: followers ?? [],
});

/** Every record in batches, ordinals ascending. */
export async function* streamCustomers(
  tx: Tx,
  workspace: number,
): AsyncGenerator<CustomerState[], void, undefined> {
  const query = `select ${FIELDS} from customer where workspace_id = ${Number(workspace)} order by ordinal`;
  for await (const rows of streamTexts(tx, query))
    yield rows.map(([ordinal, alive, createdAt, status, owner, attributes]) => ({
      ordinal: Number(ordinal),
      alive: alive === '1',
      createdAt: Number(createdAt),
      status: status as CustomerStatus,
      owner: owner === null ? null : Number(owner),
      attributes: JSON.parse(attributes ?? '{}'),
    }));
}

/** In batches, as they are now: whoever changed after `position` (relations and merges included), oldest change first. */
export async function* customersSince(
  tx: Tx,
  workspace: number,
  position: number,
): AsyncGenerator<FollowedCustomer[], void, undefined> {
  const query = `select ${WITH_FOLLOWERS} from customer c
    where workspace_id = ${Number(workspace)} and position > ${Number(position)} order by position`;
  for await (const rows of streamTexts(tx, query)) yield rows.map(([row]) => stateOf(JSON.parse(row ?? '')));
}

/** Customers from one ordinal to another, as they are now. */
export const customersBetween = async (
  tx: Tx,
  workspace: number,
  from: number,
  to: number,
): Promise<FollowedCustomer[]> =>
  (
    await tx.many<{ row: Row }>(
      `select ${WITH_FOLLOWERS} as row from customer c where workspace_id = $1 and ordinal between $2 and $3`,
      [workspace, from, to],
    )
  ).map(({ row }) => stateOf(row));

/** The same as one JSON value inside another statement; $1: workspace, $2: position. `readCustomers` reads it. */
export const CUSTOMERS_SINCE = `(
  select json_agg(${WITH_FOLLOWERS} order by position) from customer c where workspace_id = $1 and position > $2)`;

/** Of these customers, whose own fields or relations changed after a position. */
export const touchedSince = async (
  db: Queryable,
  workspace: number,
  ordinals: readonly number[],
  after: number,
): Promise<number[]> =>
  (
    await db.many<{ ordinal: number }>(
      'select ordinal from customer where workspace_id = $1 and ordinal = any($2::int[]) and position > $3',
      [workspace, ordinals, after],
    )
  ).map((row) => row.ordinal);

/** Whose own fields or relations changed after a position and up to another one. */
export const touchedBetween = changedIn('customer', 'ordinal');

/** The highest ordinal that anybody ever had; 0: nobody had one. */
export const lastOrdinal = async (db: Queryable, workspace: number): Promise<number> =>
  (
    await db.one<{ last: number }>(
      'select coalesce(max(ordinal), 0) as last from customer where workspace_id = $1',
      [workspace],
    )
  ).last;

/** The living with a higher ordinal, ascending: for whoever goes through everybody in steps. */
export const livingAfter = async (
  db: Queryable,
  workspace: number,
  after: number,
  limit: number,
): Promise<number[]> =>
  (
    await db.many<{ ordinal: number }>(
      `select ordinal from customer
        where workspace_id = $1 and ordinal > $2 and merged_into is null and deleted_at is null
        order by ordinal limit $3`,
      [workspace, after, limit],
    )
  ).map((row) => row.ordinal);

/** How many of the living have an ordinal above one and up to another. */
export const countLivingBetween = async (
  db: Queryable,
  workspace: number,
  after: number,
  upTo: number,
): Promise<number> =>
  (
    await db.one<{ n: number }>(
      `select count(*)::int as n from customer
        where workspace_id = $1 and ordinal > $2 and ordinal <= $3 and merged_into is null and deleted_at is null`,
      [workspace, after, upTo],
    )
  ).n;

/** Those of these customers who are alive, each with the time at which the record was made. */
export const livingOf = async (
  db: Queryable,
  workspace: number,
  ordinals: readonly number[],
): Promise<Map<number, Date>> =>
  new Map(
    (
      await db.many<{ ordinal: number; created_at: Date }>(
        `select ordinal, created_at from customer
          where workspace_id = $1 and ordinal = any($2::int[]) and merged_into is null and deleted_at is null`,
        [workspace, ordinals],
      )
    ).map((row) => [row.ordinal, row.created_at]),
  );

export const readCustomers = (rows: unknown): FollowedCustomer[] => ((rows ?? []) as Row[]).map(stateOf);

/** Every relation that stands: staff and customer, one pair behind the other, by staff and ascending customer. */
export const streamFollows = (tx: Tx, workspace: number) =>
  streamInts(
    tx,
    `select staff_id, ordinal from follow
      where workspace_id = ${Number(workspace)} and ${STANDS} order by staff_id, ordinal`,
    2,
  );
