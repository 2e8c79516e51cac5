/** The difference between a library and its target, as a list that can be carried out from first to last. */
import { groupFields, tagFields } from './document.ts';
import { foldName } from './folding.ts';
import type { Category, ElementKind, Library, Tag, TagGroup } from './library.ts';
import { type PathOf, pathsIn } from './library-check.ts';
import type { Change, Fields, Orders } from './plan-parts.ts';
import { relink, type Target } from './plan-target.ts';

type Element = Category | TagGroup | Tag;

/** One kind of element before and after, under the new keys. */
interface Side<T extends Element> {
  readonly element: ElementKind;
  readonly before: ReadonlyMap<string, T>;
  readonly after: readonly T[];
  readonly parentOf: (one: T) => string | null;
  readonly fields: readonly (keyof T)[];
}

export function changesBetween(current: Library, target: Target): Change[] {
  const before = relink(current, target.links);
  const paths = { before: pathsIn(before), after: pathsIn(target.library) };
  const categories: Side<Category> = {
    element: 'category',
    before: byKey(before.categories),
    after: fromTheTop(target.library.categories),
    parentOf: (one) => one.parent,
    fields: ['description'],
  };
  const groups: Side<TagGroup> = {
    element: 'group',
    before: byKey(before.groups),
    after: target.library.groups,
    parentOf: (one) => one.category,
    fields: groupFields.filter((field) => field !== 'archived'),
  };
  const tags: Side<Tag> = {
    element: 'tag',
    before: byKey(before.tags),
    after: target.library.tags,
    parentOf: (one) => one.group,
    fields: [...tagFields.filter((field) => field !== 'archived'), 'definition'],
  };
  return [
    ...rekeys(target, paths.before),
    ...openings(categories, paths),
    ...openings(groups, paths),
    ...edits(categories, paths),
    ...edits(groups, paths),
    ...openings(tags, paths),
    ...edits(tags, paths),
    ...reorders(categories, paths.after, 'category'),
    ...reorders(groups, paths.after, 'category'),
    ...reorders(tags, paths.after, 'group'),
    ...archives(tags, paths),
    ...archives(groups, paths),
    ...archives({ ...categories, after: [...categories.after].reverse() }, paths),
  ];
}

interface Paths {
  readonly before: PathOf;
  readonly after: PathOf;
}

const byKey = <T extends { readonly key: string }>(elements: readonly T[]): Map<string, T> =>
  new Map(elements.map((one) => [one.key, one]));

/** Categories with parents before children; those in a cycle (refused elsewhere) come last. */
function fromTheTop(categories: readonly Category[]): Category[] {
  const sorted: Category[] = [];
  const done = new Set<string | null>([null]);
  for (let left = categories; left.length > 0; ) {
    const ready = left.filter((one) => done.has(one.parent));
    if (ready.length === 0) return [...sorted, ...left];
    sorted.push(...ready);
    for (const one of ready) done.add(one.key);
    left = left.filter((one) => !done.has(one.key));
  }
  return sorted;
}

function rekeys(target: Target, pathBefore: PathOf): Change[] {
  return (['category', 'group', 'tag'] as const).flatMap((element) =>
    [...target.links[element]]
      .filter(([old, now]) => old !== now)
      .map(([old, now]) => ({
        kind: 'rekey' as const,
        element,
        key: now,
        path: pathBefore(element, now),
        before: { key: old },
        after: { key: now },
      })),
  );
}

/** Elements that come into use: new ones and archived ones. */
function openings<T extends Element>(side: Side<T>, paths: Paths): Change[] {
  return side.after.flatMap((after): Change[] => {
    const before = side.before.get(after.key);
    const head = { element: side.element, key: after.key };
    if (!before) return [{ kind: 'create', ...head, path: paths.after(side.element, after.key), after }];
    return before.archived && !after.archived
      ? [{ kind: 'restore', ...head, path: paths.before(side.element, after.key) }]
      : [];
  });
}

function archives<T extends Element>(side: Side<T>, paths: Paths): Change[] {
  return side.after
    .filter((after) => after.archived && side.before.get(after.key)?.archived === false)
    .map(({ key }) => ({
      kind: 'archive',
      element: side.element,
      key,
      path: paths.before(side.element, key),
    }));
}

function edits<T extends Element>(side: Side<T>, paths: Paths): Change[] {
  return side.after.flatMap((after) => {
    const before = side.before.get(after.key);
    if (!before) return [];
    const head = { element: side.element, key: after.key, path: paths.before(side.element, after.key) };
    const changes: Change[] = [];
    const renamed = before.name !== after.name;
    if (side.parentOf(before) !== side.parentOf(after))
      changes.push({
        kind: 'move',
        ...head,
        before: { parent: side.parentOf(before), path: head.path, order: before.order },
        after: {
          parent: side.parentOf(after),
          path: paths.after(side.element, after.key),
          order: after.order,
        },
      });
    if (renamed) changes.push({ kind: 'rename', ...head, ...renameOf(before, after) });
    const fields = side.fields.filter(
      (field) =>
        !isEqual(before[field], after[field]) &&
        !(field === 'aliases' && renamed && hasFormerName(before, after)),
    );
    if (fields.length > 0)
      changes.push({ kind: 'update', ...head, before: pick(before, fields), after: pick(after, fields) });
    return changes;
  });
}

const aliasesOf = (one: Element): readonly string[] => ('aliases' in one ? one.aliases : []);

const hasFormerName = (before: Element, after: Element): boolean =>
  aliasesOf(after).some((alias) => foldName(alias) === foldName(before.name)) &&
  !isEqual(aliasesOf(before), aliasesOf(after));

const renameOf = (before: Element, after: Element) =>
  hasFormerName(before, after)
    ? {
        before: { name: before.name, aliases: aliasesOf(before) },
        after: { name: after.name, aliases: aliasesOf(after) },
      }
    : { before: { name: before.name }, after: { name: after.name } };

const pick = <T extends object>(element: T, fields: readonly (keyof T)[]): Fields =>
  Object.fromEntries(fields.map((field) => [field, element[field]]));

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** One change per list of siblings whose numbers differ. Newcomers bring their number with them. */
function reorders<T extends Element>(side: Side<T>, pathAfter: PathOf, parent: ElementKind): Change[] {
  const lists = new Map<string | null, { before: Record<string, number>; after: Record<string, number> }>();
  for (const after of side.after) {
    const before = side.before.get(after.key);
    const place = side.parentOf(after);
    if (!before || side.parentOf(before) !== place || before.order === after.order) continue;
    const list = lists.get(place) ?? { before: {}, after: {} };
    list.before[after.key] = before.order;
    list.after[after.key] = after.order;
    lists.set(place, list);
  }
  return [...lists].map(([key, orders]: [string | null, { before: Orders; after: Orders }]) => ({
    kind: 'reorder' as const,
    element: side.element,
    key,
    path: key === null ? '' : pathAfter(parent, key),
    ...orders,
  }));
}
