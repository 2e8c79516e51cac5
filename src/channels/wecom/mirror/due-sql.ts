/** SQL on the two lines of due work: `wecom_reading` (what to read again) and `wecom_writing` (pairs to write). */
import type { Queryable } from '#platform/db';
import type { WecomError } from '../client/public.ts';
import { concernsAll } from '../connection/outage.ts';
import { type PairKey, pairKeyOf } from './relation-sql.ts';

/** How a failure ends whose reason is the connection. */
const AWAY = '(away)';

export const failureText = (error: WecomError): string =>
  `${error.api} ${error.code ?? error.kind}${concernsAll(error) ? ` ${AWAY}` : ''}`.slice(0, 300);

export type ReadingKind = 'relation' | 'library' | 'chat' | 'staff';

export interface DueReading {
  readonly kind: ReadingKind;
  readonly subject: string;
  readonly asks: number;
  readonly attempts: number;
  /** How often WeCom answered without listing it. */
  readonly looks: number;
}

export const pairSubject = ({ userid, externalUserid }: PairKey): string => `${userid} ${externalUserid}`;

export function pairOfSubject(subject: string): PairKey {
  const [userid = '', externalUserid = ''] = subject.split(' ');
  return { userid, externalUserid };
}

export interface AskedReading {
  readonly kind: ReadingKind;
  readonly subject: string;
  readonly dueAt: Date;
  /** WeCom may not tell it before: a reading that begins earlier is followed by one then. */
  readonly lateUntil?: Date | null;
}

/**
 * Asks for readings; one subject is one row, however often it is asked for. What is asked for again after a reading
 * began is read once more (`asks`). The earlier time counts, so that a stream of events can't postpone it for ever; what
 * that is too early for is read once more (`lateUntil`).
 */
export const askReadings = (db: Queryable, workspace: number, readings: readonly AskedReading[]) =>
  readings.length === 0
    ? Promise.resolve(0)
    : db.run(
        `insert into wecom_reading (workspace_id, kind, subject, due_at, late_until)
         select $1, kind, subject, min(due_at), max(late_until)
           from unnest($2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[]) as u (kind, subject, due_at, late_until)
          group by kind, subject order by kind, subject
         on conflict (workspace_id, kind, subject) do update
            set due_at = least(wecom_reading.due_at, excluded.due_at),
                late_until = greatest(wecom_reading.late_until, excluded.late_until),
                asks = wecom_reading.asks + 1, attempts = 0, looks = 0, failure = null`,
        [
          workspace,
          readings.map((one) => one.kind),
          readings.map((one) => one.subject),
          readings.map((one) => one.dueAt),
          readings.map((one) => one.lateUntil ?? null),
        ],
      );

export const dueReadings = (db: Queryable, workspace: number, now: Date, limit: number) =>
  db.many<DueReading>(
    `select kind, subject, asks, attempts, looks from wecom_reading
      where workspace_id = $1 and due_at <= $2 order by due_at limit $3`,
    [workspace, now, limit],
  );

/** Done, unless it was asked for again meanwhile, or the reading began before WeCom tells all that was asked for. */
export async function finishReading(
  db: Queryable,
  workspace: number,
  { kind, subject, asks }: DueReading,
  begun: Date,
): Promise<void> {
  const which = 'workspace_id = $1 and kind = $2 and subject = $3 and asks = $4';
  const values = [workspace, kind, subject, asks, begun];
  const later = await db.run(
    `update wecom_reading set due_at = late_until, late_until = null, attempts = 0, looks = 0, failure = null
      where ${which} and late_until > $5`,
    values,
  );
  if (later === 0) await db.run(`delete from wecom_reading where ${which}`, values.slice(0, 4));
}

/** What was asked for again meanwhile stays due. */
export const postponeReading = (
  db: Queryable,
  workspace: number,
  { kind, subject, asks }: DueReading,
  dueAt: Date,
  failure: string | null,
) =>
  db.run(
    `update wecom_reading set due_at = $4, failure = $5, attempts = attempts + 1
      where workspace_id = $1 and kind = $2 and subject = $3 and asks = $6`,
    [workspace, kind, subject, dueAt, failure, asks],
  );

/** WeCom answered and did not list the pair. */
export const postponeLook = (
  db: Queryable,
  workspace: number,
  { kind, subject, asks }: DueReading,
  dueAt: Date,
) =>
  db.run(
    `update wecom_reading set due_at = $4, failure = null, looks = looks + 1
      where workspace_id = $1 and kind = $2 and subject = $3 and asks = $5`,
    [workspace, kind, subject, dueAt, asks],
  );

export interface DueWriting {
  readonly userid: string;
  readonly external_userid: string;
  readonly asks: number;
  readonly attempts: number;
}

/** Marks pairs as possibly different from here; what a failed one failed with is tried anew. */
export const askWritings = (db: Queryable, workspace: number, pairs: readonly PairKey[], dueAt: Date) =>
  pairs.length === 0
    ? Promise.resolve(0)
    : db.run(
        `insert into wecom_writing (workspace_id, userid, external_userid, due_at)
         select distinct c.workspace_id, u.userid, u.external, $4::timestamptz
           from unnest($2::text[], $3::text[]) as u (userid, external)
           join wecom_connection c on c.workspace_id = $1
          order by 2, 3
         on conflict (workspace_id, userid, external_userid) do update
            set due_at = least(wecom_writing.due_at, excluded.due_at), asks = wecom_writing.asks + 1, attempts = 0,
                code = null, failure = null`,
        [workspace, pairs.map((pair) => pair.userid), pairs.map((pair) => pair.externalUserid), dueAt],
      );

/** Marks every pair of these customers. */
export const askWritingsOf = (db: Queryable, workspace: number, customers: readonly number[], dueAt: Date) =>
  customers.length === 0
    ? Promise.resolve(0)
    : db.run(
        `insert into wecom_writing (workspace_id, userid, external_userid, due_at)
         select workspace_id, userid, external_userid, $3::timestamptz from wecom_relation
          where workspace_id = $1 and customer = any($2::int[]) and status in ('active', 'deletedByCustomer')
            and exists (select from wecom_connection c where c.workspace_id = $1)
          order by userid, external_userid
         on conflict (workspace_id, userid, external_userid) do update
            set due_at = least(wecom_writing.due_at, excluded.due_at), asks = wecom_writing.asks + 1, attempts = 0,
                code = null, failure = null`,
        [workspace, customers, dueAt],
      );

/** Of these pairs those that wait to be written, by `pairSubject`. */
export async function waitingWritings(
  db: Queryable,
  workspace: number,
  pairs: readonly PairKey[],
): Promise<Set<string>> {
  const rows = await db.many<{ userid: string; external_userid: string }>(
    `select userid, external_userid from wecom_writing
      where workspace_id = $1 and due_at < 'infinity'
        and (userid, external_userid) in (select * from unnest($2::text[], $3::text[]))`,
    [workspace, pairs.map((pair) => pair.userid), pairs.map((pair) => pair.externalUserid)],
  );
  return new Set(rows.map((row) => pairSubject(pairKeyOf(row))));
}

/** Customers with due pairs, the longest waiting first. */
export const dueWritings = (db: Queryable, workspace: number, now: Date, limit: number) =>
  db.many<DueWriting>(
    `select userid, external_userid, asks, attempts from wecom_writing
      where workspace_id = $1 and due_at <= $2 order by due_at limit $3`,
    [workspace, now, limit],
  );

export const finishWriting = (db: Queryable, workspace: number, one: DueWriting) =>
  db.run(
    `delete from wecom_writing where workspace_id = $1 and userid = $2 and external_userid = $3
        and asks = $4`,
    [workspace, one.userid, one.external_userid, one.asks],
  );

/** `dueAt` null: not before somebody asks again. What was asked for again meanwhile stays due. */
export const postponeWriting = (
  db: Queryable,
  workspace: number,
  one: DueWriting,
  dueAt: Date | null,
  code: number | null,
  failure: string,
) =>
  db.run(
    `update wecom_writing set due_at = coalesce($4::timestamptz, 'infinity'), code = $5, failure = $6, attempts = attempts + 1
      where workspace_id = $1 and userid = $2 and external_userid = $3 and asks = $7`,
    [workspace, one.userid, one.external_userid, dueAt, code, failure, one.asks],
  );

/** A pair that ended has nothing to be written. */
export const forgetWriting = (db: Queryable, workspace: number, pair: PairKey) =>
  db.run('delete from wecom_writing where workspace_id = $1 and userid = $2 and external_userid = $3', [
    workspace,
    pair.userid,
    pair.externalUserid,
  ]);

/** What failed because WeCom was away, and not for a reason of its own, is due now. */
export async function dueAgain(db: Queryable, workspace: number, now: Date): Promise<void> {
  for (const table of ['wecom_reading', 'wecom_writing'])
    await db.run(
      `update ${table} set due_at = $2
        where workspace_id = $1 and failure like '%${AWAY}' and due_at > $2 and due_at < 'infinity'`,
      [workspace, now],
    );
}

export interface DueCounts {
  readonly waiting: number;
  readonly due: number;
  readonly oldest: Date | null;
  readonly failed: number;
}

export const readingCounts = (db: Queryable, workspace: number, now: Date) =>
  db.one<DueCounts>(
    `select count(*)::int as waiting, count(*) filter (where due_at <= $2)::int as due,
            min(asked_at) filter (where due_at <= $2) as oldest, count(failure)::int as failed
       from wecom_reading where workspace_id = $1`,
    [workspace, now],
  );

export const writingCounts = (db: Queryable, workspace: number, now: Date) =>
  db.one<DueCounts>(
    `select count(*)::int as waiting, count(*) filter (where due_at <= $2)::int as due,
            min(asked_at) filter (where due_at <= $2) as oldest, count(failure)::int as failed
       from wecom_writing where workspace_id = $1`,
    [workspace, now],
  );
