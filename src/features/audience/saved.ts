/** Saved audiences: a condition under a name. */

import { count, evaluate, toRoaring } from '#features/audience/core';
import {
  type Condition,
  leavesOf,
  type Resolved,
  resolveCondition,
  sentence,
} from '#features/conditions/core';
import type { AttributeReferences } from '#features/customers';
import { record } from '#features/staff';
import type { ReferenceSource } from '#features/tags';
import { AppError, conflict, invalid, needId, notFound, rights, toId } from '#kernel';
import { type Ctx, systemActor } from '#platform/context';
import { advanceVocabulary } from '#platform/feed';
import { fromCursor, isNumber, toCursor } from '#platform/http';
import type { Audiences } from './people.ts';
import {
  type AudienceRow,
  allConditions,
  audienceById,
  insertAudience,
  listAudienceRows,
  markDeleted,
  nameTaken,
  updateAudience,
} from './sql.ts';

/** The row with what its condition means and counts today. A condition whose names are gone is shown with its problem. */
async function shown(audiences: Audiences, ctx: Ctx, row: AudienceRow) {
  const condition = row.kind === 'frozen' ? { audience: toId('audience', row.id) } : row.condition;
  let text = '';
  let number: number | null = null;
  let problem: string | null = null;
  try {
    const people = await audiences.of(ctx, condition);
    number = count(people.expression, people.alive);
    text = sentence(resolveCondition(row.condition, people.terms), people.terms, ctx.language);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problem = error.details.map((d) => `${d.path}: ${d.code}`).join('; ') || error.code;
  }
  return {
    id: toId('audience', row.id),
    name: row.name,
    description: row.description,
    kind: row.kind,
    condition: row.condition,
    text,
    count: number,
    problem,
    shared: row.shared,
    owner: row.owner_name,
    frozenAt: row.frozen_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

async function find(ctx: Ctx, id: string): Promise<AudienceRow> {
  const row = await audienceById(ctx.db, ctx, needId('audience', id));
  if (!row) throw notFound('audience.notFound', { id });
  return row;
}

export async function listAudiences(
  audiences: Audiences,
  ctx: Ctx,
  query: { cursor?: string | undefined; limit: number },
) {
  const { rows, total } = await listAudienceRows(
    ctx.db,
    ctx,
    fromCursor(query.cursor, isNumber),
    query.limit + 1,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: await Promise.all(page.map((row) => shown(audiences, ctx, row))),
    nextCursor: rows.length > query.limit && last ? toCursor(last.id) : null,
    total,
  };
}

export const getAudience = async (audiences: Audiences, ctx: Ctx, id: string) =>
  shown(audiences, ctx, await find(ctx, id));

export interface AudienceInput {
  readonly name: string;
  readonly condition: Condition;
  readonly description?: string | undefined;
  readonly shared?: boolean | undefined;
}

/** Errors: those of the condition; `audience.nameTaken`. */
export async function createAudience(audiences: Audiences, ctx: Ctx, input: AudienceInput) {
  resolveCondition(input.condition, await audiences.terms(ctx), { at: 'condition' });
  const id = await ctx.db.transaction(async (tx) => {
    await advanceVocabulary(tx, ctx.workspace);
    const made = await insertAudience(tx, ctx, {
      name: input.name,
      description: input.description ?? '',
      condition: input.condition,
      shared: input.shared ?? true,
      frozen: null,
    });
    if (!made) throw conflict('audience.nameTaken', { name: input.name });
    await record(tx, ctx, {
      did: 'audience.created',
      subject: toId('audience', made.id),
      after: { name: input.name, condition: input.condition },
    });
    return made.id;
  });
  return getAudience(audiences, ctx, toId('audience', id));
}

export type AudiencePatch = { readonly [K in keyof AudienceInput]?: AudienceInput[K] | undefined };

/** Errors: `audience.notFound`, `audience.frozen`, `audience.nameTaken`, `condition.cycle` and those of the condition. */
export async function changeAudience(audiences: Audiences, ctx: Ctx, id: string, patch: AudiencePatch) {
  const row = await find(ctx, id);
  if (patch.condition !== undefined) {
    if (row.kind === 'frozen') throw conflict('audience.frozen', { name: row.name });
    resolveCondition(patch.condition, await audiences.terms(ctx), { at: 'condition', saving: row });
  }
  await ctx.db.transaction(async (tx) => {
    await advanceVocabulary(tx, ctx.workspace);
    if (patch.name !== undefined && (await nameTaken(tx, ctx, patch.name, row.id)))
      throw conflict('audience.nameTaken', { name: patch.name });
    const after = {
      name: patch.name ?? row.name,
      description: patch.description ?? row.description,
      condition: patch.condition ?? row.condition,
      shared: patch.shared ?? row.shared,
    };
    await updateAudience(tx, ctx, row.id, after);
    const before = {
      name: row.name,
      description: row.description,
      condition: row.condition,
      shared: row.shared,
    };
    await record(tx, ctx, { did: 'audience.changed', subject: id, before, after });
  });
  return getAudience(audiences, ctx, id);
}

interface Mention {
  readonly row: { readonly id: number; readonly name: string };
  readonly resolved: Resolved;
  readonly condition: unknown;
}

/** All saved conditions that can be read, whoever owns them: a delete must not miss what its actor cannot see. */
async function mentions(ctx: Ctx, terms: Terms): Promise<Mention[]> {
  const found: Mention[] = [];
  for (const row of await allConditions(ctx.db, ctx.workspace)) {
    try {
      found.push({ row, resolved: resolveCondition(row.condition, terms), condition: row.condition });
    } catch (error) {
      // A condition that names what is gone holds nothing back.
      if (!(error instanceof AppError)) throw error;
    }
  }
  return found;
}

const forEverybody = (ctx: Ctx): Ctx => ({
  ...ctx,
  actor: systemActor(ctx.workspace, 'references', new Set(rights)),
});

/** Saved audiences that name a tag, for the library's deletes and merges. */
export const tagReferences = (audiences: Audiences): ReferenceSource => ({
  find: async (ctx, tags) => {
    const all = forEverybody(ctx);
    const found = await mentions(all, await audiences.terms(all));
    return found.flatMap(({ row, resolved }) => {
      const named = new Set(
        [...leavesOf(resolved)].flatMap((leaf) => (leaf.kind === 'tag' ? [leaf.tag] : [])),
      );
      return tags
        .filter((tag) => named.has(tag))
        .map((tag) => ({ kind: 'audience', id: toId('audience', row.id), name: row.name, tag }));
    });
  },
});

/** Saved audiences that name an attribute by its key. */
export const attributeReferences =
  (audiences: Audiences): AttributeReferences =>
  async (_db, ctx, key) => {
    const all = forEverybody(ctx);
    const found = await mentions(all, await audiences.terms(all));
    return found
      .filter(({ resolved }) =>
        [...leavesOf(resolved)].some((leaf) => leaf.kind === 'attribute' && leaf.key === key),
      )
      .map(({ row }) => ({ id: toId('audience', row.id), name: row.name }));
  };

type Terms = Awaited<ReturnType<Audiences['terms']>>;

function mentionsAudience(condition: unknown, terms: Terms, id: number): boolean {
  if (typeof condition !== 'object' || condition === null) return false;
  return Object.entries(condition).some(([key, value]) =>
    key === 'audience' && typeof value === 'string'
      ? terms.findAudiences(value).some((a) => a.id === id)
      : mentionsAudience(value, terms, id),
  );
}

/** Errors: `audience.notFound`; `audience.inUse` with what refers to it. */
export async function deleteAudience(audiences: Audiences, ctx: Ctx, id: string) {
  const row = await find(ctx, id);
  const all = forEverybody(ctx);
  const terms = await audiences.terms(all);
  const references = (await mentions(all, terms))
    .filter((m) => m.row.id !== row.id && mentionsAudience(m.condition, terms, row.id))
    .map((m) => ({ kind: 'audience', id: toId('audience', m.row.id), name: m.row.name }));
  if (references.length > 0)
    throw conflict('audience.inUse', { name: row.name, count: references.length }, { references });
  await ctx.db.transaction(async (tx) => {
    await advanceVocabulary(tx, ctx.workspace);
    await markDeleted(tx, ctx, row.id);
    await record(tx, ctx, {
      did: 'audience.deleted',
      subject: id,
      before: { name: row.name, condition: row.condition },
    });
  });
  return { id };
}

/** Keeps the customers of this moment, whatever happens to the condition. Only what the caller sees is kept. */
export async function freezeAudience(audiences: Audiences, ctx: Ctx, id: string, name: string | undefined) {
  const row = await find(ctx, id);
  if (row.kind === 'frozen') throw conflict('audience.frozen', { name: row.name });
  const people = await audiences.of(ctx, row.condition);
  const members = evaluate(people.expression, people.alive);
  const stamp = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ctx.timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(ctx.now);
  const title = name ?? `${row.name} ${stamp}`;
  if (title.length > 100)
    throw invalid('input.invalid', { count: 1 }, [{ path: 'name', code: 'tooLong', facts: { max: 100 } }]);
  const made = await ctx.db.transaction(async (tx) => {
    await advanceVocabulary(tx, ctx.workspace);
    const inserted = await insertAudience(tx, ctx, {
      name: title,
      description: row.description,
      condition: row.condition,
      shared: row.shared,
      frozen: {
        members: toRoaring(members),
        count: members.size,
        position: people.index.position,
        from: row.id,
      },
    });
    if (!inserted) throw conflict('audience.nameTaken', { name: title });
    await record(tx, ctx, {
      did: 'audience.frozen',
      subject: toId('audience', inserted.id),
      after: { name: title, from: id, count: members.size },
    });
    return inserted.id;
  });
  return getAudience(audiences, ctx, toId('audience', made));
}

/** Customers of a saved audience, dynamic or frozen, as a condition. */
export async function conditionOf(ctx: Ctx, id: string): Promise<{ name: string; condition: Condition }> {
  const row = await find(ctx, id);
  return { name: row.name, condition: { audience: id } as Condition };
}
