/** A declared attribute: as callers see it, found by its id, with clean options. */
import { AppError, conflict, findForbiddenIdentifier, needId, notFound, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import type { AttributeOutput } from '../contract.ts';
import type { AttributeReferences } from '../ports.ts';
import { type AttributeRecord, attributeById } from './attribute-sql.ts';

export const showAttribute = (row: AttributeRecord): AttributeOutput => ({
  id: toId('attribute', row.id),
  key: row.key,
  label: row.label,
  type: row.type,
  options: [...row.options],
  unit: row.unit,
  description: row.description,
  order: row.sort,
  builtIn: false,
  archived: row.archived_at !== null,
  createdAt: row.created_at.toISOString(),
});

/** One stored form of each option, each once; a number that must not be stored is none. */
export function cleanOptions(options: readonly string[]): string[] {
  const clean = options.map((option) => option.normalize('NFC'));
  const bad = clean.findIndex((option) => findForbiddenIdentifier(option) !== null);
  if (bad >= 0)
    throw new AppError('invalid', 'input.invalid', { count: 1 }, [
      { path: `options.${bad}`, code: 'privacy.forbiddenNumber' },
    ]);
  return [...new Set(clean)];
}

/** Error: `attribute.notFound`. */
export async function needAttribute(tx: Tx, ctx: Ctx, id: string): Promise<AttributeRecord> {
  const n = needId('attribute', id);
  const row = n > 2 ** 31 - 1 ? null : await attributeById(tx, ctx.workspace, n);
  if (!row) throw notFound('attribute.notFound', { attribute: id });
  return row;
}

/** A condition over an attribute that is out of use could not be read any more. Error: `attribute.inUse` with `references`. */
export async function refuseNamed(
  tx: Tx,
  ctx: Ctx,
  { key, label }: AttributeRecord,
  ports: readonly AttributeReferences[],
): Promise<void> {
  const references = (await Promise.all(ports.map((port) => port(tx, ctx, key)))).flat();
  const [first] = references;
  if (!first) return;
  const facts = { name: label, count: references.length, first: first.name };
  throw conflict('attribute.inUse', facts, { references });
}
