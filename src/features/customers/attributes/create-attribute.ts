import { record } from '#features/staff';
import { AppError, conflict, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { advanceVocabulary } from '#platform/feed';
import type { AttributeOutput, NewAttribute } from '../contract.ts';
import { checkShape, MOST_ATTRIBUTES } from '../core/public.ts';
import * as sql from './attribute-sql.ts';
import { cleanOptions, showAttribute } from './stored-attribute.ts';

/** Errors: `attribute.keyTaken`, `attribute.tooMany`, `attribute.optionsMissing`, `attribute.optionsNotAllowed`. */
export async function createAttribute(ctx: Ctx, input: NewAttribute): Promise<AttributeOutput> {
  requireRight(ctx.actor, 'settings:manage');
  const key = input.key.normalize('NFC');
  const shape = { key, type: input.type, options: cleanOptions(input.options) };
  checkShape(shape);
  return ctx.db.transaction(async (tx) => {
    // Conditions can use it from here on: whoever keeps customers in memory has to hear of it.
    await advanceVocabulary(tx, ctx.workspace);
    const rows = await sql.listAttributes(tx, ctx.workspace);
    const taken = rows.find((row) => row.key === key);
    if (taken)
      throw conflict('attribute.keyTaken', {
        key,
        attribute: toId('attribute', taken.id),
        archived: taken.archived_at !== null,
      });
    if (rows.length >= MOST_ATTRIBUTES)
      throw new AppError('conflict', 'attribute.tooMany', { max: MOST_ATTRIBUTES });
    const row = await sql.insertAttribute(tx, ctx.workspace, key, {
      label: input.label,
      type: shape.type,
      options: shape.options,
      unit: input.unit,
      description: input.description,
      sort: input.order,
      archived_at: null,
    });
    await record(tx, ctx, {
      did: 'attribute.created',
      subject: toId('attribute', row.id),
      after: showAttribute(row),
    });
    return showAttribute(row);
  });
}
