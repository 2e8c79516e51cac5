import { record } from '#features/staff';
import { requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { advanceVocabulary } from '#platform/feed';
import type { AttributeChange, AttributeOutput } from '../contract.ts';
import { checkChange, checkShape, needsUsage, takesOptions } from '../core/public.ts';
import type { AttributeReferences } from '../ports.ts';
import * as sql from './attribute-sql.ts';
import { cleanOptions, needAttribute, refuseNamed, showAttribute } from './stored-attribute.ts';

/** Errors: `attribute.notFound`, `attribute.inUse`, `attribute.typeInUse`, `attribute.optionInUse` (both with the number of customers). */
export async function changeAttribute(
  ctx: Ctx,
  id: string,
  change: AttributeChange,
  ports: readonly AttributeReferences[],
): Promise<AttributeOutput> {
  requireRight(ctx.actor, 'settings:manage');
  return ctx.db.transaction(async (tx) => {
    await advanceVocabulary(tx, ctx.workspace);
    const before = await needAttribute(tx, ctx, id);
    const type = change.type ?? before.type;
    // Options belong to their type: a new type without options starts without.
    const kept = takesOptions(type) ? before.options : [];
    const options = change.options ? cleanOptions(change.options) : kept;
    const after = { key: before.key, type, options };
    checkShape(after);
    if (needsUsage(before, after))
      checkChange(before, after, await sql.usageOf(tx, ctx.workspace, before.key));
    const archived = change.archived ?? before.archived_at !== null;
    if (archived && before.archived_at === null) await refuseNamed(tx, ctx, before, ports);
    const row = await sql.updateAttribute(tx, ctx.workspace, before.id, {
      label: change.label ?? before.label,
      type,
      options,
      unit: change.unit === undefined ? before.unit : change.unit,
      description: change.description ?? before.description,
      sort: change.order ?? before.sort,
      archived_at: archived ? (before.archived_at ?? ctx.now) : null,
    });
    await record(tx, ctx, {
      did: 'attribute.changed',
      subject: toId('attribute', row.id),
      before: showAttribute(before),
      after: showAttribute(row),
    });
    return showAttribute(row);
  });
}
