/** Which attributes there are: for checking values, for conditions, for screens. */
import type { Language } from '#kernel';
import type { Queryable } from '#platform/db';
import {
  type AttributeDefinition,
  type AttributeType,
  builtInCatalogue,
  type CatalogueEntry,
} from '../core/public.ts';
import { type AttributeRecord, listAttributes } from './attribute-sql.ts';

const entry = (row: AttributeRecord): CatalogueEntry => ({
  key: row.key,
  label: row.label,
  type: row.type,
  options: row.options,
  unit: row.unit,
  builtIn: false,
  archived: row.archived_at !== null,
  absent: null,
});

/** Declared attributes by key. */
export async function attributeDefinitions(
  db: Queryable,
  workspace: number,
): Promise<Map<string, AttributeDefinition>> {
  const rows = await listAttributes(db, workspace);
  return new Map(rows.map((row) => [row.key, entry(row)]));
}

/** Everything that conditions can ask of a customer by key: declared attributes and the built-in ones. */
export async function attributeCatalogue(
  db: Queryable,
  workspace: number,
  language: Language = 'zh-CN',
): Promise<CatalogueEntry[]> {
  return [...(await listAttributes(db, workspace)).map(entry), ...builtInCatalogue(language)];
}

/** Types of the declared attributes by key, archived ones included: their values are still there. */
export async function attributeTypes(db: Queryable, workspace: number): Promise<Map<string, AttributeType>> {
  const rows = await listAttributes(db, workspace);
  return new Map(rows.map((row) => [row.key, row.type]));
}
