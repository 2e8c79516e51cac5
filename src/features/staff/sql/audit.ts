/** The append-only audit trail. */
import type { Queryable } from '#platform/db';

export interface AuditRow {
  id: number;
  at: Date;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  ip: string | null;
  request_id: string | null;
  did: string;
  subject_id: string | null;
  before: unknown;
  after: unknown;
  reason: string | null;
}

export interface AuditFilter {
  readonly actor: string | null;
  readonly did: string | null;
  readonly subject: string | null;
  /** Inclusive. */
  readonly since: Date | null;
  /** Exclusive. */
  readonly until: Date | null;
}

const auditMatches = `workspace_id = $1 and ($2::text is null or actor_id = $2)
  and ($3::text is null or starts_with(did, $3)) and ($4::text is null or subject_id = $4)
  and ($5::timestamptz is null or at >= $5) and ($6::timestamptz is null or at < $6)`;

const auditParams = (workspace: number, f: AuditFilter) => [
  workspace,
  f.actor,
  f.did,
  f.subject,
  f.since,
  f.until,
];

/** Newest first, below line `before`. */
export const auditPage = (
  db: Queryable,
  workspace: number,
  filter: AuditFilter,
  before: number | null,
  limit: number,
) =>
  db.many<AuditRow>(
    `select id, at, actor_kind, actor_id, actor_name, ip, request_id, did, subject_id, before, after, reason
       from audit_log where ${auditMatches} and ($7::bigint is null or id < $7) order by id desc limit $8`,
    [...auditParams(workspace, filter), before, limit],
  );

export const auditCount = async (db: Queryable, workspace: number, filter: AuditFilter): Promise<number> =>
  (
    await db.one<{ n: number }>(
      `select count(*) as n from audit_log where ${auditMatches}`,
      auditParams(workspace, filter),
    )
  ).n;
