/** Saved audiences: a condition under a name. */

import { count, evaluate, toRoaring } from '#features/audience/core';
import { type Condition, resolveCondition, sentence } from '#features/conditions/core';
import { record } from '#features/staff';
import { nameTakenIn, normalizeName } from '#features/tags/core';
import { AppError, conflict, findIdentifiers, invalid, needId, notAllowed, notFound, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { advanceVocabulary } from '#platform/feed';
import { fromCursor, isRowNumber, pageOf } from '#platform/http';
import type { Audiences } from './people.ts';
import { audienceReferences, withAudienceIds } from './references.ts';
import {
  type AudienceRow,
  audienceById,
  audienceNames,
  insertAudience,
  listAudienceRows,
  markDeleted,
  updateAudience,
} from './sql.ts';
import { termsIn } from './vocabulary.ts';

/** The row with what its condition means and counts today. A condition whose names are gone is shown with its problem. */
async function shown(audiences: Audiences, ctx: Ctx, row: AudienceRow) {
  const condition = row.kind === 'frozen' ? { audience: toId('audience', row.id) } : row.condition;
  let text = '';
  let number: number | null = null;
  let problem: string | null = null;
  const { position } = await audiences.index(ctx);
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
    position,
  };
}

async function find(db: Queryable, ctx: Ctx, id: string): Promise<AudienceRow> {
  const row = await audienceById(db, ctx, needId('audience', id));
  if (!row) throw notFound('audience.notFound', { id });
  return row;
}

/** Shared means that others may use it, not that they may change it. Error: `audience.notYours` with its owner. */
function refuseForeign({ actor }: Ctx, row: AudienceRow): void {
  if (actor.reach === 'workspace' || (row.owner_id !== null && row.owner_id === actor.staff)) return;
  throw notAllowed('audience.notYours', { name: row.name, owner: row.owner_name ?? '—' });
}

/**
 * A change of saved audiences. The right to write is taken before anything is read, and everything is read through the
 * transaction: what was checked is still so when it is written, and no writer waits for a second connection.
 */
const changing = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> =>
  ctx.db.transaction(async (tx) => {
    await advanceVocabulary(tx, ctx.workspace);
    return work(tx);
  });

/** A name as it is stored. Error: `input.invalid` when it holds a number of a card, a person or a phone. */
function cleanName(name: string): string {
  const [found] = findIdentifiers(name);
  if (found)
    throw invalid('input.invalid', { count: 1 }, [
      { path: 'name', code: 'audience.identifier', facts: { kind: found.kind } },
    ]);
  return normalizeName(name);
}

/** Names that differ only in case, width or blanks are one name. Error: `audience.nameTaken`. */
async function refuseTaken(tx: Tx, ctx: Ctx, name: string, own: number | null): Promise<void> {
  const taken = nameTakenIn(await audienceNames(tx, ctx.workspace), name, own);
  if (taken) throw conflict('audience.nameTaken', { name: taken.name });
}

export async function listAudiences(
  audiences: Audiences,
  ctx: Ctx,
  query: { cursor?: string | undefined; limit: number; minPosition?: number | undefined },
) {
  await audiences.index(ctx, query.minPosition);
  const { rows, total } = await listAudienceRows(
    ctx.db,
    ctx,
    fromCursor(query.cursor, isRowNumber),
    query.limit + 1,
  );
  const { page, nextCursor } = pageOf(rows, query.limit, (last) => last.id);
  return {
    items: await Promise.all(page.map((row) => shown(audiences, ctx, row))),
    nextCursor,
    total,
  };
}

export async function getAudience(audiences: Audiences, ctx: Ctx, id: string, minPosition?: number) {
  await audiences.index(ctx, minPosition);
  return shown(audiences, ctx, await find(ctx.db, ctx, id));
}

export interface AudienceInput {
  readonly name: string;
  readonly condition: Condition;
  readonly description?: string | undefined;
  readonly shared?: boolean | undefined;
}

/** Errors: those of the condition; `audience.nameTaken`. */
export async function createAudience(audiences: Audiences, ctx: Ctx, input: AudienceInput) {
  const name = cleanName(input.name);
  const id = await changing(ctx, async (tx) => {
    const terms = await termsIn(tx, ctx);
    resolveCondition(input.condition, terms, { at: 'condition' });
    const condition = withAudienceIds(input.condition, terms);
    await refuseTaken(tx, ctx, name, null);
    const made = await insertAudience(tx, ctx, {
      name,
      description: input.description ?? '',
      condition,
      shared: input.shared ?? true,
      frozen: null,
    });
    await record(tx, ctx, {
      did: 'audience.created',
      subject: toId('audience', made.id),
      after: { name, condition },
    });
    return made.id;
  });
  return getAudience(audiences, ctx, toId('audience', id));
}

export type AudiencePatch = { readonly [K in keyof AudienceInput]?: AudienceInput[K] | undefined };

/** Errors: `audience.notFound`, `audience.notYours`, `audience.frozen`, `audience.nameTaken`, `condition.cycle` and those of the condition. */
export async function changeAudience(audiences: Audiences, ctx: Ctx, id: string, patch: AudiencePatch) {
  const name = patch.name === undefined ? undefined : cleanName(patch.name);
  await changing(ctx, async (tx) => {
    const row = await find(tx, ctx, id);
    refuseForeign(ctx, row);
    const wanted = patch.condition && { condition: patch.condition, terms: await termsIn(tx, ctx) };
    if (wanted) {
      if (row.kind === 'frozen') throw conflict('audience.frozen', { name: row.name });
      resolveCondition(wanted.condition, wanted.terms, { at: 'condition', saving: row });
    }
    if (name !== undefined) await refuseTaken(tx, ctx, name, row.id);
    const before = {
      name: row.name,
      description: row.description,
      condition: row.condition,
      shared: row.shared,
    };
    const after = {
      name: name ?? row.name,
      description: patch.description ?? row.description,
      condition: wanted ? withAudienceIds(wanted.condition, wanted.terms) : row.condition,
      shared: patch.shared ?? row.shared,
    };
    await updateAudience(tx, ctx, row.id, after);
    await record(tx, ctx, { did: 'audience.changed', subject: id, before, after });
  });
  return getAudience(audiences, ctx, id);
}

/** Errors: `audience.notFound`, `audience.notYours`; `audience.inUse` with what refers to it. */
export async function deleteAudience(ctx: Ctx, id: string) {
  await changing(ctx, async (tx) => {
    const row = await find(tx, ctx, id);
    refuseForeign(ctx, row);
    const references = await audienceReferences(tx, ctx, row.id);
    if (references.length > 0)
      throw conflict('audience.inUse', { name: row.name, count: references.length }, { references });
    await markDeleted(tx, ctx, row.id);
    await record(tx, ctx, {
      did: 'audience.deleted',
      subject: id,
      before: { name: row.name, condition: row.condition },
    });
  });
  return { id };
}

/**
 * Keeps the customers of the moment of asking, whatever happens to the condition. Only what the caller sees is kept.
 * Errors: `audience.notFound`, also when it is deleted meanwhile; `audience.frozen`, `audience.nameTaken`.
 */
export async function freezeAudience(audiences: Audiences, ctx: Ctx, id: string, name: string | undefined) {
  const row = await find(ctx.db, ctx, id);
  if (row.kind === 'frozen') throw conflict('audience.frozen', { name: row.name });
  const people = await audiences.of(ctx, row.condition);
  const members = evaluate(people.expression, people.alive);
  const stamp = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ctx.timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(ctx.now);
  const title = name === undefined ? `${row.name} ${stamp}` : cleanName(name);
  if (title.length > 100)
    throw invalid('input.invalid', { count: 1 }, [{ path: 'name', code: 'tooLong', facts: { max: 100 } }]);
  const made = await changing(ctx, async (tx) => {
    await find(tx, ctx, id);
    await refuseTaken(tx, ctx, title, null);
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
  const row = await find(ctx.db, ctx, id);
  return { name: row.name, condition: { audience: id } as Condition };
}
