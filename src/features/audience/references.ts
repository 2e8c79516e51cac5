/** What saved conditions name, whoever owns them: nothing that is named may disappear unseen. */
import { type Leaf, leavesOf, type Resolved, resolveCondition, tagsHeard } from '#features/conditions/core';
import type { AttributeReferences } from '#features/customers';
import type { ReferenceSource } from '#features/tags';
import { AppError, type Language, rights, toId } from '#kernel';
import { type Ctx, systemActor } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import type { Audiences } from './people.ts';
import { allConditions, type StoredCondition } from './sql.ts';
import { type Terms, termsIn } from './vocabulary.ts';

interface Mention {
  readonly row: StoredCondition;
  readonly resolved: Resolved;
}

const privateOf: Readonly<Record<Language, (owner: string) => string>> = {
  'zh-CN': (owner) => `${owner}的私有人群`,
  'zh-TW': (owner) => `${owner}的私有人群`,
  en: (owner) => `a private audience of ${owner}`,
};

/** Its name; of an audience that the caller may not see, whose it is: somebody to ask. */
const reference = (ctx: Ctx, { id, name, owner_name }: StoredCondition) => ({
  id: toId('audience', id),
  name: name ?? privateOf[ctx.language](owner_name ?? '?'),
});

/** All saved conditions that can be read, whoever owns them: a delete must not miss what its actor cannot see. */
async function mentions(db: Queryable, ctx: Ctx, terms: Terms): Promise<Mention[]> {
  const found: Mention[] = [];
  for (const row of await allConditions(db, ctx)) {
    try {
      found.push({ row, resolved: resolveCondition(row.condition, terms) });
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
  find: async (ctx, tags, tx) => {
    const terms = tx ? await termsIn(tx, forEverybody(ctx)) : await audiences.terms(forEverybody(ctx));
    return (await mentions(tx ?? ctx.db, ctx, terms)).flatMap(({ row, resolved }) => {
      const named = new Set(
        [...leavesOf(resolved)].flatMap((leaf) =>
          leaf.kind === 'tag' ? [leaf.tag] : leaf.kind === 'did' ? tagsHeard(leaf) : [],
        ),
      );
      return tags
        .filter((tag) => named.has(tag))
        .map((tag) => ({ kind: 'audience', ...reference(ctx, row), tag }));
    });
  },
});

/** Values of a field wherever it stands in a condition, as written. */
function* valuesOf(condition: unknown, field: string): Generator<string> {
  if (typeof condition !== 'object' || condition === null) return;
  for (const [key, value] of Object.entries(condition))
    if (key === field && typeof value === 'string') yield value;
    else yield* valuesOf(value, field);
}

/**
 * A condition with the ids of the audiences that it names, as it is saved: an audience may get another name, and the
 * old one may go to somebody else's.
 */
export function withAudienceIds<C>(condition: C, terms: Terms): C {
  const named = (text: string): string => {
    const [one] = terms.findAudiences(text);
    return one ? toId('audience', one.id) : text;
  };
  return JSON.parse(
    JSON.stringify(condition, (key, value: unknown) =>
      key === 'audience' && typeof value === 'string' ? named(value) : value,
    ),
  ) as C;
}

/** Saved audiences that name an attribute by its key. It reads through the caller's transaction only. */
export const attributeReferences: AttributeReferences = async (db, ctx, key) =>
  (await allConditions(db, ctx))
    .filter(({ condition }) => [...valuesOf(condition, 'attribute')].some((one) => one.trim() === key))
    .map((row) => ({ kind: 'audience', ...reference(ctx, row) }));

/** Other saved audiences that name this one, as the transaction sees them; it must hold the right to write. */
export async function audienceReferences(
  tx: Tx,
  ctx: Ctx,
  id: number,
): Promise<{ readonly kind: 'audience'; readonly id: string; readonly name: string }[]> {
  const terms = await termsIn(tx, forEverybody(ctx));
  const isMeant = (text: string) => terms.findAudiences(text).some((one) => one.id === id);
  return (await mentions(tx, ctx, terms))
    .filter(({ row }) => row.id !== id && [...valuesOf(row.condition, 'audience')].some(isMeant))
    .map(({ row }) => ({ kind: 'audience' as const, ...reference(ctx, row) }));
}

/** What of a condition a reference is: whether a part of it names what is to go. */
export type Names = (leaf: Leaf) => boolean;

/** Saved audiences in which a part names something. It reads through the caller's transaction. */
export const audiencesNaming = async (tx: Tx, ctx: Ctx, names: Names) =>
  (await mentions(tx, ctx, await termsIn(tx, forEverybody(ctx))))
    .filter(({ resolved }) => [...leavesOf(resolved)].some(names))
    .map(({ row }) => ({ kind: 'audience' as const, ...reference(ctx, row) }));
