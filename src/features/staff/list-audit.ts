import { type OutputOf, type QueryOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { fromCursor, isPlace, pageOf } from '#platform/http';
import type { AuditItem, listAudit as contract } from './contract.ts';
import * as sql from './sql.ts';

type Query = QueryOf<typeof contract>;

export const auditFilter = (query: Omit<Query, 'cursor' | 'limit'>): sql.AuditFilter => ({
  actor: query.actor || null,
  did: query.did || null,
  subject: query.subject || null,
  since: query.since === undefined ? null : new Date(query.since),
  until: query.until === undefined ? null : new Date(query.until),
});

export async function listAudit(ctx: Ctx, query: Query): Promise<OutputOf<typeof contract>> {
  requireRight(ctx.actor, 'audit:read');
  const filter = auditFilter(query);
  const before = fromCursor(query.cursor, isPlace);
  const rows = await sql.auditPage(ctx.db, ctx.workspace, filter, before, query.limit + 1);
  const { page, nextCursor } = pageOf(rows, query.limit, (last) => last.id);
  return {
    items: page.map(auditItem),
    nextCursor,
    total: await sql.auditCount(ctx.db, ctx.workspace, filter),
  };
}

const auditItem = (row: sql.AuditRow): AuditItem => ({
  id: toId('audit', row.id),
  at: row.at.toISOString(),
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  ip: row.ip,
  did: row.did,
  subject: row.subject_id,
  before: row.before,
  after: row.after,
  reason: row.reason,
  requestId: row.request_id,
});
