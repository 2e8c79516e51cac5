/** SQL on `wecom_remark`: remarks written here that WeCom does not have yet. */
import type { Queryable, Tx } from '#platform/db';
import { pairSubject } from './due-sql.ts';
import type { PairKey } from './relation-sql.ts';

export interface DueRemark {
  readonly userid: string;
  readonly external_userid: string;
  readonly remark: string;
  readonly asks: number;
  readonly attempts: number;
}

/** Of these pairs, what WeCom does not have yet; by the pair's subject. */
export async function unsentRemarks(
  db: Queryable,
  workspace: number,
  pairs: readonly PairKey[],
): Promise<Map<string, { readonly remark: string | null }>> {
  const rows = await db.many<Pick<DueRemark, 'userid' | 'external_userid' | 'remark'>>(
    `select userid, external_userid, remark from wecom_remark
      where workspace_id = $1
        and (userid, external_userid) in (select * from unnest($2::text[], $3::text[]))`,
    [workspace, pairs.map((pair) => pair.userid), pairs.map((pair) => pair.externalUserid)],
  );
  return new Map(
    rows.map(({ userid, external_userid, remark }) => [
      pairSubject({ userid, externalUserid: external_userid }),
      { remark: remark || null },
    ]),
  );
}

/** Asks for a remark to be sent to every pair of this member of staff and this customer that WeCom still has. */
export const askRemark = (
  tx: Tx,
  workspace: number,
  { staff, customer }: { readonly staff: number; readonly customer: number },
  remark: string,
  dueAt: Date,
) =>
  tx.run(
    `insert into wecom_remark (workspace_id, userid, external_userid, remark, due_at)
     select r.workspace_id, r.userid, r.external_userid, $4, $5
       from wecom_relation r join wecom_connection c using (workspace_id)
      where r.workspace_id = $1 and r.staff_id = $2 and r.customer = $3 and r.status in ('active', 'deletedByCustomer')
     on conflict (workspace_id, userid, external_userid) do update
        set remark = excluded.remark, due_at = excluded.due_at, asks = wecom_remark.asks + 1, attempts = 0,
            code = null, failure = null`,
    [workspace, staff, customer, remark, dueAt],
  );

export const dueRemarks = (db: Queryable, workspace: number, now: Date, limit: number) =>
  db.many<DueRemark>(
    `select userid, external_userid, remark, asks, attempts from wecom_remark
      where workspace_id = $1 and due_at <= $2 order by due_at limit $3`,
    [workspace, now, limit],
  );

/** Sent, or given up, unless it was written again meanwhile. */
export const finishRemark = (db: Queryable, workspace: number, due: DueRemark) =>
  db.run(
    'delete from wecom_remark where workspace_id = $1 and userid = $2 and external_userid = $3 and asks = $4',
    [workspace, due.userid, due.external_userid, due.asks],
  );

export const postponeRemark = (
  db: Queryable,
  workspace: number,
  due: DueRemark,
  dueAt: Date,
  code: number | null,
  failure: string,
) =>
  db.run(
    `update wecom_remark set due_at = $5, code = $6, failure = $7, attempts = attempts + 1
      where workspace_id = $1 and userid = $2 and external_userid = $3 and asks = $4`,
    [workspace, due.userid, due.external_userid, due.asks, dueAt, code, failure],
  );
