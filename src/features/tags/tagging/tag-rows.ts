/** Reads of one customer's tags and their history, with causes. */
import type { Source } from '#kernel';
import type { Queryable } from '#platform/db';
import type { StoredCause } from './cause-rows.ts';
import { literal } from './rows.ts';

const CAUSE = `c.source as cause_source, c.actor_kind, c.actor_id, c.actor_name, c.reason, c.evidence as cause_evidence,
               c.job_id, c.undoes, c.first_position, c.last_position, c.at as cause_at`;

interface WithCause {
  readonly cause: number;
  readonly cause_source: Source;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly reason: string | null;
  readonly cause_evidence: unknown;
  readonly job_id: number | null;
  readonly undoes: number | null;
  readonly first_position: number;
  readonly last_position: number;
  readonly cause_at: Date;
}

export const causeOf = (row: WithCause): StoredCause => ({
  id: row.cause,
  source: row.cause_source,
  actor_kind: row.actor_kind,
  actor_id: row.actor_id,
  actor_name: row.actor_name,
  reason: row.reason,
  evidence: row.cause_evidence,
  job_id: row.job_id,
  undoes: row.undoes,
  first_position: row.first_position,
  last_position: row.last_position,
  at: row.cause_at,
});

export interface AssignmentRow extends WithCause {
  readonly tag: number;
  readonly staff: number;
  readonly source: Source;
  readonly locked: boolean;
  readonly since: Date;
  readonly expires_at: Date | null;
  readonly evidence: string | null;
}

export const assignmentsOfCustomer = (
  db: Queryable,
  workspace: number,
  customer: number,
  tag: number | null = null,
) =>
  db.many<AssignmentRow>(
    `select a.tag_id as tag, a.staff_id as staff, a.source, a.locked, a.since, a.expires_at, a.evidence,
            a.cause_id as cause, ${CAUSE}
       from assignment a join cause c on c.workspace_id = a.workspace_id and c.id = a.cause_id
      where a.workspace_id = $1 and a.customer = $2 and ($3::int is null or a.tag_id = $3)`,
    [workspace, customer, tag],
  );

export interface HistoryRow extends WithCause {
  readonly position: number;
  readonly at: Date;
  readonly tag: number;
  readonly staff: number;
  readonly added: boolean;
  readonly source: Source;
  readonly replaced_by: number | null;
  readonly evidence: string | null;
  /** An assignment was there before. */
  readonly renewed: boolean;
}

const HISTORY = `h.position, h.at, h.tag_id as tag, h.staff_id as staff, h.added, h.source, h.replaced_by,
  coalesce(h.evidence, h.was_evidence) as evidence, h.added and h.was_source is not null as renewed,
  h.cause_id as cause, ${CAUSE}`;
const FROM = 'tag_change h join cause c on c.workspace_id = h.workspace_id and c.id = h.cause_id';

/** Newest first, below `before`. */
export const historyPage = (
  db: Queryable,
  workspace: number,
  customer: number,
  tags: readonly number[],
  before: number | null,
  limit: number,
) =>
  db.many<HistoryRow>(
    `select ${HISTORY} from ${FROM}
      where h.workspace_id = $1 and h.customer = $2 and h.tag_id = any($3::int[])
        and ($4::bigint is null or h.position < $4)
      order by h.position desc limit $5`,
    [workspace, customer, literal(tags), before, limit],
  );

export const historyCount = async (
  db: Queryable,
  workspace: number,
  customers: readonly number[],
  tags: readonly number[],
): Promise<number> =>
  (
    await db.one<{ n: number }>(
      `select count(*) as n from tag_change
        where workspace_id = $1 and customer = any($2::int[]) and tag_id = any($3::int[])`,
      [workspace, literal(customers), literal(tags)],
    )
  ).n;

/** For the timeline: newest first by (time in whole milliseconds, position), below `before`. */
export const timelinePage = (
  db: Queryable,
  workspace: number,
  customers: readonly number[],
  tags: readonly number[],
  before: { readonly at: Date; readonly key: number } | null,
  limit: number,
) =>
  db.many<HistoryRow>(
    `select ${HISTORY} from ${FROM}
      where h.workspace_id = $1 and h.customer = any($2::int[]) and h.tag_id = any($3::int[])
        and ($4::timestamptz is null
             or (date_trunc('milliseconds', h.at), h.position) < ($4::timestamptz, $5::bigint))
      order by date_trunc('milliseconds', h.at) desc, h.position desc limit $6`,
    [workspace, literal(customers), literal(tags), before?.at ?? null, before?.key ?? null, limit],
  );

/** What some causes changed of these customers, in order. */
export const changesByCause = (
  db: Queryable,
  workspace: number,
  customers: readonly number[],
  tags: readonly number[],
  causes: readonly number[],
) =>
  db.many<HistoryRow>(
    `select ${HISTORY} from ${FROM}
      where h.workspace_id = $1 and h.customer = any($2::int[]) and h.tag_id = any($3::int[])
        and c.id = any($4::bigint[]) and h.position between c.first_position and c.last_position
      order by h.position`,
    [workspace, literal(customers), literal(tags), literal(causes)],
  );

/** The last time a tag went away from a customer. */
export const lastRemoval = (db: Queryable, workspace: number, customer: number, tag: number) =>
  db.maybe<HistoryRow>(
    `select ${HISTORY} from ${FROM}
      where h.workspace_id = $1 and h.customer = $2 and h.tag_id = $3 and not h.added
      order by h.position desc limit 1`,
    [workspace, customer, tag],
  );

/** The tag that went away when this one came, in the same decision. */
export const replacedByTag = (
  db: Queryable,
  workspace: number,
  customer: number,
  tag: number,
  cause: StoredCause,
) =>
  db.maybe<{ tag: number }>(
    `select tag_id as tag from tag_change
      where workspace_id = $1 and customer = $2 and position between $3 and $4 and cause_id = $5
        and replaced_by = $6 and not added
      order by position desc limit 1`,
    [workspace, customer, cause.first_position, cause.last_position, cause.id, tag],
  );

/** Of these customers and tags, what a person took off, as long as that is remembered. */
export const takenOffPairs = (
  db: Queryable,
  workspace: number,
  customers: readonly number[],
  tags: readonly number[],
  now: Date,
): Promise<{ readonly customer: number; readonly tag: number }[]> =>
  db.many(
    `select distinct customer, tag_id as tag from removal
      where workspace_id = $1 and customer = any($2::int[]) and tag_id = any($3::int[]) and (until is null or until > $4)`,
    [workspace, customers, tags, now],
  );

/** Whether a removal by a person keeps weaker sources from putting the tag on again. */
export const isRemembered = async (
  db: Queryable,
  workspace: number,
  customer: number,
  tag: number,
  now: Date,
): Promise<boolean> =>
  (await db.maybe(
    `select 1 from removal where workspace_id = $1 and tag_id = $2 and customer = $3
        and (until is null or until > $4)`,
    [workspace, tag, customer, now],
  )) !== null;
