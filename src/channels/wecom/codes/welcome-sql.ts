/** SQL on `channel_welcome`: one row for each welcome code, and whoever makes it sends. */
import type { Queryable } from '#platform/db';
import type { Welcome } from './contract.ts';

export interface Coming {
  readonly codeHash: Buffer;
  /** SHA-256 of the callback's text, as it is stored. */
  readonly callbackHash: Buffer;
  readonly state: string;
  readonly userid: string;
  readonly externalUserid: string;
  readonly receivedAt: Date;
}

export interface Claimed {
  readonly channel: string;
  /** Null: the channel has none. */
  readonly welcome: Welcome | null;
  readonly time_zone: string;
}

/**
 * Takes the code for this process; null when somebody has it, or when the state is none of our channels. One statement,
 * because it stands between a customer and his welcome.
 */
export const claimWelcome = (db: Queryable, workspace: number, coming: Coming, now: Date) =>
  db.maybe<Claimed>(
    `with met as (
       select id, name, case when archived_at is null then welcome end as welcome
         from channel where workspace_id = $1 and state = $2),
     claimed as (
       insert into channel_welcome (workspace_id, code_hash, callback_hash, channel_id, userid, external_userid,
                                    received_at, claimed_at, outcome, done_at)
       select $1, $3, $4, id, $5, $6, $7, $8, case when welcome is null then 'none' end,
              case when welcome is null then $8::timestamptz end
         from met
       on conflict (workspace_id, code_hash) do nothing returning channel_id)
     select met.name as channel, met.welcome, workspace.time_zone
       from claimed join met on met.id = claimed.channel_id cross join workspace where workspace.id = $1`,
    [
      workspace,
      coming.state,
      coming.codeHash,
      coming.callbackHash,
      coming.userid,
      coming.externalUserid,
      coming.receivedAt,
      now,
    ],
  );

/** Takes over what another process claimed and did not settle; null when somebody else was faster. */
export const claimAgain = (db: Queryable, workspace: number, codeHash: Buffer, now: Date, stale: Date) =>
  db.maybe<Claimed>(
    `with mine as (
       update channel_welcome set claimed_at = $3, tries = tries + 1
        where workspace_id = $1 and code_hash = $2 and outcome is null and claimed_at <= $4
        returning channel_id)
     select c.name as channel, c.welcome, w.time_zone
       from mine join channel c on c.workspace_id = $1 and c.id = mine.channel_id
       join workspace w on w.id = $1`,
    [workspace, codeHash, now, stale],
  );

export const settleWelcome = (
  db: Queryable,
  workspace: number,
  codeHash: Buffer,
  outcome: 'sent' | 'refused' | 'late',
  code: number | null,
  now: Date,
) =>
  db.run(
    `update channel_welcome set outcome = $3, code = $4, done_at = $5
      where workspace_id = $1 and code_hash = $2 and outcome is distinct from 'sent'`,
    [workspace, codeHash, outcome, code, now],
  );

/** WeCom was not reached: free for the next try. */
export const releaseWelcome = (db: Queryable, workspace: number, codeHash: Buffer, code: number | null) =>
  db.run(
    `update channel_welcome set claimed_at = '-infinity', code = $3
      where workspace_id = $1 and code_hash = $2 and outcome is null`,
    [workspace, codeHash, code],
  );

/**
 * Texts of callbacks since then whose welcome nobody has taken, or has taken and not settled. `prefix`: of our states.
 */
export const unsettledTexts = (
  db: Queryable,
  workspace: number,
  span: { readonly since: Date; readonly until: Date; readonly stale: Date },
  prefix: string,
) =>
  db.many<{ body: string; received_at: Date; claimed: boolean }>(
    `select k.body, k.received_at, w.code_hash is not null as claimed
       from wecom_callback k
       left join channel_welcome w on w.workspace_id = k.workspace_id and w.callback_hash = k.hash
      where k.workspace_id = $1 and k.received_at > $2 and k.received_at <= $3
        and position($5 in k.body) > 0 and position('WelcomeCode' in k.body) > 0
        and (w.code_hash is null or (w.outcome is null and w.claimed_at <= $4))
      order by k.received_at limit 100`,
    [workspace, span.since, span.until, span.stale, prefix],
  );

/** Whose 20 seconds are over without anybody knowing that it was sent. */
export const closeLateWelcomes = (db: Queryable, before: Date, now: Date) =>
  db.run(
    `update channel_welcome set outcome = 'late', done_at = $2 where outcome is null and received_at < $1`,
    [before, now],
  );

/** Longer than any span in which they are counted. */
const KEPT_DAYS = 90;

export const forgetOldWelcomes = (db: Queryable, now: Date) =>
  db.run(
    `delete from channel_welcome where received_at < $1::timestamptz - interval '${KEPT_DAYS} days' and outcome is not null`,
    [now],
  );

export interface WelcomeTally {
  readonly sent: number;
  readonly failed: number;
}

export async function welcomeTallies(
  db: Queryable,
  workspace: number,
  channels: readonly number[],
  since: Date,
): Promise<Map<number, WelcomeTally>> {
  const rows = await db.many<WelcomeTally & { channel_id: number }>(
    `select channel_id, count(*) filter (where outcome = 'sent')::int as sent,
            count(*) filter (where outcome in ('refused', 'late'))::int as failed
       from channel_welcome
      where workspace_id = $1 and channel_id = any($2::int[]) and received_at >= $3 group by channel_id`,
    [workspace, channels, since],
  );
  return new Map(rows.map(({ channel_id, ...tally }) => [channel_id, tally]));
}
