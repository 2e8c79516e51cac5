/** SQL on `notice_message`, `notice_item` and `notice_told`. */
import type { Queryable, Tx } from '#platform/db';
import type { Way } from './contract.ts';
import { GATHER_MS, MOST_GATHER_MS, type Told } from './core/public.ts';

export type MessageState = 'waiting' | 'held' | 'sending' | 'sent' | 'unknown' | 'dropped' | 'failed';

/** Why a message was not sent, or not yet. */
export type Reason =
  | 'repeated'
  | 'internal'
  | 'noOwner'
  | 'quietHours'
  | 'customersGone'
  | 'paused'
  | 'tooOften'
  | 'job'
  | 'refused'
  | 'notConnected'
  | 'sealed'
  | 'nobody'
  | 'unanswered'
  | 'away';

export interface MessageRow {
  readonly id: number;
  readonly notice_id: number;
  readonly owner_id: number | null;
  readonly job_id: number | null;
  readonly state: MessageState;
  readonly reason: Reason | null;
  readonly code: number | null;
  readonly customers: number;
  readonly due_at: Date;
  readonly until_position: number | null;
  readonly attempts: number;
  /** By which way it went; null before. */
  readonly via: Way | null;
  readonly robot_hash: string | null;
  readonly receivers: readonly number[];
  readonly missed: readonly number[];
  readonly created_at: Date;
  readonly begun_at: Date | null;
  readonly done_at: Date | null;
}

const COLUMNS = `id, notice_id, owner_id, job_id, state, reason, code, customers, due_at, until_position, attempts,
  via, robot_hash, receivers, missed, created_at, begun_at, done_at`;

/** So many customers of a message are remembered one by one; of the others only their number. */
export const MOST_ITEMS = 200;

export interface OpenMessage {
  readonly id: number;
  readonly notice_id: number;
  readonly owner_id: number | null;
  readonly job_id: number | null;
  readonly customers: number;
}

/** Messages that still take up what happens. Nobody begins to send them before the transaction ends. */
export const lockOpenMessages = (tx: Tx, workspace: number): Promise<OpenMessage[]> =>
  tx.many<OpenMessage>(
    `select id, notice_id, owner_id, job_id, customers from notice_message
      where workspace_id = $1 and state in ('waiting', 'held') order by id for update`,
    [workspace],
  );

export interface Addressed {
  readonly notice: number;
  readonly owner: number | null;
  readonly job: number | null;
}

export const openMessage = async (
  tx: Tx,
  workspace: number,
  { notice, owner, job }: Addressed,
  now: Date,
): Promise<number> =>
  (
    await tx.one<{ id: number }>(
      `insert into notice_message (workspace_id, notice_id, owner_id, job_id, state, due_at, created_at)
       values ($1, $2, $3, $4, 'waiting', $5, $5) returning id`,
      [workspace, notice, owner, job, now],
    )
  ).id;

/** More customers; it goes a moment later, but not much, and not earlier than it would have. */
export const addCustomers = (
  tx: Tx,
  workspace: number,
  id: number,
  customers: number,
  now: Date,
): Promise<number> =>
  tx.run(
    `update notice_message
        set customers = customers + $3,
            due_at = greatest(due_at, least(created_at + $5 * interval '1 ms', $4::timestamptz + $6 * interval '1 ms'))
      where workspace_id = $1 and id = $2`,
    [workspace, id, customers, now, MOST_GATHER_MS, GATHER_MS],
  );

/** A line of the log for what nobody is told of. */
export const insertDropped = async (
  tx: Tx,
  workspace: number,
  notice: number,
  reason: Reason,
  customers: number,
  now: Date,
): Promise<number> =>
  (
    await tx.one<{ id: number }>(
      `insert into notice_message (workspace_id, notice_id, state, reason, customers, due_at, created_at, done_at)
       values ($1, $2, 'dropped', $3, $4, $5, $5, $5) returning id`,
      [workspace, notice, reason, customers, now],
    )
  ).id;

export interface Item {
  readonly customer: number;
  readonly tag: number;
  readonly position: number;
}

export const insertItems = (tx: Tx, workspace: number, message: number, items: readonly Item[]) =>
  tx.run(
    `insert into notice_item (workspace_id, message_id, customer, tag_id, position)
     select $1, $2, u.customer, u.tag, u.position from unnest($3::int[], $4::int[], $5::bigint[]) as u (customer, tag, position)
     on conflict (workspace_id, message_id, customer, tag_id) do update set position = excluded.position`,
    [
      workspace,
      message,
      items.map((item) => item.customer),
      items.map((item) => item.tag),
      items.map((item) => item.position),
    ],
  );

/** In the order in which they came. */
export const itemsOf = (db: Queryable, workspace: number, messages: readonly number[]) =>
  db.many<Item & { readonly message: number }>(
    `select message_id as message, customer, tag_id as tag, position from notice_item
      where workspace_id = $1 and message_id = any($2::bigint[]) order by position`,
    [workspace, messages],
  );

export async function toldOf(
  tx: Tx,
  workspace: number,
  notice: number,
  customers: readonly number[],
): Promise<Map<number, Told>> {
  const rows = await tx.many<{ customer: number; at: Date; message: number }>(
    `select customer, at, message_id as message from notice_told
      where workspace_id = $1 and notice_id = $2 and customer = any($3::int[])`,
    [workspace, notice, customers],
  );
  return new Map(rows.map(({ customer, at, message }) => [customer, { at, message }]));
}

export const writeTold = (
  tx: Tx,
  workspace: number,
  notice: number,
  message: number,
  customers: readonly number[],
  now: Date,
) =>
  tx.run(
    `insert into notice_told (workspace_id, notice_id, customer, message_id, at)
     select $1, $2, unnest($4::int[]), $3, $5
     on conflict (workspace_id, notice_id, customer) do update set message_id = excluded.message_id, at = excluded.at`,
    [workspace, notice, message, customers, now],
  );

export const dueMessages = (db: Queryable, workspace: number, now: Date, limit: number) =>
  db.many<MessageRow>(
    `select ${COLUMNS} from notice_message
      where workspace_id = $1 and state in ('waiting', 'held') and due_at <= $2 order by due_at, id limit $3`,
    [workspace, now, limit],
  );

export const messageById = (db: Queryable, workspace: number, notice: number, id: number) =>
  db.maybe<MessageRow>(
    `select ${COLUMNS} from notice_message where workspace_id = $1 and notice_id = $2 and id = $3`,
    [workspace, notice, id],
  );

export async function listMessages(
  db: Queryable,
  workspace: number,
  notice: number,
  state: MessageState | null,
  before: number | null,
  limit: number,
): Promise<{ rows: MessageRow[]; total: number }> {
  const where = 'workspace_id = $1 and notice_id = $2 and ($3::text is null or state = $3)';
  const rows = await db.many<MessageRow>(
    `select ${COLUMNS} from notice_message where ${where} and ($4::bigint is null or id < $4)
      order by id desc limit $5`,
    [workspace, notice, state, before, limit],
  );
  const { total } = await db.one<{ total: number }>(
    `select count(*) as total from notice_message where ${where}`,
    [workspace, notice, state],
  );
  return { rows, total };
}

export const tallyMessages = (db: Queryable, workspace: number, notices: readonly number[], since: Date) =>
  db.many<{ notice: number; state: MessageState; messages: number; last: Date | null }>(
    `select notice_id as notice, state, count(*)::int as messages, max(done_at) as last from notice_message
      where workspace_id = $1 and notice_id = any($2::int[]) and created_at >= $3 group by 1, 2`,
    [workspace, notices, since],
  );

export const openMessagesOf = (db: Queryable, workspace: number, notice: number) =>
  db.many<{ id: number }>(
    `select id from notice_message where workspace_id = $1 and notice_id = $2 and state in ('waiting', 'held')`,
    [workspace, notice],
  );

/** Nothing here may point to these customers any more. */
export async function forgetCustomers(
  tx: Tx,
  workspace: number,
  customers: readonly number[],
): Promise<void> {
  const params = [workspace, customers];
  await tx.run('delete from notice_item where workspace_id = $1 and customer = any($2::int[])', params);
  await tx.run('delete from notice_told where workspace_id = $1 and customer = any($2::int[])', params);
}

/** Old messages with what they were about, and what no window asks for any more. */
export async function forgetOld(db: Queryable, messagesBefore: Date, now: Date): Promise<void> {
  await db.run(
    `delete from notice_message where created_at < $1 and state not in ('waiting', 'held', 'sending')`,
    [messagesBefore],
  );
  await db.run(
    `delete from notice_told t using notice n
      where n.workspace_id = t.workspace_id and n.id = t.notice_id
        and t.at < $1::timestamptz - n.again_after_h * interval '1 hour' - interval '1 day'`,
    [now],
  );
}
