/** Tag groups: list, add, change, delete. */
import { type BodyOf, conflict, type OutputOf, type QueryOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { wholePage } from '#platform/http';
import type * as contract from '../contract.ts';
import { normalizeName } from '../core/public.ts';
import { blankGroup } from './blank-rows.ts';
import { archiveGroup } from './categories.ts';
import type { Draft } from './draft.ts';
import { type Edit, editLibrary } from './edit.ts';
import { needCategory, needDepartments, needGroup, needStaff } from './find.ts';
import { libraryOf } from './library.ts';
import { cleanAliases, newKey, nextOrder, renamed } from './naming.ts';
import type { LibraryPorts } from './ports.ts';
import { referencesIn } from './references.ts';
import { type GroupRow, newIds } from './rows.ts';
import { seesGroup } from './snapshot.ts';
import { changedView, groupView } from './views.ts';

export async function listGroups(
  ctx: Ctx,
  query: QueryOf<typeof contract.listGroups>,
): Promise<OutputOf<typeof contract.listGroups>> {
  requireRight(ctx.actor, 'library:read');
  const library = await libraryOf(ctx.db, ctx.workspace);
  const category = query.category === undefined ? null : needCategory(library, query.category, 'category');
  const groups = [...library.groups.values()].filter(
    (group) => seesGroup(ctx.actor, group) && (category === null || group.category_id === category.id),
  );
  return wholePage(groups.map(groupView), query);
}

/** Error: `group.notFound`. */
export async function getGroup(ctx: Ctx, ref: string): Promise<OutputOf<typeof contract.getGroup>> {
  requireRight(ctx.actor, 'library:read');
  return groupView(needGroup(await libraryOf(ctx.db, ctx.workspace), ref, ctx.actor));
}

function answer(ctx: Ctx, edit: Edit<number>): OutputOf<typeof contract.createGroup> {
  const group = edit.library.groups.get(edit.result);
  if (!group) throw new Error(`group ${edit.result} is not in the library that was written`);
  return changedView(groupView(group), edit, ctx.language);
}

type Fields = Omit<BodyOf<typeof contract.changeGroup>, 'name' | 'key' | 'archived' | 'aliases'>;

/** What a request says about a group, as columns. A single-choice group has no maximum: it is one. */
async function columnsOf(ctx: Ctx, tx: Tx, draft: Draft, input: Fields): Promise<Partial<GroupRow>> {
  const { workspace } = ctx;
  const staff = async (ref: string | null, path: string) =>
    ref === null ? null : needStaff(tx, workspace, ref, path);
  const fields: Partial<GroupRow> = {};
  if (input.category !== undefined)
    fields.category_id =
      input.category === null ? null : needCategory(draft.library, input.category, 'category').id;
  if (input.description !== undefined) fields.description = input.description;
  if (input.choice !== undefined) fields.choice = input.choice;
  if (input.max !== undefined) fields.max = input.max;
  if (input.ordered !== undefined) fields.ordered = input.ordered;
  if (input.exhaustive !== undefined) fields.exhaustive = input.exhaustive;
  if (input.perStaff !== undefined) fields.per_staff = input.perStaff;
  if (input.newerWins !== undefined) fields.newer_wins = input.newerWins;
  if (input.kind !== undefined) fields.kind = input.kind;
  if (input.color !== undefined) fields.color = input.color;
  if (input.pattern !== undefined) fields.pattern = input.pattern;
  if (input.productLine !== undefined) fields.product_line = input.productLine;
  if (input.steward !== undefined) fields.steward_id = await staff(input.steward, 'steward');
  if (input.deputy !== undefined) fields.deputy_id = await staff(input.deputy, 'deputy');
  if (input.departments !== undefined)
    fields.departments = await needDepartments(tx, workspace, input.departments, 'departments');
  if (input.order !== undefined) fields.sort = input.order;
  return fields;
}

/** Errors: `category.notFound`, `staff.notFound`, `department.notFound`, `library.namesRefused`, `library.unsound`. */
export async function createGroup(
  ctx: Ctx,
  input: BodyOf<typeof contract.createGroup>,
): Promise<OutputOf<typeof contract.createGroup>> {
  requireRight(ctx.actor, 'library:write');
  const name = normalizeName(input.name);
  const edit = await editLibrary(ctx, { did: 'group.created' }, async ({ draft, tx, about }) => {
    about(name);
    const said = await columnsOf(ctx, tx, draft, input);
    const [id = 0] = await newIds(tx, 'group', 1);
    const neighbours = draft.all('group').filter((row) => row.category_id === (said.category_id ?? null));
    const row: GroupRow = {
      ...blankGroup,
      id,
      key: newKey(draft, 'group', name, input.key),
      name,
      aliases: cleanAliases(input.aliases ?? [], name),
      sort: nextOrder(neighbours),
      created_at: draft.now,
      updated_at: draft.now,
      deleted_at: null,
      ...said,
    };
    draft.put('group', row.choice === 'single' ? { ...row, max: null } : row);
    return id;
  });
  return answer(ctx, edit);
}

/**
 * Errors: those of `createGroup`, `group.notFound`, `group.choiceConflict` (409) when customers hold several tags of a
 * group that shall allow one, `group.inUse` when answers per staff shall become shared or the other way round.
 */
export async function changeGroup(
  ctx: Ctx,
  ref: string,
  input: BodyOf<typeof contract.changeGroup>,
): Promise<OutputOf<typeof contract.changeGroup>> {
  requireRight(ctx.actor, 'library:write');
  const edit = await editLibrary(ctx, { did: 'group.changed' }, async ({ draft, tx, about }) => {
    const group = needGroup(draft.library, ref, ctx.actor);
    about(group.name);
    const fields = await columnsOf(ctx, tx, draft, input);
    if (input.key !== undefined) fields.key = input.key;
    const others = draft.all('group').filter((row) => row.id !== group.id);
    if (input.name !== undefined) Object.assign(fields, renamed(group, input.name, others, input.aliases));
    else if (input.aliases !== undefined) fields.aliases = cleanAliases(input.aliases, group.name);
    if ((fields.choice ?? group.choice) === 'single') fields.max = null;
    draft.change('group', group.id, fields);
    if (input.archived === true) archiveGroup(draft, group.id);
    if (input.archived === false) draft.change('group', group.id, { archived_at: null });
    return group.id;
  });
  return answer(ctx, edit);
}

/**
 * An empty group is deleted at once. With tags in it `freeze` archives them all and `delete` puts them into the recycle
 * bin. Errors: `group.notFound`, `library.inUse` (409) with everything that refers to its tags.
 */
export async function deleteGroup(
  ctx: Ctx,
  ports: LibraryPorts,
  ref: string,
  { strategy }: QueryOf<typeof contract.deleteGroup>,
): Promise<OutputOf<typeof contract.deleteGroup>> {
  requireRight(ctx.actor, strategy === 'freeze' ? 'library:write' : 'library:delete');
  const known = needGroup(await libraryOf(ctx.db, ctx.workspace), ref, ctx.actor);
  const edit = await editLibrary(
    ctx,
    { did: 'group.deleted', judged: true },
    async ({ draft, tx, about }) => {
      const group = needGroup(draft.library, toId('group', known.id), ctx.actor);
      about(group.name);
      const references = await referencesIn(tx, ctx, ports, group.tags);
      if (strategy === 'freeze') {
        archiveGroup(draft, group.id);
        return references;
      }
      if (group.tags.length > 0 && strategy === undefined)
        throw conflict('library.inUse', { name: group.name, count: group.tags.length }, { references });
      for (const tag of group.tags)
        draft.change('tag', tag.id, { state: 'recycled', state_since: draft.now });
      draft.change('group', group.id, { deleted_at: draft.now });
      return references;
    },
  );
  return {
    id: toId('group', known.id),
    strategy: strategy ?? 'delete',
    changeSet: edit.changeSet === null ? null : toId('changeSet', edit.changeSet),
    references: edit.result,
  };
}
