/** A library value that came out of a plan, as changes of rows. Elements keep their numbers whatever their key becomes. */
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import type { Library, Plan } from '../core/public.ts';
import { blankCategory, blankGroup, blankTag } from './blank-rows.ts';
import type { Draft } from './draft.ts';
import { needDepartments } from './find.ts';
import { categoryColumns, groupColumns, tagColumns } from './model.ts';
import { type Element, isAlive, newIds, type RowOf } from './rows.ts';

/** Errors: `department.notFound`. People must be ids already. */
export async function writeModel(tx: Tx, ctx: Ctx, draft: Draft, model: Library, plan: Plan): Promise<void> {
  await needDepartments(
    tx,
    ctx.workspace,
    [...new Set(model.groups.flatMap((group) => group.departments))],
    'departments',
  );
  const { now } = draft;
  const made = { created_at: now, updated_at: now, deleted_at: null };
  const categories = await numbered(tx, draft, 'category', model.categories, plan, () => true);
  const groups = await numbered(tx, draft, 'group', model.groups, plan, () => true);
  const tags = await numbered(tx, draft, 'tag', model.tags, plan, isAlive);
  const idOf = (ids: ReadonlyMap<string, { id: number }>, key: string | null) =>
    key === null ? null : (ids.get(key)?.id ?? null);

  for (const category of model.categories) {
    const { id, row } = found(categories, category.key);
    const columns = categoryColumns(category, idOf(categories, category.parent), row, now);
    draft.put('category', { ...blankCategory, ...made, ...row, ...columns, id });
  }
  for (const group of model.groups) {
    const { id, row } = found(groups, group.key);
    const columns = groupColumns(group, idOf(categories, group.category), row, now);
    draft.put('group', { ...blankGroup, ...made, ...row, ...columns, id });
  }
  for (const tag of model.tags) {
    const { id, row } = found(tags, tag.key);
    const group = idOf(groups, tag.group);
    if (group === null) throw new Error(`tag ${tag.key} has no group`);
    const columns = tagColumns(tag, group, row, now);
    draft.put('tag', { ...blankTag, created_at: now, updated_at: now, ...row, ...columns, id });
  }
}

interface Numbered<R> {
  readonly id: number;
  readonly row: R | null;
}

function found<R>(all: ReadonlyMap<string, Numbered<R>>, key: string): Numbered<R> {
  const one = all.get(key);
  if (!one) throw new Error(`element ${key} has no number`);
  return one;
}

/** Numbers by key: that of the row the element was, or a new one. */
async function numbered<E extends Element>(
  tx: Tx,
  draft: Draft,
  element: E,
  wanted: readonly { readonly key: string }[],
  plan: Plan,
  counts: (row: RowOf[E]) => boolean,
): Promise<Map<string, Numbered<RowOf[E]>>> {
  const formerKey = new Map<string, string>();
  for (const change of plan.changes)
    if (change.kind === 'rekey' && change.element === element)
      formerKey.set(change.after.key, change.before.key);
  const rows = new Map(
    draft
      .all(element)
      .filter(counts)
      .map((row) => [row.key, row]),
  );
  const rowOf = (key: string) => rows.get(formerKey.get(key) ?? key) ?? null;
  const fresh = wanted.filter((one) => rowOf(one.key) === null);
  const ids = await newIds(tx, element, fresh.length);
  const numbers = new Map<string, Numbered<RowOf[E]>>();
  for (const one of wanted) {
    const row = rowOf(one.key);
    numbers.set(one.key, { id: row ? row.id : (ids.shift() ?? 0), row });
  }
  return numbers;
}
