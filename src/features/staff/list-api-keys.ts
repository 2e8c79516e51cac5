import { type OutputOf, type QueryOf, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { fromCursor, isRowNumber, pageOf } from '#platform/http';
import { apiKeyItem } from './api-keys.ts';
import type { listApiKeys as contract } from './contract.ts';
import * as sql from './sql.ts';

export async function listApiKeys(
  ctx: Ctx,
  query: QueryOf<typeof contract>,
): Promise<OutputOf<typeof contract>> {
  requireRight(ctx.actor, 'keys:manage');
  const before = fromCursor(query.cursor, isRowNumber);
  const rows = await sql.keyPage(ctx.db, ctx.workspace, before, query.limit + 1);
  const { page, nextCursor } = pageOf(rows, query.limit, (last) => last.id);
  return {
    items: page.map(apiKeyItem),
    nextCursor,
    total: await sql.keyCount(ctx.db, ctx.workspace),
  };
}
