/** What must hold in every library, whoever changed it. Used on the result of a plan, and to audit a stored library. */
import type { Facts } from '#kernel';
import { foldName } from './folding.ts';
import { categoryPaths, type ElementKind, type Library } from './library.ts';

export type LibraryFaultCode =
  | 'duplicateKey'
  | 'duplicatePath'
  | 'unknownParent'
  | 'archivedParent'
  | 'cycle'
  | 'maxOnSingle'
  | 'personalWithoutOwner';

export interface LibraryFault {
  readonly code: LibraryFaultCode;
  readonly element: ElementKind;
  readonly key: string;
  readonly path: string;
  readonly facts: Facts;
}

/** All faults of a library; none when it is sound. Names must be unique among the elements in use only. */
export function checkLibrary(library: Library): LibraryFault[] {
  return [
    ...doubledKeys(library),
    ...brokenPlaces(library),
    ...doubledPaths(library),
    ...library.groups
      .filter((group) => group.choice === 'single' && group.max !== null)
      .map((group) => fault('maxOnSingle', 'group', group.key, group.name, { max: group.max })),
    ...library.tags
      .filter((tag) => tag.scope === 'personal' && tag.owner === null)
      .map((tag) => fault('personalWithoutOwner', 'tag', tag.key, tag.name)),
  ];
}

const fault = (
  code: LibraryFaultCode,
  element: ElementKind,
  key: string,
  path: string,
  facts: Facts = {},
): LibraryFault => ({ code, element, key, path, facts });

export type PathOf = (element: ElementKind, key: string) => string;

/** `意向/高意向` for a tag, the name for a group, all names from the top for a category; the key of what is gone. */
export function pathsIn(library: Library): PathOf {
  const groups = new Map(library.groups.map((group) => [group.key, group.name]));
  const tags = new Map(library.tags.map((tag) => [tag.key, tag]));
  const categoryPath = categoryPaths(library);
  return (element, key) => {
    if (element === 'category') return categoryPath(key).join('/');
    if (element === 'group') return groups.get(key) ?? key;
    const tag = tags.get(key);
    return tag ? `${groups.get(tag.group) ?? tag.group}/${tag.name}` : key;
  };
}

function doubledKeys(library: Library): LibraryFault[] {
  const repeated = (
    element: ElementKind,
    all: readonly { readonly key: string; readonly name: string; readonly owner?: string | null }[],
  ) => {
    const seen = new Set<string>();
    return all.flatMap((one) => {
      const owned = `${one.owner ?? ''}/${one.key}`;
      if (seen.has(owned)) return [fault('duplicateKey', element, one.key, one.name)];
      seen.add(owned);
      return [];
    });
  };
  return [
    ...repeated('category', library.categories),
    ...repeated('group', library.groups),
    ...repeated('tag', library.tags),
  ];
}

function brokenPlaces(library: Library): LibraryFault[] {
  const categories = new Map(library.categories.map((category) => [category.key, category]));
  const groups = new Map(library.groups.map((group) => [group.key, group]));
  const faults: LibraryFault[] = [];
  const place = (
    element: ElementKind,
    one: { readonly key: string; readonly name: string; readonly archived: boolean },
    parentKey: string | null,
    parent: { readonly name: string; readonly archived: boolean } | undefined,
  ) => {
    if (parentKey === null) return;
    if (!parent) faults.push(fault('unknownParent', element, one.key, one.name, { parent: parentKey }));
    else if (parent.archived && !one.archived)
      faults.push(fault('archivedParent', element, one.key, one.name, { parent: parent.name }));
  };
  for (const category of library.categories) {
    place(
      'category',
      category,
      category.parent,
      category.parent === null ? undefined : categories.get(category.parent),
    );
    if (isCyclic(category.key, categories))
      faults.push(fault('cycle', 'category', category.key, category.name));
  }
  for (const group of library.groups)
    place(
      'group',
      group,
      group.category,
      group.category === null ? undefined : categories.get(group.category),
    );
  for (const tag of library.tags)
    if (tag.scope === 'enterprise') place('tag', tag, tag.group, groups.get(tag.group));
  return faults;
}

function isCyclic(key: string, categories: ReadonlyMap<string, { readonly parent: string | null }>): boolean {
  const seen = new Set<string>();
  for (let at: string | null = key; at !== null; at = categories.get(at)?.parent ?? null) {
    if (seen.has(at)) return at === key;
    seen.add(at);
  }
  return false;
}

function doubledPaths(library: Library): LibraryFault[] {
  const seen = new Map<string, string>();
  const faults: LibraryFault[] = [];
  let pathOf: PathOf | null = null;
  const take = (element: ElementKind, key: string, place: string) => {
    const holder = seen.get(`${element} ${place}`);
    if (holder === undefined) {
      seen.set(`${element} ${place}`, key);
      return;
    }
    pathOf ??= pathsIn(library);
    faults.push(fault('duplicatePath', element, key, pathOf(element, key), { holder }));
  };
  for (const category of library.categories)
    if (!category.archived)
      take('category', category.key, `${category.parent ?? ''}/${foldName(category.name)}`);
  for (const group of library.groups) if (!group.archived) take('group', group.key, foldName(group.name));
  for (const tag of library.tags)
    if (!tag.archived) take('tag', tag.key, `${tag.owner ?? ''}/${tag.group}/${foldName(tag.name)}`);
  return faults;
}
