/** Categories: list, add, change, delete. */
import { type BodyOf, conflict, invalid, type OutputOf, type QueryOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { wholePage } from '#platform/http';
import type * as contract from '../contract.ts';
import { normalizeName } from '../core/public.ts';
import type { Draft } from './draft.ts';
import { type Edit, editLibrary } from './edit.ts';
import { needCategory } from './find.ts';
import { libraryOf } from './library.ts';
import { newKey, nextOrder } from './naming.ts';
import { type CategoryRow, newIds } from './rows.ts';
import type { LibraryCategory } from './snapshot.ts';
import { categoryView, changedView } from './views.ts';

export async function listCategories(
  ctx: Ctx,
  query: QueryOf<typeof contract.listCategories>,
): Promise<OutputOf<typeof contract.listCategories>> {
  requireRight(ctx.actor, 'library:read');
  const library = await libraryOf(ctx.db, ctx.workspace);
  return wholePage([...library.categories.values()].map(categoryView), query);
}

/** Error: `category.notFound`. */
export async function getCategory(ctx: Ctx, ref: string): Promise<OutputOf<typeof contract.getCategory>> {
  requireRight(ctx.actor, 'library:read');
  return categoryView(needCategory(await libraryOf(ctx.db, ctx.workspace), ref));
}

function answer(ctx: Ctx, edit: Edit<number>): OutputOf<typeof contract.createCategory> {
  const category = edit.library.categories.get(edit.result);
  if (!category) throw new Error(`category ${edit.result} is not in the library that was written`);
  return changedView(categoryView(category), edit, ctx.language);
}

/** Errors: `category.notFound`, `library.namesRefused`, `library.unsound`. */
export async function createCategory(
  ctx: Ctx,
  input: BodyOf<typeof contract.createCategory>,
): Promise<OutputOf<typeof contract.createCategory>> {
  requireRight(ctx.actor, 'library:write');
  const name = normalizeName(input.name);
  const edit = await editLibrary(ctx, { did: 'category.created' }, async ({ draft, tx, about }) => {
    about(name);
    const parent = input.parent == null ? null : needCategory(draft.library, input.parent, 'parent').id;
    const [id = 0] = await newIds(tx, 'category', 1);
    draft.put('category', {
      id,
      parent_id: parent,
      key: newKey(draft, 'category', name, input.key),
      name,
      description: input.description ?? '',
      sort: input.order ?? nextOrder(siblings(draft, parent)),
      archived_at: null,
      created_at: draft.now,
      updated_at: draft.now,
      deleted_at: null,
    });
    return id;
  });
  return answer(ctx, edit);
}

const siblings = (draft: Draft, parent: number | null): CategoryRow[] =>
  draft.all('category').filter((row) => row.parent_id === parent);

/** Errors: as above. */
export async function changeCategory(
  ctx: Ctx,
  ref: string,
  input: BodyOf<typeof contract.changeCategory>,
): Promise<OutputOf<typeof contract.changeCategory>> {
  requireRight(ctx.actor, 'library:write');
  const edit = await editLibrary(ctx, { did: 'category.changed' }, async ({ draft, about }) => {
    const { id, path } = needCategory(draft.library, ref);
    about(path);
    const fields: Partial<CategoryRow> = {};
    if (input.name !== undefined) fields.name = normalizeName(input.name);
    if (input.key !== undefined) fields.key = input.key;
    if (input.parent !== undefined)
      fields.parent_id =
        input.parent === null ? null : needCategory(draft.library, input.parent, 'parent').id;
    if (input.description !== undefined) fields.description = input.description;
    if (input.order !== undefined) fields.sort = input.order;
    draft.change('category', id, fields);
    if (input.archived === true) archiveCategory(draft, id);
    if (input.archived === false) draft.change('category', id, { archived_at: null });
    return id;
  });
  return answer(ctx, edit);
}

/** What stands below an archived element is archived with it. */
function archiveCategory(draft: Draft, id: number): void {
  draft.change('category', id, { archived_at: draft.now });
  for (const group of draft.all('group')) if (group.category_id === id) archiveGroup(draft, group.id);
  for (const child of draft.all('category'))
    if (child.parent_id === id && child.archived_at === null) archiveCategory(draft, child.id);
}

export function archiveGroup(draft: Draft, id: number): void {
  const group = draft.get('group', id);
  if (group && group.archived_at === null) draft.change('group', id, { archived_at: draft.now });
  for (const tag of draft.all('tag'))
    if (tag.group_id === id && tag.state === 'active')
      draft.change('tag', tag.id, { state: 'cold', state_since: draft.now });
}

/**
 * An empty category is deleted at once. Otherwise `delete` lets its contents move one level up, `replace` moves them to
 * another category, `freeze` archives it with its contents. Errors: `category.notFound`, `library.inUse` (409).
 */
export async function deleteCategory(
  ctx: Ctx,
  ref: string,
  { strategy, with: other }: QueryOf<typeof contract.deleteCategory>,
): Promise<OutputOf<typeof contract.deleteCategory>> {
  requireRight(ctx.actor, strategy === 'freeze' ? 'library:write' : 'library:delete');
  const edit = await editLibrary(ctx, { did: 'category.deleted', judged: true }, async ({ draft, about }) => {
    const category = needCategory(draft.library, ref);
    about(category.path);
    if (strategy === 'freeze') archiveCategory(draft, category.id);
    else empty(draft, category, strategy, other);
    return category.id;
  });
  return {
    id: toId('category', edit.result),
    strategy: strategy ?? 'delete',
    changeSet: edit.changeSet === null ? null : toId('changeSet', edit.changeSet),
  };
}

function empty(
  draft: Draft,
  category: LibraryCategory,
  strategy: 'replace' | 'delete' | undefined,
  other: string | undefined,
): void {
  const below = siblings(draft, category.id);
  const groups = draft.all('group').filter((row) => row.category_id === category.id);
  const count = below.length + groups.length;
  if (count > 0 && strategy === undefined)
    throw conflict(
      'library.inUse',
      { name: category.name, count },
      {
        references: {
          customers: 0,
          items: [
            ...below.map((row) => ({
              kind: 'category',
              id: toId('category', row.id),
              name: row.name,
              tag: '',
            })),
            ...groups.map((row) => ({ kind: 'group', id: toId('group', row.id), name: row.name, tag: '' })),
          ],
        },
      },
    );
  if (strategy === 'replace' && other === undefined)
    throw invalid('library.replacementNeeded', {}, [{ path: 'with', code: 'required' }]);
  const target =
    strategy === 'replace' && other !== undefined
      ? needCategory(draft.library, other, 'with').id
      : category.parent_id;
  for (const row of below) draft.change('category', row.id, { parent_id: target });
  for (const row of groups) draft.change('group', row.id, { category_id: target });
  draft.change('category', category.id, { deleted_at: draft.now });
}
