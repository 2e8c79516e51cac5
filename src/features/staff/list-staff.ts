import { needId, type OutputOf, type QueryOf, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { fromCursor, isRowNumber, pageOf } from '#platform/http';
import type { listStaff as contract, StaffItem } from './contract.ts';
import * as sql from './sql.ts';
import { needStaff, staffItem } from './staff-item.ts';

export async function listStaff(
  ctx: Ctx,
  query: QueryOf<typeof contract>,
): Promise<OutputOf<typeof contract>> {
  requireRight(ctx.actor, 'staff:read');
  const filter: sql.StaffFilter = {
    q: query.q || null,
    role: query.role ?? null,
    department: query.department === undefined ? null : needId('department', query.department, 'department'),
    active: query.active === undefined ? null : query.active === 'true',
  };
  const manages = ctx.actor.rights.has('staff:manage');
  const after = fromCursor(query.cursor, isRowNumber) ?? 0;
  const rows = await sql.staffPage(ctx.db, ctx.workspace, filter, after, query.limit + 1);
  const { page, nextCursor } = pageOf(rows, query.limit, (last) => last.id);
  return {
    items: page.map((row) => staffItem(row, manages)),
    nextCursor,
    total: await sql.staffCount(ctx.db, ctx.workspace, filter),
  };
}

/** Error: `staff.notFound`. */
export async function getStaff(ctx: Ctx, staffId: string): Promise<StaffItem> {
  requireRight(ctx.actor, 'staff:read');
  const row = await needStaff(ctx.db, ctx.workspace, needId('staff', staffId));
  return staffItem(row, ctx.actor.rights.has('staff:manage'));
}
