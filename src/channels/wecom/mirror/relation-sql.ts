/** SQL on `wecom_relation`: the (staff, customer) pairs as WeCom has them. */
import type { Queryable, Tx } from '#platform/db';
import type { PairStatus, ToSend } from '../core/pair-tags.ts';

/** What was read last, to see what changed. */
export interface RelationFields {
  readonly name?: string;
  readonly remark?: string | null;
  readonly addWay?: number | null;
}

export interface PersonalTag {
  readonly group: string;
  readonly name: string;
}

export interface RelationRow {
  readonly userid: string;
  readonly external_userid: string;
  readonly staff_id: number;
  readonly customer: number;
  readonly status: PairStatus;
  readonly agreed: readonly string[];
  /** A write whose outcome is not known. */
  readonly sending: ToSend | null;
  readonly personal: readonly PersonalTag[];
  readonly fields: RelationFields;
  readonly state_told: string | null;
  readonly state_read: string | null;
  readonly read_at: Date | null;
  readonly told_at: Date | null;
  readonly touched_at: Date | number;
  readonly since: Date;
}

const COLUMNS = `userid, external_userid, staff_id, customer, status, agreed, sending, personal, fields, state_told,
                 state_read, read_at, told_at, touched_at, since`;

export interface PairKey {
  /** Lower case. */
  readonly userid: string;
  readonly externalUserid: string;
}

/** The key of a row. */
export const pairKeyOf = (row: { readonly userid: string; readonly external_userid: string }): PairKey => ({
  userid: row.userid,
  externalUserid: row.external_userid,
});

/** `hold`: until the transaction ends nobody else writes them. */
export const relationsOf = (
  db: Queryable,
  workspace: number,
  keys: readonly PairKey[],
  hold: '' | 'for update' = '',
) =>
  db.many<RelationRow>(
    `select ${COLUMNS} from wecom_relation
      where workspace_id = $1
        and (userid, external_userid) in (select * from unnest($2::text[], $3::text[])) ${hold}`,
    [workspace, keys.map((key) => key.userid), keys.map((key) => key.externalUserid)],
  );

/** All pairs of these customers. */
export const relationsOfCustomers = (db: Queryable, workspace: number, customers: readonly number[]) =>
  db.many<RelationRow>(
    `select ${COLUMNS} from wecom_relation where workspace_id = $1 and customer = any($2::int[])
      order by customer, userid`,
    [workspace, customers],
  );

/** All pairs of one member of staff. */
export const relationsOfStaff = (db: Queryable, workspace: number, staff: number) =>
  db.many<RelationRow>(
    `select ${COLUMNS} from wecom_relation where workspace_id = $1 and staff_id = $2 order by external_userid`,
    [workspace, staff],
  );

/** Pairs of these people that WeCom should have listed at `begun`, in pages by key; none that was read or told of since. */
export const listedOf = (
  db: Queryable,
  workspace: number,
  userids: readonly string[],
  after: PairKey | null,
  limit: number,
  begun: Date,
) =>
  db.many<Pick<RelationRow, 'userid' | 'external_userid' | 'customer'>>(
    `select userid, external_userid, customer from wecom_relation
      where workspace_id = $1 and userid = any($2::text[]) and status in ('active', 'deletedByCustomer')
        and touched_at < $6 and ($3::text is null or (userid, external_userid) > ($3, $4))
      order by userid, external_userid limit $5`,
    [workspace, userids, after?.userid ?? null, after?.externalUserid ?? null, limit, begun],
  );

export const writeRelations = (tx: Tx, workspace: number, rows: readonly RelationRow[]) =>
  tx.run(
    `insert into wecom_relation (workspace_id, userid, external_userid, staff_id, customer, status, agreed, sending,
                                 personal, fields, state_told, state_read, read_at, told_at, touched_at, since)
     select $1, r.userid, r.external_userid, r.staff_id, r.customer, r.status,
            array(select jsonb_array_elements_text(r.agreed)), nullif(r.sending, 'null'), r.personal, r.fields, r.state_told, r.state_read,
            r.read_at, r.told_at, coalesce(r.touched_at, '-infinity'), r.since
       from jsonb_to_recordset($2::jsonb) as r (userid text, external_userid text, staff_id int, customer int,
            status text, agreed jsonb, sending jsonb, personal jsonb, fields jsonb, state_told text, state_read text,
            read_at timestamptz, told_at timestamptz, touched_at timestamptz, since timestamptz)
     on conflict (workspace_id, userid, external_userid) do update
        set staff_id = excluded.staff_id, customer = excluded.customer, status = excluded.status,
            agreed = excluded.agreed, sending = excluded.sending, personal = excluded.personal, fields = excluded.fields,
            state_told = excluded.state_told, state_read = excluded.state_read, read_at = excluded.read_at,
            told_at = excluded.told_at, touched_at = excluded.touched_at, since = excluded.since`,
    // -infinity comes as a number and stands for "never".
    [
      workspace,
      JSON.stringify(
        rows.map((row) => ({ ...row, touched_at: row.touched_at instanceof Date ? row.touched_at : null })),
      ),
    ],
  );

/** The pair, held until the transaction ends. */
export const lockRelation = (tx: Tx, workspace: number, key: PairKey) =>
  tx.maybe<RelationRow>(
    `select ${COLUMNS} from wecom_relation
      where workspace_id = $1 and userid = $2 and external_userid = $3 for update`,
    [workspace, key.userid, key.externalUserid],
  );

/** Before a write leaves: from here until its outcome is known, readings of the pair do not count. */
export const beginSending = (tx: Tx, workspace: number, key: PairKey, { add, remove }: ToSend) =>
  tx.run(
    `update wecom_relation set sending = $4 where workspace_id = $1 and userid = $2 and external_userid = $3`,
    [workspace, key.userid, key.externalUserid, JSON.stringify({ add, remove })],
  );

/** The write succeeded. What a pair carried that ended meanwhile went with it. */
export const endSending = (db: Queryable, workspace: number, key: PairKey, sent: ToSend) =>
  db.run(
    `update wecom_relation
        set sending = null, touched_at = clock_timestamp(),
            agreed = case when status in ('active', 'deletedByCustomer')
                          then array(select distinct u from unnest(agreed || $4::text[]) as u
                                      where u <> all($5::text[]) order by 1)
                          else agreed end
      where workspace_id = $1 and userid = $2 and external_userid = $3 and sending is not null`,
    [workspace, key.userid, key.externalUserid, sent.add, sent.remove],
  );

/** WeCom refused: nothing changed, and what was not known before is not known now. */
export const refuseSending = (db: Queryable, workspace: number, key: PairKey, before: ToSend | null) =>
  db.run(
    `update wecom_relation set sending = $4, touched_at = clock_timestamp()
      where workspace_id = $1 and userid = $2 and external_userid = $3 and sending is not null`,
    [workspace, key.userid, key.externalUserid, before && JSON.stringify(before)],
  );

/** After a merge of customers their pairs belong to the survivor. */
export const moveRelations = (tx: Tx, workspace: number, from: number, into: number) =>
  tx.many<{ userid: string; external_userid: string }>(
    `update wecom_relation set customer = $3 where workspace_id = $1 and customer = $2
      returning userid, external_userid`,
    [workspace, from, into],
  );

export interface RelationCount {
  readonly status: PairStatus;
  readonly n: number;
}

export const countByStatus = (db: Queryable, workspace: number) =>
  db.many<RelationCount>(
    'select status, count(*)::int as n from wecom_relation where workspace_id = $1 group by status',
    [workspace],
  );
