import { record } from '#features/staff';
import { requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { advanceVocabulary } from '#platform/feed';
import type { AttributeReferences } from '../ports.ts';
import * as sql from './attribute-sql.ts';
import { needAttribute, refuseNamed, showAttribute } from './stored-attribute.ts';

/** Deletes an attribute without values; archives one that has some. Errors: `attribute.notFound`, `attribute.inUse`. */
export async function deleteAttribute(ctx: Ctx, id: string, ports: readonly AttributeReferences[]) {
  requireRight(ctx.actor, 'settings:manage');
  return ctx.db.transaction(async (tx) => {
    await advanceVocabulary(tx, ctx.workspace);
    const row = await needAttribute(tx, ctx, id);
    const { customers } = await sql.usageOf(tx, ctx.workspace, row.key);
    await refuseNamed(tx, ctx, row, ports);
    const archived = customers > 0;
    if (archived)
      await sql.updateAttribute(tx, ctx.workspace, row.id, {
        ...row,
        archived_at: row.archived_at ?? ctx.now,
      });
    else await sql.deleteAttribute(tx, ctx.workspace, row.id);
    await record(tx, ctx, {
      did: archived ? 'attribute.archived' : 'attribute.deleted',
      subject: toId('attribute', row.id),
      before: showAttribute(row),
    });
    return { deleted: !archived, archived, customers };
  });
}
