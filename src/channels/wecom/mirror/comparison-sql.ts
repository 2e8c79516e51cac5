/** SQL on `wecom_comparison` and `wecom_difference`: the drift report. */
import type { Queryable } from '#platform/db';
import { INTERRUPTED } from '../kept-failure.ts';
import type { Difference, DifferenceKind } from './reading.ts';

export async function beginComparison(db: Queryable, workspace: number, now: Date): Promise<number> {
  // One whose job was lost ends here: it can't be told from one that runs.
  await db.run(
    'update wecom_comparison set finished_at = $2, failure = $3 where workspace_id = $1 and finished_at is null',
    [workspace, now, INTERRUPTED],
  );
  const { id } = await db.one<{ id: number }>(
    'insert into wecom_comparison (workspace_id, started_at) values ($1, $2) returning id',
    [workspace, now],
  );
  // Whatever an older one left open is found again, or is no difference any more.
  await db.run('delete from wecom_difference where workspace_id = $1 and done is null', [workspace]);
  return id;
}

export const endComparison = (
  db: Queryable,
  workspace: number,
  comparison: number,
  { relations, equal }: { readonly relations: number; readonly equal: number },
  failure: string | null,
) =>
  db.run(
    `update wecom_comparison set finished_at = now(), relations = $3, equal = $4, failure = $5
      where workspace_id = $1 and id = $2`,
    [workspace, comparison, relations, equal, failure],
  );

/** Days that a comparison is kept with what it found. The last one of a workspace stays. */
const KEPT_DAYS = 30;

/** Of all workspaces. */
export async function forgetOldComparisons(db: Queryable, now: Date): Promise<void> {
  await db.run(
    `delete from wecom_comparison c
      where started_at < $1::timestamptz - interval '${KEPT_DAYS} days'
        and exists (select from wecom_comparison n where n.workspace_id = c.workspace_id and n.id > c.id)`,
    [now],
  );
  await db.run(
    `delete from wecom_difference d
      where not exists (select from wecom_comparison c
                         where c.workspace_id = d.workspace_id and c.id = d.comparison_id)`,
  );
}

export interface ComparisonRow {
  readonly id: number;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly relations: number;
  readonly equal: number;
  readonly failure: string | null;
}

export const lastComparison = (db: Queryable, workspace: number) =>
  db.maybe<ComparisonRow>(
    `select id, started_at, finished_at, relations, equal, failure from wecom_comparison
      where workspace_id = $1 order by id desc limit 1`,
    [workspace],
  );

export const keepDifferences = (
  db: Queryable,
  workspace: number,
  comparison: number,
  differences: readonly Difference[],
  now: Date,
) =>
  differences.length === 0
    ? Promise.resolve(0)
    : db.run(
        `insert into wecom_difference (workspace_id, comparison_id, kind, userid, external_userid, customer, wecom_id,
                                       name, agreed, here, there, done, done_at)
         select $1, $2, d.kind, d.userid, d."externalUserid", d.customer, d."wecomId", d.name, d.agreed, d.here, d.there,
                d.done, case when d.done is null then null else $4::timestamptz end
           from jsonb_to_recordset($3::jsonb) as d (kind text, userid text, "externalUserid" text, customer int,
                "wecomId" text, name text, agreed text, here text, there text, done text)`,
        [workspace, comparison, JSON.stringify(differences), now],
      );

/** Pairs that WeCom refuses to write: what stands here and not there, with the code. */
export const failuresAsDifferences = (db: Queryable, workspace: number, comparison: number, now: Date) =>
  db.run(
    `insert into wecom_difference (workspace_id, comparison_id, kind, userid, external_userid, customer, there)
     select w.workspace_id, $2, 'writeFailed', w.userid, w.external_userid, r.customer, coalesce(w.code::text, w.failure)
       from wecom_writing w
       join wecom_relation r using (workspace_id, userid, external_userid)
      where w.workspace_id = $1 and w.failure is not null and w.asked_at < $3`,
    [workspace, comparison, now],
  );

export interface DifferenceRow {
  readonly id: number;
  readonly kind: DifferenceKind;
  readonly userid: string | null;
  readonly external_userid: string | null;
  readonly customer: number | null;
  readonly wecom_id: string | null;
  readonly name: string | null;
  readonly agreed: string | null;
  readonly here: string | null;
  readonly there: string | null;
  readonly done: 'taken' | 'sent' | 'left' | null;
  readonly done_at: Date | null;
  readonly done_by: string | null;
}

const COLUMNS = `id, kind, userid, external_userid, customer, wecom_id, name, agreed, here, there, done, done_at, done_by`;

export const differencePage = (
  db: Queryable,
  workspace: number,
  comparison: number,
  filter: { readonly kind: string | null; readonly open: boolean | null },
  after: number,
  limit: number,
) =>
  db.many<DifferenceRow>(
    `select ${COLUMNS} from wecom_difference
      where workspace_id = $1 and comparison_id = $2 and id > $3 and ($4::text is null or kind = $4)
        and ($5::bool is null or (done is null) = $5) order by id limit $6`,
    [workspace, comparison, after, filter.kind, filter.open, limit],
  );

export const countDifferences = (db: Queryable, workspace: number, comparison: number) =>
  db.many<{ kind: DifferenceKind; open: boolean; n: number }>(
    `select kind, done is null as open, count(*)::int as n from wecom_difference
      where workspace_id = $1 and comparison_id = $2 group by 1, 2 order by 1`,
    [workspace, comparison],
  );

/** Open ones of these kinds (null: of these ids). */
export const openDifferences = (
  db: Queryable,
  workspace: number,
  wanted: { readonly kinds: readonly string[] | null; readonly ids: readonly number[] | null },
  after: number,
  limit: number,
) =>
  db.many<DifferenceRow>(
    `select ${COLUMNS} from wecom_difference
      where workspace_id = $1 and done is null and id > $2 and ($3::text[] is null or kind = any($3))
        and ($4::bigint[] is null or id = any($4)) order by id limit $5`,
    [workspace, after, wanted.kinds, wanted.ids, limit],
  );

export const markDone = (
  db: Queryable,
  workspace: number,
  ids: readonly number[],
  done: 'taken' | 'sent' | 'left',
  now: Date,
  by: string,
) =>
  db.run(
    `update wecom_difference set done = $3, done_at = $4, done_by = $5
      where workspace_id = $1 and id = any($2::bigint[]) and done is null`,
    [workspace, ids, done, now, by],
  );
