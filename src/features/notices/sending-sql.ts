/** SQL on how a `notice_message` leaves: begun, ended, put off, dropped, given up. */
import type { Queryable, Tx } from '#platform/db';
import type { Way } from './contract.ts';
import type { Reason } from './message-sql.ts';

/** Where a message goes. */
export interface Receivers {
  readonly robot: string | null;
  readonly staff: readonly number[];
  readonly via: Way;
}

/** When messages went to this robot, or to each of these people by this way. */
export const sentLately = (db: Queryable, workspace: number, to: Receivers, since: Date) =>
  db.many<{ at: Date; receivers: number[] }>(
    `select begun_at as at, receivers from notice_message
      where workspace_id = $1 and begun_at > $2
        and ($3::text is not null and robot_hash = $3 or via = $5 and receivers && $4::int[])`,
    [workspace, since, to.robot, to.staff, to.via],
  );

/** How many customers a message is about, once nothing is added any more. */
export const countedCustomers = (db: Queryable, workspace: number, id: number) =>
  db.one<{ id: number; customers: number }>(
    'select id, customers from notice_message where workspace_id = $1 and id = $2',
    [workspace, id],
  );

/** Written down before it leaves; false: somebody else has it, or it is no longer to go. */
export const beginSending = async (
  db: Queryable,
  workspace: number,
  id: number,
  to: Receivers,
  now: Date,
): Promise<boolean> =>
  (await db.run(
    `update notice_message
        set state = 'sending', begun_at = $3, attempts = attempts + 1, robot_hash = $4, receivers = $5, via = $6, reason = null
      where workspace_id = $1 and id = $2 and state in ('waiting', 'held')`,
    [workspace, id, now, to.robot, to.staff, to.via],
  )) === 1;

/** Also of a message that was given up as unknown meanwhile: now it is known. */
export const endSending = (
  db: Queryable,
  workspace: number,
  id: number,
  end: {
    readonly state: 'sent' | 'unknown' | 'failed';
    readonly reason?: Reason;
    readonly code?: number | null;
    readonly missed?: readonly number[];
  },
  now: Date,
) =>
  db.run(
    `update notice_message set state = $3, reason = $4, code = $5, missed = $6, done_at = $7
      where workspace_id = $1 and id = $2 and state in ('sending', 'unknown')`,
    [workspace, id, end.state, end.reason ?? null, end.code ?? null, end.missed ?? [], now],
  );

/** It did not go, and is tried again: it takes up what happens as before. */
export const sendLater = (
  db: Queryable,
  workspace: number,
  id: number,
  until: Date,
  reason: Reason | null,
  code: number | null,
) =>
  db.run(
    `update notice_message set state = 'waiting', due_at = $3, reason = $4, code = $5, begun_at = null, done_at = null
      where workspace_id = $1 and id = $2 and state in ('sending', 'unknown', 'failed')`,
    [workspace, id, until, reason, code],
  );

export const postpone = (
  db: Queryable,
  workspace: number,
  id: number,
  to: {
    readonly state: 'waiting' | 'held';
    readonly until: Date;
    readonly reason: Reason;
    readonly untilPosition?: number | undefined;
  },
) =>
  db.run(
    `update notice_message set state = $3, due_at = $4, reason = $5, until_position = coalesce($6, until_position)
      where workspace_id = $1 and id = $2 and state in ('waiting', 'held')`,
    [workspace, id, to.state, to.until, to.reason, to.untilPosition ?? null],
  );

/** Nobody is told: whom it was about may be told of again. */
export async function dropMessage(
  tx: Tx,
  workspace: number,
  id: number,
  end: { readonly state: 'dropped' | 'failed'; readonly reason: Reason; readonly code?: number | null },
  now: Date,
): Promise<void> {
  await tx.run(
    `update notice_message set state = $3, reason = $4, code = $5, done_at = $6
      where workspace_id = $1 and id = $2 and state in ('waiting', 'held', 'sending')`,
    [workspace, id, end.state, end.reason, end.code ?? null, now],
  );
  await tx.run('delete from notice_told where workspace_id = $1 and message_id = $2', [workspace, id]);
}

/** What a process that died was about to send: it may have gone. */
export const giveUpSending = (db: Queryable, workspace: number, now: Date) =>
  db.run(
    `update notice_message set state = 'unknown', reason = 'unanswered', done_at = $2
      where workspace_id = $1 and state = 'sending'`,
    [workspace, now],
  );
