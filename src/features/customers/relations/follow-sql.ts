/** SQL on `follow`: who follows whom. */
import type { Queryable, Tx } from '#platform/db';
import type { FollowRelation, FollowStatus } from '../core/public.ts';
import { isGone } from '../customer-sql.ts';

/** A relation as conditions see it. */
export interface FollowState {
  readonly ordinal: number;
  readonly staff: number;
  readonly status: FollowStatus;
  readonly addWay: number | null;
  readonly channel: number | null;
  readonly since: Date;
}

/** Whether a relation stands, as `stands` of the core says it. */
export const STANDS = `status in ('half', 'active')`;

const STATE = 'ordinal, staff_id as staff, status, add_way as "addWay", channel_id as channel, since';

export interface FollowRecord extends FollowState, FollowRelation {}

/** Of these customers, the longest relation first. */
export const followsOf = (db: Queryable, workspace: number, ordinals: readonly number[]) =>
  db.many<FollowRecord>(
    `select ${STATE}, state, remark, until from follow
      where workspace_id = $1 and ordinal = any($2::int[]) order by ordinal, since, staff_id`,
    [workspace, ordinals],
  );

/** What is not null must be met by one and the same relation (one of the list each). */
export interface FollowFilter {
  readonly staff: readonly number[] | null;
  readonly departments: readonly number[] | null;
  readonly addWays: readonly number[] | null;
  readonly channels: readonly number[] | null;
  readonly statuses: readonly FollowStatus[];
}

/** Ordinals with such a relation, ascending. `staffOfDepartments`: the people of the filter's departments. */
export async function ordinalsFollowed(
  db: Queryable,
  workspace: number,
  filter: Omit<FollowFilter, 'departments'>,
  staffOfDepartments: readonly number[] | null,
): Promise<number[]> {
  const rows = await db.many<{ ordinal: number }>(
    `select distinct ordinal from follow
      where workspace_id = $1 and status = any($2::text[])
        and ($3::int[] is null or staff_id = any($3)) and ($4::int[] is null or staff_id = any($4))
        and ($5::int[] is null or add_way = any($5)) and ($6::int[] is null or channel_id = any($6))
      order by ordinal`,
    [workspace, filter.statuses, filter.staff, staffOfDepartments, filter.addWays, filter.channels],
  );
  return rows.map((row) => row.ordinal);
}

/** Living customers whom a channel brought, as conditions find them; $1: workspace, $2: channel. A part of a statement. */
export const CAME_BY_CHANNEL = `
  select distinct f.ordinal as customer from follow f
   where f.workspace_id = $1 and f.channel_id = $2 and f.${STANDS}
     and not ${isGone('f.workspace_id', 'f.ordinal')}`;

/** Whoever makes a customer and sees only the own ones follows it from the start. */
export const startFollowing = (
  tx: Tx,
  workspace: number,
  staff: number,
  ordinals: readonly number[],
  now: Date,
) =>
  tx.run(
    `insert into follow (workspace_id, ordinal, staff_id, since)
     select $1, unnest($2::int[]), $3, $4 on conflict do nothing`,
    [workspace, ordinals, staff, now],
  );

export const writeFollows = (
  tx: Tx,
  workspace: number,
  ordinal: number,
  relations: readonly FollowRelation[],
) =>
  tx.run(
    `insert into follow (workspace_id, ordinal, staff_id, status, add_way, state, remark, since, until)
     select $1, $2, * from unnest($3::int[], $4::text[], $5::int[], $6::text[], $7::text[], $8::timestamptz[],
                                  $9::timestamptz[])
     on conflict (workspace_id, ordinal, staff_id) do update
        set status = excluded.status, add_way = excluded.add_way, state = excluded.state, remark = excluded.remark,
            since = excluded.since, until = excluded.until`,
    [
      workspace,
      ordinal,
      relations.map((r) => r.staff),
      relations.map((r) => r.status),
      relations.map((r) => r.addWay),
      relations.map((r) => r.state),
      relations.map((r) => r.remark),
      relations.map((r) => r.since.toISOString()),
      relations.map((r) => r.until?.toISOString() ?? null),
    ],
  );

/** Relations of several customers, with the channel they came by. */
export const upsertFollows = (
  tx: Tx,
  workspace: number,
  relations: readonly (FollowRelation & { readonly customer: number; readonly channel: number | null })[],
) =>
  tx.run(
    `insert into follow (workspace_id, ordinal, staff_id, status, add_way, state, channel_id, remark, since, until)
     select $1, * from unnest($2::int[], $3::int[], $4::text[], $5::int[], $6::text[], $7::int[], $8::text[],
                              $9::timestamptz[], $10::timestamptz[])
     on conflict (workspace_id, ordinal, staff_id) do update
        set status = excluded.status, add_way = excluded.add_way, state = excluded.state,
            channel_id = excluded.channel_id, remark = excluded.remark, since = excluded.since,
            until = excluded.until`,
    [
      workspace,
      relations.map((r) => r.customer),
      relations.map((r) => r.staff),
      relations.map((r) => r.status),
      relations.map((r) => r.addWay),
      relations.map((r) => r.state),
      relations.map((r) => r.channel),
      relations.map((r) => r.remark),
      relations.map((r) => r.since.toISOString()),
      relations.map((r) => r.until?.toISOString() ?? null),
    ],
  );

/** Customers of whom something changed in this table; they take the positions from `first` on, in order. */
export const touchCustomers = (
  tx: Tx,
  workspace: number,
  ordinals: readonly number[],
  first: number,
  now: Date,
) =>
  tx.run(
    `update customer c set position = $3::bigint + u.n - 1, updated_at = $4
       from unnest($2::int[]) with ordinality as u (ordinal, n)
      where c.workspace_id = $1 and c.ordinal = u.ordinal`,
    [workspace, ordinals, first, now],
  );

/**
 * Relations of people who do not follow `into` yet go there; the others stay with the record that was merged away.
 * Answers with the people whose relation moved.
 */
export async function moveFollows(tx: Tx, workspace: number, from: number, into: number): Promise<number[]> {
  const rows = await tx.many<{ staff_id: number }>(
    `update follow f set ordinal = $3
      where f.workspace_id = $1 and f.ordinal = $2
        and not exists (select from follow o where o.workspace_id = $1 and o.ordinal = $3 and o.staff_id = f.staff_id)
      returning f.staff_id`,
    [workspace, from, into],
  );
  return rows.map((row) => row.staff_id);
}

export const moveFollowsBack = (
  tx: Tx,
  workspace: number,
  from: number,
  into: number,
  staff: readonly number[],
) =>
  tx.run(
    'update follow set ordinal = $2 where workspace_id = $1 and ordinal = $3 and staff_id = any($4::int[])',
    [workspace, from, into, staff],
  );

export const deleteFollows = (tx: Tx, workspace: number, ordinals: readonly number[]) =>
  tx.run('delete from follow where workspace_id = $1 and ordinal = any($2::int[])', [workspace, ordinals]);
