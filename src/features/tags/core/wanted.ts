/**
 * What a document asks for, flattened and matched with the library as it is. An element is the same element when its
 * key is the same; without a known key it is the one that has the same name at the same place.
 */
import { grouped } from '#kernel';
import type { DocumentCategory, DocumentGroup, DocumentTag, LibraryDocument } from './document.ts';
import { foldName } from './folding.ts';
import { deriveKey } from './keys.ts';
import type { Category, ElementKind, Library, Tag, TagGroup } from './library.ts';

interface WantedElement<D, C> {
  readonly said: D;
  /** Where it stands in the document, dotted: `categories.0.groups.1`. */
  readonly at: string;
  /** Key in the library after the plan. */
  key: string;
  /** The element of the library that it is, or `null`: a new one. */
  current: C | null;
}
export interface WantedCategory extends WantedElement<DocumentCategory, Category> {
  readonly parent: WantedCategory | null;
}
export interface WantedGroup extends WantedElement<DocumentGroup, TagGroup> {
  readonly parent: WantedCategory | null;
}
export interface WantedTag extends WantedElement<DocumentTag, Tag> {
  readonly parent: WantedGroup;
}

export interface Wanted {
  /** Parents before children. */
  readonly categories: readonly WantedCategory[];
  readonly groups: readonly WantedGroup[];
  readonly tags: readonly WantedTag[];
  /** Mentions that cannot be followed because their key is taken by another mention. */
  readonly doubled: readonly DoubledKey[];
}

export interface DoubledKey {
  readonly element: ElementKind;
  readonly key: string;
  readonly name: string;
  readonly at: string;
  /** `cycle`: the category stands inside itself. */
  readonly code: 'duplicateKey' | 'cycle';
}

export interface MatchOptions {
  /** An element found by its place takes the key of the document. */
  readonly adoptKeys: boolean;
  /** What no mention takes will be archived, so a mention that is archived itself does not ask who is in use. */
  readonly prune: boolean;
}

/** Reads the document against the library. A doubled mention is left out together with what stands below it. */
export function* wantedOf(
  document: LibraryDocument,
  library: Library,
  options: MatchOptions,
): Generator<void, Wanted> {
  const flat = flatten(document);
  yield;
  matchCategories(flat.categories, library, options);
  yield;
  matchGroups(flat.groups, library, options);
  yield;
  matchTags(flat.tags, library, options);
  yield* giveKeys(flat, library, options);
  return flat;
}

function flatten(document: LibraryDocument) {
  const categories: WantedCategory[] = [];
  const groups: WantedGroup[] = [];
  const tags: WantedTag[] = [];
  const doubled: DoubledKey[] = [];
  const used = { category: new Set<string>(), group: new Set<string>(), tag: new Set<string>() };

  const isFree = (
    element: ElementKind,
    said: { key?: string; name: string },
    at: string,
    above: WantedCategory | null,
  ): boolean => {
    if (said.key === undefined) return true;
    if (!used[element].has(said.key)) {
      used[element].add(said.key);
      return true;
    }
    const code = element === 'category' && isInside(said.key, above) ? 'cycle' : 'duplicateKey';
    doubled.push({ element, key: said.key, name: said.name, at, code });
    return false;
  };
  const takeGroups = (list: readonly DocumentGroup[], parent: WantedCategory | null, at: string) => {
    for (const [i, said] of list.entries()) {
      const place = `${at}.${i}`;
      if (!isFree('group', said, place, null)) continue;
      const group: WantedGroup = { said, at: place, key: said.key ?? '', current: null, parent };
      groups.push(group);
      for (const [j, tag] of (said.tags ?? []).entries()) {
        const tagPlace = `${place}.tags.${j}`;
        if (isFree('tag', tag, tagPlace, null))
          tags.push({ said: tag, at: tagPlace, key: tag.key ?? '', current: null, parent: group });
      }
    }
  };
  const takeCategories = (list: readonly DocumentCategory[], parent: WantedCategory | null, at: string) => {
    for (const [i, said] of list.entries()) {
      const place = `${at}.${i}`;
      if (!isFree('category', said, place, parent)) continue;
      const category: WantedCategory = { said, at: place, key: said.key ?? '', current: null, parent };
      categories.push(category);
      takeCategories(said.categories ?? [], category, `${place}.categories`);
      takeGroups(said.groups ?? [], category, `${place}.groups`);
    }
  };
  takeCategories(document.categories ?? [], null, 'categories');
  takeGroups(document.groups ?? [], null, 'groups');
  return { categories, groups, tags, doubled };
}

function isInside(key: string, above: WantedCategory | null): boolean {
  for (let at = above; at; at = at.parent) if (at.said.key === key) return true;
  return false;
}

/**
 * First by key; then by place among what no key has claimed. Where several share a place, a mention takes one in its
 * own state, of those one that is near, of those the first; only then one in the other state. Nothing of this may be
 * turned round by the plan itself. It archives namesakes: all of them when it prunes, those in use when too few are
 * archived for all mentions that are; then such a mention looks at all, once those in use have taken theirs.
 */
function match<
  C extends { readonly key: string; readonly archived: boolean },
  W extends WantedElement<{ archived?: boolean }, C>,
>(
  wanted: readonly W[],
  existing: readonly C[],
  placeOf: (element: C) => string,
  wantedPlace: (one: W) => string | null,
  isNear: (one: W, element: C) => boolean,
  { prune }: MatchOptions,
): void {
  const byKey = new Map(existing.map((element) => [element.key, element]));
  const claimed = new Set<C>();
  for (const one of wanted) {
    const found = one.key === '' ? undefined : byKey.get(one.key);
    if (!found) continue;
    one.current = found;
    claimed.add(found);
  }
  const byPlace = new Map<string, C[]>();
  for (const element of existing) {
    if (claimed.has(element)) continue;
    const list = byPlace.get(placeOf(element));
    if (list) list.push(element);
    else byPlace.set(placeOf(element), [element]);
  }
  const left = (place: string) => (byPlace.get(place) ?? []).filter((element) => !claimed.has(element));
  const take = (mentions: readonly Placed<W>[], isFitting: (one: W, element: C) => boolean) => {
    for (const { one, place } of mentions) {
      const found = one.current ? undefined : left(place).find((element) => isFitting(one, element));
      if (!found) continue;
      one.current = found;
      claimed.add(found);
    }
  };
  const placed = wanted.flatMap((one): Placed<W>[] => {
    const place = one.current ? null : wantedPlace(one);
    return place === null ? [] : [{ one, place }];
  });
  const used = placed.filter(({ one }) => !one.said.archived);
  take(used, (one, element) => !element.archived && isNear(one, element));
  take(used, (_, element) => !element.archived);
  for (const [place, unused] of grouped(
    placed.filter(({ one }) => one.said.archived),
    (one) => one.place,
  )) {
    const enough = left(place).filter((element) => element.archived).length >= unused.length;
    const suits = (element: C) => element.archived || prune || !enough;
    take(unused, (one, element) => suits(element) && isNear(one, element));
    take(unused, (_, element) => suits(element));
  }
  take(used, () => true);
}

interface Placed<W> {
  readonly one: W;
  readonly place: string;
}

/** A category is known by its name under its parent; of namesakes one that holds something the mention names is nearer. */
function matchCategories(wanted: readonly WantedCategory[], library: Library, options: MatchOptions): void {
  const holds = holdersIn(library);
  // Level by level: the place of a category is known once the one above is matched.
  const depth = (one: WantedCategory): number => (one.parent ? depth(one.parent) + 1 : 0);
  const place = (parent: string | null, name: string) => `${parent ?? ''}/${foldName(name)}`;
  const claimed = new Set<Category>();
  const keys = new Set(wanted.map((one) => one.key));
  for (let level = 0, left = wanted; left.length > 0; level++) {
    const here = left.filter((one) => depth(one) === level);
    left = left.filter((one) => depth(one) !== level);
    match(
      here,
      library.categories.filter((category) => !claimed.has(category)),
      // A category that some mention knows by its key is not up for a guess by place.
      (category) => (keys.has(category.key) ? `#${category.key}` : place(category.parent, category.name)),
      (one) =>
        one.parent && !one.parent.current ? null : place(one.parent?.current?.key ?? null, one.said.name),
      ({ said }, { key }) =>
        (said.categories ?? []).some(({ name }) => holds('category', key, name)) ||
        (said.groups ?? []).some(({ name }) => holds('group', key, name)),
      options,
    );
    for (const one of here) if (one.current) claimed.add(one.current);
  }
}

/** Whether a category has a category or a group of that name right below it. */
function holdersIn({ categories, groups }: Library) {
  const below = (element: 'category' | 'group', parent: string | null, name: string) =>
    JSON.stringify([element, parent, foldName(name)]);
  const all = new Set([
    ...categories.map((one) => below('category', one.parent, one.name)),
    ...groups.map((one) => below('group', one.category, one.name)),
  ]);
  return (element: 'category' | 'group', parent: string, name: string) =>
    all.has(below(element, parent, name));
}

/** A group is known by its name alone, wherever it stands; of namesakes the one in the same category is nearer. */
const matchGroups = (wanted: readonly WantedGroup[], library: Library, options: MatchOptions): void =>
  match(
    wanted,
    library.groups,
    (group) => foldName(group.name),
    (one) => foldName(one.said.name),
    (one, group) => (one.parent ? one.parent.current?.key : null) === group.category,
    options,
  );

function matchTags(wanted: readonly WantedTag[], library: Library, options: MatchOptions): void {
  const place = (group: string, name: string) => `${group}/${foldName(name)}`;
  match(
    wanted,
    library.tags,
    (tag) => place(tag.group, tag.name),
    (one) => (one.parent.current ? place(one.parent.current.key, one.said.name) : null),
    () => true,
    options,
  );
}

type Flat = Pick<Wanted, 'categories' | 'groups' | 'tags'>;

/** Every mention gets the key it will have: its own, that of the element it is, or a new one made from its name. */
function* giveKeys(
  { categories, groups, tags }: Flat,
  library: Library,
  { adoptKeys }: MatchOptions,
): Generator<void, void> {
  const takenBy = (
    wanted: readonly WantedElement<object, { readonly key: string }>[],
    existing: readonly { key: string }[],
  ) => new Set([...existing.map((element) => element.key), ...wanted.map((one) => one.key)]);
  function* give<W extends WantedElement<{ name: string }, { readonly key: string }>>(
    wanted: readonly W[],
    taken: Set<string>,
    groupKey: (one: W) => string | undefined,
  ): Generator<void, void> {
    for (const one of wanted) {
      yield;
      if (one.current && (one.key === '' || !adoptKeys)) one.key = one.current.key;
      else if (one.key === '') one.key = deriveKey(one.said.name, taken, groupKey(one));
      taken.add(one.key);
    }
  }
  yield* give(categories, takenBy(categories, library.categories), () => undefined);
  yield* give(groups, takenBy(groups, library.groups), () => undefined);
  yield* give(tags, takenBy(tags, library.tags), (one) => one.parent.key);
}
