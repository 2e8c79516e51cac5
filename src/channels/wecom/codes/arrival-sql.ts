/** SQL on `channel_arrival`: who came by which channel, what is to be done for them, and who left. */
import type { Queryable } from '#platform/db';

export interface NewArrival {
  readonly channel: number;
  readonly staff: number;
  /** Lower case. */
  readonly userid: string;
  readonly externalUserid: string;
  readonly at: Date;
}

export const noteArrival = (db: Queryable, workspace: number, one: NewArrival, now: Date) =>
  db.run(
    `insert into channel_arrival (workspace_id, channel_id, staff_id, userid, external_userid, at, due_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [workspace, one.channel, one.staff, one.userid, one.externalUserid, one.at, now],
  );

/** How old an arrival may be that nobody told of. */
const MISSED_DAYS = 7;

/** The same for a pair that was found by reading; nothing when it came long ago or is known. */
export const noteMissedArrival = (db: Queryable, workspace: number, one: NewArrival, now: Date) =>
  db.run(
    `insert into channel_arrival (workspace_id, channel_id, staff_id, userid, external_userid, at, due_at)
     select $1::int, $2::int, $3::int, $4::text, $5::text, $6::timestamptz, $7::timestamptz
      where $6::timestamptz > $7::timestamptz - interval '${MISSED_DAYS} days'
        and not exists (select from channel_arrival
                         where workspace_id = $1 and userid = $4 and external_userid = $5
                           and at > $6::timestamptz - interval '1 day')`,
    [workspace, one.channel, one.staff, one.userid, one.externalUserid, one.at, now],
  );

/** Staff accepted: what could not be written before is tried at once. */
export const hurryArrivals = (
  db: Queryable,
  workspace: number,
  userid: string,
  externalUserid: string,
  now: Date,
) =>
  db.run(
    `update channel_arrival set due_at = $4, attempts = 0
      where workspace_id = $1 and userid = $2 and external_userid = $3 and due_at is not null`,
    [workspace, userid, externalUserid, now],
  );

export const noteLoss = (
  db: Queryable,
  workspace: number,
  userid: string,
  externalUserid: string,
  at: Date,
) =>
  db.run(
    `update channel_arrival set lost_at = $4, due_at = case when tagged_at is null then due_at end
      where workspace_id = $1 and userid = $2 and external_userid = $3 and lost_at is null`,
    [workspace, userid, externalUserid, at],
  );

export interface DueArrival {
  readonly id: number;
  readonly channel_id: number;
  readonly staff_id: number;
  readonly userid: string;
  readonly external_userid: string;
  readonly lost_at: Date | null;
  readonly tagged_at: Date | null;
  readonly attempts: number;
  /** Ordinal, after merges too. */
  readonly customer: number;
  readonly channel: string;
  readonly tags: readonly number[];
  /** The template. */
  readonly remark: string;
  readonly daily_limit: number | null;
  readonly archived: boolean;
}

export const dueArrivals = (db: Queryable, workspace: number, now: Date, limit: number) =>
  db.many<DueArrival>(
    `select a.id, a.channel_id, a.staff_id, a.userid, a.external_userid, a.lost_at, a.tagged_at,
            a.attempts, r.customer, c.name as channel, c.tags, c.remark, c.daily_limit,
            c.archived_at is not null as archived
       from channel_arrival a
       join channel c on c.workspace_id = a.workspace_id and c.id = a.channel_id
       join wecom_relation r on r.workspace_id = a.workspace_id and r.userid = a.userid
                            and r.external_userid = a.external_userid
      where a.workspace_id = $1 and a.due_at <= $2 order by a.due_at, a.id limit $3`,
    [workspace, now, limit],
  );

/** Tags are on; `refused`: which were not, and why. `done`: nothing else is left. */
export const noteTagged = (
  db: Queryable,
  workspace: number,
  id: number,
  refused: readonly { readonly tag: number; readonly code: string }[],
  done: boolean,
  now: Date,
) =>
  db.run(
    `update channel_arrival set tagged_at = $3, refused = $4, due_at = case when $5 then null else due_at end
      where workspace_id = $1 and id = $2`,
    [workspace, id, now, refused.length > 0 ? JSON.stringify(refused) : null, done],
  );

/** `remark` null: it was left alone. */
export const noteRemark = (db: Queryable, workspace: number, id: number, remark: string | null) =>
  db.run(
    `update channel_arrival set remark = $3, failure = null, due_at = null where workspace_id = $1 and id = $2`,
    [workspace, id, remark],
  );

/** `again` null: given up. */
export const postponeArrival = (
  db: Queryable,
  workspace: number,
  id: number,
  again: Date | null,
  failure: string,
) =>
  db.run(
    `update channel_arrival set due_at = $3, failure = $4, attempts = attempts + 1
      where workspace_id = $1 and id = $2`,
    [workspace, id, again, failure.slice(0, 300)],
  );

/** Whether this very remark was written by a channel before. */
export const isOurRemark = async (
  db: Queryable,
  workspace: number,
  userid: string,
  externalUserid: string,
  remark: string,
): Promise<boolean> =>
  (await db.maybe(
    `select 1 as found from channel_arrival
      where workspace_id = $1 and userid = $2 and external_userid = $3 and remark = $4 limit 1`,
    [workspace, userid, externalUserid, remark],
  )) !== null;

/** `except` of what follows: contacts whom nobody counts. */
export interface Tally {
  readonly added: number;
  readonly lost: number;
}

/** Who came and who left since then, by channel; those of nobody are missing. */
export async function talliesSince(
  db: Queryable,
  workspace: number,
  channels: readonly number[],
  since: Date,
  except: readonly string[],
): Promise<Map<number, Tally>> {
  const rows = await db.many<Tally & { channel_id: number }>(
    `select channel_id, count(*) filter (where at >= $3)::int as added,
            count(*) filter (where lost_at >= $3)::int as lost
       from channel_arrival
      where workspace_id = $1 and channel_id = any($2::int[]) and (at >= $3 or lost_at >= $3)
        and external_userid <> all($4::text[])
      group by channel_id`,
    [workspace, channels, since, except],
  );
  return new Map(rows.map(({ channel_id, ...tally }) => [channel_id, tally]));
}

/** How many each of the staff got by a channel since then. */
export async function arrivalsByStaff(
  db: Queryable,
  workspace: number,
  channel: number,
  since: Date,
  except: readonly string[],
): Promise<Map<number, number>> {
  const rows = await db.many<{ staff_id: number; n: number }>(
    `select staff_id, count(*)::int as n from channel_arrival
      where workspace_id = $1 and channel_id = $2 and at >= $3 and external_userid <> all($4::text[])
      group by staff_id`,
    [workspace, channel, since, except],
  );
  return new Map(rows.map((row) => [row.staff_id, row.n]));
}

/** Customers of a channel: who came by it, and pairs that name its state without our having seen them come. */
export const countCustomers = async (
  db: Queryable,
  workspace: number,
  channel: { readonly id: number; readonly state: string },
): Promise<number> =>
  (
    await db.one<{ n: number }>(
      `select count(distinct external_userid)::int as n from (
         select external_userid from channel_arrival where workspace_id = $1 and channel_id = $2
         union all
         select external_userid from wecom_relation where workspace_id = $1 and (state_told = $3 or state_read = $3)) c`,
      [workspace, channel.id, channel.state],
    )
  ).n;

/** Every day from `since` to before `until`, as the company's calendar has them. */
export const talliesByDay = (
  db: Queryable,
  workspace: number,
  channel: number,
  { since, until, timeZone }: { readonly since: Date; readonly until: Date; readonly timeZone: string },
  except: readonly string[],
) =>
  db.many<Tally & { day: string }>(
    `with day as (
       select d::date as day
         from generate_series(($3::timestamptz at time zone $5)::date,
                              (($4::timestamptz - interval '1 millisecond') at time zone $5)::date, interval '1 day') d),
     came as (
       select (at at time zone $5)::date as day, count(*)::int as n from channel_arrival
        where workspace_id = $1 and channel_id = $2 and at >= $3 and at < $4
          and external_userid <> all($6::text[])
        group by 1),
     went as (
       select (lost_at at time zone $5)::date as day, count(*)::int as n from channel_arrival
        where workspace_id = $1 and channel_id = $2 and lost_at >= $3 and lost_at < $4
          and external_userid <> all($6::text[])
        group by 1)
     select to_char(day.day, 'YYYY-MM-DD') as day, coalesce(came.n, 0) as added, coalesce(went.n, 0) as lost
       from day left join came using (day) left join went using (day) order by day.day`,
    [workspace, channel, since, until, timeZone, except],
  );

export const talliesByStaff = (
  db: Queryable,
  workspace: number,
  channel: number,
  { since, until }: { readonly since: Date; readonly until: Date },
  except: readonly string[],
) =>
  db.many<Tally & { staff_id: number }>(
    `select staff_id, count(*) filter (where at >= $3 and at < $4)::int as added,
            count(*) filter (where lost_at >= $3 and lost_at < $4)::int as lost
       from channel_arrival
      where workspace_id = $1 and channel_id = $2
        and ((at >= $3 and at < $4) or (lost_at >= $3 and lost_at < $4)) and external_userid <> all($5::text[])
      group by staff_id order by added desc, staff_id`,
    [workspace, channel, since, until, except],
  );
