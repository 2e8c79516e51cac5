/** The library as conditions name it: what this caller may see, with every name that still answers. */
import { invalid } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { libraryIn, libraryOf } from './library.ts';
import { isAlive } from './rows.ts';
import { type LibrarySnapshot, type LibraryTag, seesGroup, seesTag } from './snapshot.ts';

export interface TagTerm {
  readonly id: number;
  readonly name: string;
  readonly group: number;
  readonly order: number;
  readonly aliases: readonly string[];
  readonly formerIds: readonly number[];
}

export interface GroupTerm {
  readonly id: number;
  readonly name: string;
  readonly ordered: boolean;
  readonly choice: 'single' | 'multiple';
}

const known = new WeakMap<LibrarySnapshot, Map<number, number[]>>();

/** Merged tags by the living tag they ended in. A library never changes, so they are looked for once. */
function formerIdsOf(library: LibrarySnapshot): Map<number, number[]> {
  const found = known.get(library);
  if (found) return found;
  const former = new Map<number, number[]>();
  known.set(library, former);
  for (const tag of library.tags.values()) {
    if (isAlive(tag) || tag.merged_into === null) continue;
    const successor = library.successor(tag);
    if (successor) former.set(successor.id, [...(former.get(successor.id) ?? []), tag.id]);
  }
  return former;
}

function termOf(tag: LibraryTag, formerIds: readonly number[]): TagTerm {
  const { group } = tag;
  const names = [tag.name, ...tag.aliases];
  return {
    id: tag.id,
    name: tag.name,
    group: group.id,
    order: tag.sort,
    // A group that was renamed still answers in `group/name`.
    aliases: [...tag.aliases, ...group.aliases.flatMap((former) => names.map((name) => `${former}/${name}`))],
    formerIds,
  };
}

export interface LibraryTerms {
  readonly tags: TagTerm[];
  readonly groups: GroupTerm[];
}

/** Visible tags and groups in library order. */
export const tagTerms = async (ctx: Ctx): Promise<LibraryTerms> =>
  termsOf(await libraryOf(ctx.db, ctx.workspace), ctx);

/** The same, exact, for a transaction that holds the right to write; it needs no other connection. */
export const tagTermsIn = async (tx: Tx, ctx: Ctx): Promise<LibraryTerms> =>
  termsOf(await libraryIn(tx, ctx), ctx);

function termsOf(library: LibrarySnapshot, ctx: Ctx): LibraryTerms {
  const former = formerIdsOf(library);
  const groups = [...library.groups.values()].filter((group) => seesGroup(ctx.actor, group));
  return {
    tags: groups.flatMap((group) =>
      group.tags.filter((tag) => seesTag(ctx.actor, tag)).map((tag) => termOf(tag, former.get(tag.id) ?? [])),
    ),
    groups: groups.map(({ id, name, ordered, choice }) => ({ id, name, ordered, choice })),
  };
}

/**
 * Tags by id, `group/name` or alias, in the order asked. Error: `tags.unknown` (400) with one detail per reference
 * that names no tag, or several; `path` is the field of the request that held them.
 */
export async function resolveTags(ctx: Ctx, refs: readonly string[], path = 'tags'): Promise<TagTerm[]> {
  const library = await libraryOf(ctx.db, ctx.workspace);
  const former = formerIdsOf(library);
  const resolved = refs.map((ref) => library.resolve(ref, ctx.actor));
  const details = resolved.flatMap((one, i) =>
    one.tag === null
      ? [{ path: `${path}.${i}`, code: `tag.${one.problem}`, facts: { tag: (refs[i] ?? '').slice(0, 200) } }]
      : [],
  );
  if (details.length > 0) throw invalid('tags.unknown', { count: details.length }, details);
  return resolved.flatMap(({ tag }) => (tag ? [termOf(tag, former.get(tag.id) ?? [])] : []));
}
