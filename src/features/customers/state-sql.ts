/** SQL for whoever keeps customers in memory: everything once, then what changed after a position. */
import { streamRows, type Tx } from '#platform/db';
import type { AttributeValue, CustomerStatus } from './core/public.ts';

/** A customer as conditions see it. A record that was merged away or deleted is not alive. */
export interface CustomerState {
  readonly ordinal: number;
  readonly alive: boolean;
  readonly createdAt: Date;
  readonly status: CustomerStatus;
  /** Number of the member of staff. */
  readonly owner: number | null;
  /** By attribute key, in stored form: dates as `YYYY-MM-DD`, money in minor units. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

const STATE = `ordinal, merged_into is null and deleted_at is null as alive, created_at as "createdAt", status,
               owner_id as owner, attributes`;

/** Every record in batches, ordinals ascending. */
export const streamCustomers = (tx: Tx, workspace: number) =>
  streamRows<CustomerState>(tx, `select ${STATE} from customer where workspace_id = $1 order by ordinal`, [
    workspace,
  ]);

/** In batches, as they are now: whoever changed after `position` (relations and merges included). */
export const customersSince = (tx: Tx, workspace: number, position: number) =>
  streamRows<CustomerState>(
    tx,
    `select ${STATE} from customer where workspace_id = $1 and position > $2 order by position`,
    [workspace, position],
  );
