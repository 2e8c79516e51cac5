/** What changed in a workspace after a position, read from one state of the database. */
import {
  CUSTOMERS_SINCE,
  type CustomerRfm,
  type FollowedCustomer,
  RFM_SINCE,
  readCustomers,
  readRfm,
} from '#features/customers';
import { type CustomerOrders, ORDER_STATS_SINCE, readOrderStats } from '#features/events';
import { CHANGES_SINCE } from '#features/tags';
import type { Queryable } from '#platform/db';

/** Where the rows of a workspace stand. */
export interface Head {
  readonly position: number;
  readonly epoch: number;
  readonly vocabulary: number;
}

export type TagTriple = readonly [customer: number, tag: number, added: number];

export interface Changes {
  readonly customers: readonly FollowedCustomer[];
  readonly orders: readonly CustomerOrders[];
  readonly rfm: readonly CustomerRfm[];
  readonly tags: readonly TagTriple[];
}

/** Changes that are read at once and applied at once; more are streamed. */
export const AT_ONCE = 20_000;

const HEAD = 'position, epoch, vocabulary';

export const headOf = (db: Queryable, workspace: number): Promise<Head | null> =>
  db.maybe<Head>(`select ${HEAD} from workspace where id = $1`, [workspace]);

interface Row extends Head {
  readonly customers: unknown;
  readonly orders: unknown;
  readonly rfm: unknown;
  readonly tags: TagTriple[] | null;
}

/**
 * One statement, so that a single write is followed within a single round trip. `changes` is null when there are more
 * than `AT_ONCE`; the answer is null when the workspace is gone.
 */
export async function changesSince(
  db: Queryable,
  workspace: number,
  position: number,
): Promise<{ readonly head: Head; readonly changes: Changes | null } | null> {
  // What stands in a branch that is not taken is not computed.
  const few = (list: string) => `case when position - $2 <= ${AT_ONCE} then ${list} end`;
  const row = await db.maybe<Row>(
    `select ${HEAD}, ${few(CUSTOMERS_SINCE)} as customers, ${few(ORDER_STATS_SINCE)} as orders,
            ${few(RFM_SINCE)} as rfm,
            ${few(CHANGES_SINCE)} as tags
       from workspace where id = $1`,
    [workspace, position],
  );
  if (!row) return null;
  if (row.position - position > AT_ONCE) return { head: row, changes: null };
  return {
    head: row,
    changes: {
      customers: readCustomers(row.customers),
      orders: readOrderStats(row.orders),
      rfm: readRfm(row.rfm),
      tags: row.tags ?? [],
    },
  };
}
