/** Declaring attributes: list, create, change, delete. */
import { record } from '#features/staff';
import { AppError, conflict, needId, notFound, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import * as sql from './attribute-sql.ts';
import type { AttributeChange, AttributeOutput, NewAttribute } from './contract.ts';
import {
  builtInCatalogue,
  checkChange,
  checkShape,
  forbiddenIn,
  MOST_ATTRIBUTES,
  needsUsage,
} from './core/public.ts';
import type { AttributeReferences } from './ports.ts';

const show = (row: sql.AttributeRecord): AttributeOutput => ({
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

/** The declared ones in their order; on request also archived and built-in ones. Never more than one page. */
export async function listAttributes(
  ctx: Ctx,
  query: { readonly archived: boolean; readonly builtIn: boolean },
) {
  requireRight(ctx.actor, 'customers:read');
  const rows = await sql.listAttributes(ctx.db, ctx.workspace);
  const own = rows.filter((row) => query.archived || row.archived_at === null).map(show);
  const builtIn = query.builtIn
    ? builtInCatalogue(ctx.language).map(
        ({ key, label, type, options }): AttributeOutput => ({
          id: null,
          key,
          label,
          type,
          options: [...options],
          unit: null,
          description: '',
          order: 0,
          builtIn: true,
          archived: false,
          createdAt: null,
        }),
      )
    : [];
  const items = [...own, ...builtIn];
  return { items, nextCursor: null, total: items.length };
}

/** One stored form of each option, each once; a number that must not be stored is none. */
function cleanOptions(options: readonly string[]): string[] {
  const clean = options.map((option) => option.normalize('NFC'));
  const bad = clean.findIndex((option) => forbiddenIn(option) !== null);
  if (bad >= 0)
    throw new AppError('invalid', 'input.invalid', { count: 1 }, [
      { path: `options.${bad}`, code: 'privacy.forbiddenNumber' },
    ]);
  return [...new Set(clean)];
}

/** Errors: `attribute.keyTaken`, `attribute.tooMany`, `attribute.optionsMissing`, `attribute.optionsNotAllowed`. */
export async function createAttribute(ctx: Ctx, input: NewAttribute): Promise<AttributeOutput> {
  requireRight(ctx.actor, 'settings:manage');
  const key = input.key.normalize('NFC');
  const shape = { key, type: input.type, options: cleanOptions(input.options) };
  checkShape(shape);
  return ctx.db.transaction(async (tx) => {
    // Conditions can use it from here on: whoever keeps customers in memory has to hear of it.
    await advance(tx, ctx.workspace, 1);
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
    await record(tx, ctx, { did: 'attribute.created', subject: toId('attribute', row.id), after: show(row) });
    return show(row);
  });
}

async function load(tx: Tx, ctx: Ctx, id: string): Promise<sql.AttributeRecord> {
  const n = needId('attribute', id);
  const row = n > 2 ** 31 - 1 ? null : await sql.attributeById(tx, ctx.workspace, n);
  if (!row) throw notFound('attribute.notFound', { attribute: id });
  return row;
}

/** Errors: `attribute.notFound`, `attribute.typeInUse`, `attribute.optionInUse` (both with the number of customers). */
export async function changeAttribute(
  ctx: Ctx,
  id: string,
  change: AttributeChange,
): Promise<AttributeOutput> {
  requireRight(ctx.actor, 'settings:manage');
  return ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 1);
    const before = await load(tx, ctx, id);
    const type = change.type ?? before.type;
    // Options belong to their type: a new type without options starts without.
    const kept = type === 'one' || type === 'many' ? before.options : [];
    const options = change.options ? cleanOptions(change.options) : kept;
    const after = { key: before.key, type, options };
    checkShape(after);
    if (needsUsage(before, after))
      checkChange(before, after, await sql.usageOf(tx, ctx.workspace, before.key));
    const archived = change.archived ?? before.archived_at !== null;
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
      before: show(before),
      after: show(row),
    });
    return show(row);
  });
}

/** Deletes an attribute that nobody uses; archives one that has values or that something refers to. */
export async function deleteAttribute(ctx: Ctx, id: string, ports: readonly AttributeReferences[]) {
  requireRight(ctx.actor, 'settings:manage');
  return ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 1);
    const row = await load(tx, ctx, id);
    const { customers } = await sql.usageOf(tx, ctx.workspace, row.key);
    const references = (await Promise.all(ports.map((port) => port(tx, ctx, row.key)))).flat();
    const archived = customers > 0 || references.length > 0;
    if (archived)
      await sql.updateAttribute(tx, ctx.workspace, row.id, {
        ...row,
        archived_at: row.archived_at ?? ctx.now,
      });
    else await sql.deleteAttribute(tx, ctx.workspace, row.id);
    await record(tx, ctx, {
      did: archived ? 'attribute.archived' : 'attribute.deleted',
      subject: toId('attribute', row.id),
      before: show(row),
    });
    return { deleted: !archived, archived, customers, references };
  });
}
