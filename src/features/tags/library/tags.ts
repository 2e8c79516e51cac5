/** Tags: list, search, add, change. */
import { type BodyOf, invalid, type OutputOf, type QueryOf, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { wholePage } from '#platform/http';
import type * as contract from '../contract.ts';
import { foldName, normalizeName } from '../core/public.ts';
import { blankGroup, blankTag } from './blank-rows.ts';
import type { Draft } from './draft.ts';
import { type Edit, editLibrary, namesRefused } from './edit.ts';
import { needGroup, needTag } from './find.ts';
import { libraryOf } from './library.ts';
import { storedDefinition } from './model.ts';
import { cleanAliases, newKey, nextOrder, renamed } from './naming.ts';
import type { LibraryPorts } from './ports.ts';
import { type GroupRow, isAlive, newIds, type TagRow } from './rows.ts';
import { type LibraryTag, seesGroup, seesTag } from './snapshot.ts';
import { changedView, tagView } from './views.ts';

export async function listTags(
  ctx: Ctx,
  { headCounts }: LibraryPorts,
  query: QueryOf<typeof contract.listTags>,
): Promise<OutputOf<typeof contract.listTags>> {
  requireRight(ctx.actor, 'library:read');
  const library = await libraryOf(ctx.db, ctx.workspace);
  const only = query.group === undefined ? null : needGroup(library, query.group, ctx.actor, 'group');
  const groups = [...library.groups.values()].filter((group) => seesGroup(ctx.actor, group));
  const inOrder = groups.flatMap((group) => group.tags);
  const recycled = [...library.tags.values()].filter((tag) => !isAlive(tag));
  const tags = (query.state === 'recycled' || query.state === 'purged' ? recycled : inOrder).filter(
    (tag) =>
      seesTag(ctx.actor, tag) &&
      (only === null || tag.group_id === only.id) &&
      (query.scope === undefined || tag.scope === query.scope) &&
      (query.state === undefined || tag.state === query.state),
  );
  const heads = await headCounts.each(
    ctx,
    tags.map((tag) => tag.id),
  );
  return wholePage(
    tags.map((tag) => ({ ...tagView(tag), customers: heads.get(tag.id) ?? 0 })),
    query,
  );
}

/** Errors: `tag.notFound`, `tag.ambiguous`. */
export async function getTag(
  ctx: Ctx,
  { headCounts }: LibraryPorts,
  ref: string,
): Promise<OutputOf<typeof contract.getTag>> {
  requireRight(ctx.actor, 'library:read');
  const tag = needTag(await libraryOf(ctx.db, ctx.workspace), ref, ctx.actor);
  const heads = await headCounts.each(ctx, [tag.id]);
  return { ...tagView(tag), customers: heads.get(tag.id) ?? 0 };
}

export function tagAnswer(ctx: Ctx, edit: Edit<number>): OutputOf<typeof contract.createTag> {
  const tag = edit.library.tags.get(edit.result);
  if (!tag) throw new Error(`tag ${edit.result} is not in the library that was written`);
  return changedView(tagView(tag), edit, ctx.language);
}

type Fields = Pick<
  BodyOf<typeof contract.changeTag>,
  'order' | 'kind' | 'color' | 'definition' | 'purpose' | 'protected' | 'pinned' | 'internal'
>;

function columnsOf(input: Fields, definition: Readonly<Record<string, string>>): Partial<TagRow> {
  const fields: Partial<TagRow> = {};
  if (input.order !== undefined) fields.sort = input.order;
  if (input.kind !== undefined) fields.kind = input.kind;
  if (input.color !== undefined) fields.color = input.color;
  if (input.definition !== undefined)
    fields.definition = storedDefinition({ ...definition, ...withoutAbsent(input.definition) });
  if (input.purpose !== undefined) fields.purpose = input.purpose;
  if (input.protected !== undefined) fields.protected = input.protected;
  if (input.pinned !== undefined) fields.pinned = input.pinned;
  if (input.internal !== undefined) fields.internal = input.internal;
  return fields;
}

const withoutAbsent = (texts: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter((pair): pair is [string, string] => pair[1] !== undefined));

const PERSONAL = { key: 'personal', name: '个人标签' } as const;

/** The group that personal tags go to when their owner names none; made when the first is made. */
async function personalGroup(draft: Draft, tx: Tx): Promise<GroupRow> {
  const found = draft.all('group').find((row) => row.key === PERSONAL.key);
  if (found) return found;
  const [id = 0] = await newIds(tx, 'group', 1);
  const row: GroupRow = {
    ...blankGroup,
    id,
    key: PERSONAL.key,
    name: PERSONAL.name,
    color: 'mo',
    sort: nextOrder(draft.all('group')),
    created_at: draft.now,
    updated_at: draft.now,
    deleted_at: null,
  };
  draft.put('group', row);
  return row;
}

/**
 * An enterprise tag needs the right library:write; a personal one belongs to the person who makes it and needs
 * tags:apply. Errors: `group.notFound`, `tag.personalNeedsPerson`, `library.namesRefused`, `library.unsound`.
 */
export async function createTag(
  ctx: Ctx,
  input: BodyOf<typeof contract.createTag>,
): Promise<OutputOf<typeof contract.createTag>> {
  const { actor } = ctx;
  const personal = input.scope === 'personal';
  requireRight(actor, personal ? 'tags:apply' : 'library:write');
  const owner = personal ? actor.staff : null;
  if (personal && owner === null)
    throw invalid('tag.personalNeedsPerson', {}, [{ path: 'scope', code: 'invalid' }]);
  if (!personal && input.group === undefined)
    throw invalid('input.invalid', { count: 1 }, [{ path: 'group', code: 'required' }]);
  const name = normalizeName(input.name);
  const edit = await editLibrary(ctx, { did: 'tag.created' }, async ({ draft, tx, about }) => {
    const group: GroupRow =
      input.group === undefined
        ? await personalGroup(draft, tx)
        : needGroup(draft.library, input.group, actor, 'group');
    about(`${group.name}/${name}`);
    const neighbours = draft.all('tag').filter((row) => row.group_id === group.id && isAlive(row));
    refuseTwin(neighbours, owner, name, group.name);
    const [id = 0] = await newIds(tx, 'tag', 1);
    draft.put('tag', {
      ...blankTag,
      id,
      group_id: group.id,
      key: newKey(draft, 'tag', name, input.key, group.key),
      name,
      sort: nextOrder(neighbours.filter((row) => row.owner_id === owner)),
      scope: input.scope,
      owner_id: owner,
      kind: group.kind,
      aliases: cleanAliases(input.aliases ?? [], name),
      state_since: draft.now,
      created_at: draft.now,
      updated_at: draft.now,
      ...columnsOf(input, {}),
    });
    return id;
  });
  return tagAnswer(ctx, edit);
}

/** Two personal tags of one owner in one group; the lint knows enterprise tags only. */
function refuseTwin(neighbours: readonly TagRow[], owner: number | null, name: string, group: string): void {
  if (owner === null) return;
  if (neighbours.some((row) => row.owner_id === owner && foldName(row.name) === foldName(name)))
    throw namesRefused([{ path: 'name', code: 'lint.duplicate', facts: { path: `${group}/${name}` } }]);
}

/** Right to change this very tag: a personal one is its owner's, an enterprise tag the library's. */
export function requireRightOn(ctx: Ctx, tag: LibraryTag, right: 'library:write' | 'library:delete'): void {
  requireRight(ctx.actor, tag.owner_id === null ? right : 'tags:apply');
}

/**
 * Errors: `tag.notFound`, `group.notFound`, `library.namesRefused`, `library.unsound`, `group.choiceConflict` (409)
 * when customers of the tag hold another one of the single-choice group it moves to.
 */
export async function changeTag(
  ctx: Ctx,
  ref: string,
  input: BodyOf<typeof contract.changeTag>,
): Promise<OutputOf<typeof contract.changeTag>> {
  const edit = await editLibrary(ctx, { did: 'tag.changed' }, async ({ draft, about }) => {
    const tag = needTag(draft.library, ref, ctx.actor);
    requireRightOn(ctx, tag, 'library:write');
    about(tag.path);
    const fields = columnsOf(input, tag.definition);
    const group =
      input.group === undefined ? tag.group : needGroup(draft.library, input.group, ctx.actor, 'group');
    if (group.id !== tag.group_id) fields.group_id = group.id;
    if (input.key !== undefined) fields.key = input.key;
    const neighbours = group.tags.filter((one) => one.id !== tag.id && one.owner_id === tag.owner_id);
    if (input.name !== undefined) {
      refuseTwin(neighbours, tag.owner_id, input.name, group.name);
      Object.assign(fields, renamed(tag, input.name, neighbours, input.aliases));
    } else if (input.aliases !== undefined) fields.aliases = cleanAliases(input.aliases, tag.name);
    if (input.state !== undefined && input.state !== tag.state)
      Object.assign(fields, { state: input.state, state_since: draft.now });
    draft.change('tag', tag.id, fields);
    return tag.id;
  });
  return tagAnswer(ctx, edit);
}
