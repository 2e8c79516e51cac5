/** The audit trail (V20): one line per change, written in the transaction of what it records. Append-only. */
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';

export interface AuditEntry {
  /** `subject.verb`, e.g. `tag.renamed`. */
  readonly did: string;
  /** Outer id of what was changed. */
  readonly subject: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
}

/** For a trial of writes that leave traces. */
export const auditTrialTables = ['audit_log'] as const;

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** Takes a transaction, so that a change and its trace stand or fall together. */
export async function record(tx: Tx, ctx: Ctx, entry: AuditEntry): Promise<void> {
  await insert(tx, ctx, entry);
}

/** For reading that leaves a trace without changing anything: revealing a phone number, exporting people. */
export async function recordRead(db: Queryable, ctx: Ctx, entry: AuditEntry): Promise<void> {
  await insert(db, ctx, entry);
}

/** Whom or what this request or job did something to before, also before it was killed and began again. */
export async function doneBefore(db: Queryable, ctx: Ctx, did: string): Promise<Set<string>> {
  const rows = await db.many<{ subject_id: string }>(
    'select subject_id from audit_log where workspace_id = $1 and request_id = $2 and did = $3 and subject_id is not null',
    [ctx.workspace, ctx.requestId, did],
  );
  return new Set(rows.map((row) => row.subject_id));
}

async function insert(db: Queryable, ctx: Ctx, entry: AuditEntry): Promise<void> {
  const { actor } = ctx;
  await db.run(
    `insert into audit_log (workspace_id, actor_kind, actor_id, actor_name, ip, request_id, did, subject_id, before, after, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ctx.workspace,
      actor.kind,
      actor.id,
      actor.name,
      ctx.ip,
      ctx.requestId,
      entry.did,
      entry.subject,
      json(entry.before),
      json(entry.after),
      entry.reason ?? null,
    ],
  );
}
