import type { Writable } from 'node:stream';
import { type QueryOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { csvWriter } from '#platform/files';
import { recordRead } from './audit.ts';
import type { exportAudit as contract } from './contract.ts';
import { auditFilter } from './list-audit.ts';
import * as sql from './sql.ts';

const PAGE = 1000;
const header = [
  'id',
  'at',
  'actorKind',
  'actor',
  'actorName',
  'ip',
  'did',
  'subject',
  'before',
  'after',
  'reason',
  'requestId',
];

/** Writes the matching lines as CSV, newest first, page by page: memory stays the same however long the trail is. */
export async function exportAudit(
  ctx: Ctx,
  query: QueryOf<typeof contract>,
  output: Writable,
): Promise<void> {
  requireRight(ctx.actor, 'audit:read');
  const { format: _, ...filters } = query;
  const filter = auditFilter(filters);
  // The export is itself on record before the first line leaves.
  await recordRead(ctx.db, ctx, { did: 'audit.exported', subject: null, after: filters });
  const table = csvWriter(output, { header });
  const clock = wallClock(ctx.timeZone);
  let before: number | null = null;
  for (;;) {
    const rows: sql.AuditRow[] = await sql.auditPage(ctx.db, ctx.workspace, filter, before, PAGE);
    await table.write(rows.map((row) => cells(row, clock)));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) break;
    before = last.id;
  }
  await table.end();
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

const cells = (row: sql.AuditRow, clock: Intl.DateTimeFormat) => [
  toId('audit', row.id),
  { date: clock.format(row.at) },
  row.actor_kind,
  row.actor_id,
  row.actor_name,
  row.ip,
  row.did,
  row.subject_id,
  json(row.before),
  json(row.after),
  row.reason,
  row.request_id,
];

/** `2026-01-31 09:05:00`, as a clock on the wall of the company shows it. */
const wallClock = (timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
