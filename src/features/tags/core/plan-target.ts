/** The library as it will be after a plan, and which old element each of its elements was. */
import { groupFields, tagFields } from './document.ts';
import { foldName } from './folding.ts';
import {
  type Category,
  type Definition,
  definitionFields,
  type ElementKind,
  groupDefaults,
  type Library,
  type Tag,
  type TagGroup,
  tagDefaults,
} from './library.ts';
import { inNewOrder } from './plan-order.ts';
import type { Wanted, WantedCategory, WantedGroup, WantedTag } from './wanted.ts';

export interface Target {
  readonly library: Library;
  /** New key of an element by its old one; most are the same. */
  readonly links: Links;
}
export type Links = Readonly<Record<ElementKind, ReadonlyMap<string, string>>>;

export interface TargetOptions {
  readonly keepExisting: boolean;
  readonly prune: boolean;
}

/** Existing elements stay in the order of the library, new ones follow in the order of the document. */
export function* targetOf(current: Library, wanted: Wanted, options: TargetOptions): Generator<void, Target> {
  const links: Links = {
    category: linksOf(current.categories, wanted.categories),
    group: linksOf(current.groups, wanted.groups),
    tag: linksOf(current.tags, wanted.tags),
  };
  const linked = relink(current, links);
  yield;
  const categories = merged(linked.categories, wanted.categories, options, (one, now) =>
    categoryTarget(one, now, options.keepExisting),
  );
  const groups = merged(linked.groups, wanted.groups, options, (one, now) =>
    groupTarget(one, now, options.keepExisting),
  );
  yield;
  const kindOf = new Map(groups.map((group) => [group.key, group.kind]));
  const tags = merged(linked.tags, wanted.tags, options, (one, now) =>
    tagTarget(one, now, options.keepExisting, kindOf.get(one.parent.key) ?? 'base'),
  );
  yield;
  const named: Library = {
    categories,
    groups: withFormerNames(groups, linked.groups, () => ''),
    tags: withFormerNames(tags, linked.tags, (tag) => tag.group),
  };
  yield;
  return { library: inNewOrder(named, linked, wanted, options.keepExisting), links };
}

interface Matched<C> {
  readonly key: string;
  readonly current: C | null;
}

function linksOf<C extends { readonly key: string }>(
  existing: readonly C[],
  wanted: readonly Matched<C>[],
): Map<string, string> {
  const links = new Map(existing.map((element) => [element.key, element.key]));
  for (const one of wanted) if (one.current) links.set(one.current.key, one.key);
  return links;
}

/** The same library under its new keys. */
export function relink(library: Library, links: Links): Library {
  const link = (element: ElementKind, key: string) => links[element].get(key) ?? key;
  const above = (key: string | null) => (key === null ? null : link('category', key));
  return {
    categories: library.categories.map((one) => ({
      ...one,
      key: link('category', one.key),
      parent: above(one.parent),
    })),
    groups: library.groups.map((one) => ({
      ...one,
      key: link('group', one.key),
      category: above(one.category),
    })),
    tags: library.tags.map((one) => ({ ...one, key: link('tag', one.key), group: link('group', one.group) })),
  };
}

function merged<C extends { readonly key: string; readonly archived: boolean }, W extends Matched<C>>(
  existing: readonly C[],
  wanted: readonly W[],
  { prune }: TargetOptions,
  target: (one: W, now: C | null) => C,
): C[] {
  const byKey = new Map(wanted.map((one) => [one.key, one]));
  return [
    ...existing.map((element) => {
      const one = byKey.get(element.key);
      if (one?.current) return target(one, element);
      return prune ? { ...element, archived: true } : element;
    }),
    ...wanted.filter((one) => !one.current).map((one) => target(one, null)),
  ];
}

/** A mention without `archived` takes an archived element into use again. */
const isArchived = (
  said: { archived?: boolean },
  now: { archived: boolean } | null,
  keep: boolean,
): boolean => (keep && now ? now.archived && (said.archived ?? false) : (said.archived ?? false));

function categoryTarget(
  { said, key, parent }: WantedCategory,
  now: Category | null,
  keep: boolean,
): Category {
  const archived = isArchived(said, now, keep);
  if (keep && now) return { ...now, description: now.description || (said.description ?? ''), archived };
  return {
    key,
    name: said.name,
    parent: parent?.key ?? null,
    order: now?.order ?? 0,
    description: said.description ?? now?.description ?? '',
    archived,
  };
}

function groupTarget({ said, key, parent }: WantedGroup, now: TagGroup | null, keep: boolean): TagGroup {
  const archived = isArchived(said, now, keep);
  const aliases = joinedAliases(now, said);
  if (keep && now)
    return {
      ...now,
      aliases,
      archived,
      description: now.description || (said.description ?? ''),
      color: now.color ?? said.color ?? null,
    };
  const base: TagGroup = now ?? { ...groupDefaults, key, name: said.name };
  // A group that becomes single-choice loses the maximum it had; a table has no way to say so.
  const max = said.choice === 'single' ? null : base.max;
  return {
    ...base,
    max,
    ...saidFields(said, groupFields),
    key,
    name: said.name,
    category: parent?.key ?? null,
    aliases,
    archived,
  };
}

function tagTarget({ said, key, parent }: WantedTag, now: Tag | null, keep: boolean, kind: Tag['kind']): Tag {
  const archived = isArchived(said, now, keep);
  const aliases = joinedAliases(now, said);
  const before = now?.definition ?? tagDefaults.definition;
  if (keep && now)
    return {
      ...now,
      aliases,
      archived,
      definition: definitionOf((field) => before[field] || said.definition?.[field]),
      purpose: now.purpose || (said.purpose ?? ''),
      color: now.color ?? said.color ?? null,
    };
  const base: Tag = now ?? { ...tagDefaults, key, name: said.name, group: parent.key, kind };
  return {
    ...base,
    ...saidFields(said, tagFields),
    key,
    name: said.name,
    group: parent.key,
    aliases,
    archived,
    definition: definitionOf((field) => said.definition?.[field] ?? before[field]),
  };
}

const definitionOf = (text: (field: keyof Definition) => string | undefined): Definition => {
  const [meaning = '', scope = '', example = '', counterExample = '', appliedBy = '', removeWhen = ''] =
    definitionFields.map(text);
  return { meaning, scope, example, counterExample, appliedBy, removeWhen };
};

function saidFields<D extends object, F extends keyof D>(said: D, fields: readonly F[]): Partial<Pick<D, F>> {
  const given: Partial<Pick<D, F>> = {};
  for (const field of fields) if (said[field] !== undefined) given[field] = said[field];
  return given;
}

const joinedAliases = (now: { aliases: readonly string[] } | null, said: { aliases?: readonly string[] }) => [
  ...(now?.aliases ?? []),
  ...(said.aliases ?? []),
];

type Named = Pick<Tag, 'key' | 'name' | 'aliases' | 'archived'>;

/** A renamed element keeps answering to its old name, unless a neighbour has that name now. Own names are no aliases. */
function withFormerNames<T extends Named>(
  elements: readonly T[],
  before: readonly T[],
  placeOf: (element: T) => string,
): T[] {
  const nameBefore = new Map(before.map((element) => [element.key, element.name]));
  const inUse = new Set(
    elements.filter((one) => !one.archived).map((element) => `${placeOf(element)}/${foldName(element.name)}`),
  );
  return elements.map((element) => {
    const former = nameBefore.get(element.key);
    const keepsFormer = former !== undefined && !inUse.has(`${placeOf(element)}/${foldName(former)}`);
    const seen = new Set([foldName(element.name)]);
    const aliases = [...element.aliases, ...(keepsFormer ? [former] : [])].filter((alias) => {
      const isNew = !seen.has(foldName(alias));
      seen.add(foldName(alias));
      return isNew;
    });
    return { ...element, aliases };
  });
}
