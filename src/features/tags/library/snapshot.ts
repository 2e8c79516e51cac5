/**
 * The library of a workspace as one value in memory: what every read, condition and write looks tags up in.
 * A value never changes; a change of the library makes a new one (see `library.ts` for who keeps it).
 */
import { type Actor, addTo, fromId } from '#kernel';
import {
  foldName,
  type Library,
  type NameIndex,
  namedElements,
  nameIndex,
  pathSeparator,
} from '../core/public.ts';
import { modelOf } from './model.ts';
import { type CategoryRow, type GroupRow, isAlive, type LibraryRows, type TagRow } from './rows.ts';

export interface LibraryCategory extends CategoryRow {
  /** Names from the first level down, joined by `/`. */
  readonly path: string;
}

export interface LibraryGroup extends GroupRow {
  readonly category: LibraryCategory | null;
  /** In library order, recycled ones left out. */
  readonly tags: readonly LibraryTag[];
  /** `departments` with all below them. */
  readonly seenBy: ReadonlySet<number>;
}

export interface LibraryTag extends TagRow {
  readonly group: LibraryGroup;
  /** `意向/高意向`. */
  readonly path: string;
}

export type Resolved =
  | { readonly tag: LibraryTag }
  | { readonly tag: null; readonly problem: 'notFound' | 'ambiguous' };

/** A group with departments is absent for people of others; keys, jobs and whoever sees all customers see all groups. */
export function seesGroup(actor: Actor, group: LibraryGroup): boolean {
  if (group.departments.length === 0 || actor.reach === 'workspace') return true;
  if (actor.staff !== null && (group.steward_id === actor.staff || group.deputy_id === actor.staff))
    return true;
  return actor.departments.some((department) => group.seenBy.has(department));
}

/** Whether this caller may know of the tag: its group is visible, and a personal tag is his own. */
export const seesTag = (actor: Actor, tag: LibraryTag): boolean =>
  seesGroup(actor, tag.group) &&
  (tag.owner_id === null || tag.owner_id === actor.staff || actor.kind === 'system');

export class LibrarySnapshot {
  readonly categories: ReadonlyMap<number, LibraryCategory>;
  readonly groups: ReadonlyMap<number, LibraryGroup>;
  /** Recycled and merged ones too. */
  readonly tags: ReadonlyMap<number, LibraryTag>;
  readonly #groupNames = new Map<string, LibraryGroup[]>();
  readonly #tagNames = new Map<string, LibraryTag[]>();
  #model: Library | null = null;
  #names: NameIndex | null = null;

  constructor(
    readonly workspace: number,
    /** The workspace's position at the library's last change. */
    readonly version: number,
    readonly rows: LibraryRows,
    seenBy: (departments: readonly number[]) => ReadonlySet<number>,
  ) {
    this.categories = categoriesWithPaths(rows.category);
    const groups = new Map<number, LibraryGroup & { tags: LibraryTag[] }>();
    for (const row of rows.group)
      groups.set(row.id, {
        ...row,
        category: row.category_id === null ? null : (this.categories.get(row.category_id) ?? null),
        tags: [],
        seenBy: seenBy(row.departments),
      });
    const tags = new Map<number, LibraryTag>();
    for (const row of rows.tag) {
      const group = groups.get(row.group_id);
      if (!group) continue;
      const tag: LibraryTag = { ...row, group, path: `${group.name}/${row.name}` };
      tags.set(tag.id, tag);
      if (isAlive(tag)) group.tags.push(tag);
    }
    this.groups = groups;
    this.tags = tags;
    for (const group of groups.values())
      for (const name of [group.name, ...group.aliases]) addTo(this.#groupNames, foldName(name), group);
    for (const tag of tags.values())
      if (isAlive(tag) || tag.merged_into !== null)
        for (const name of [tag.name, ...tag.aliases]) addTo(this.#tagNames, foldName(name), tag);
  }

  /** The tag with this number when customers can have it. */
  tag(id: number): LibraryTag | null {
    const tag = this.tags.get(id);
    return tag && isAlive(tag) ? tag : null;
  }

  /** A merged tag answers with the one it became. */
  successor(tag: LibraryTag): LibraryTag | null {
    let at: LibraryTag | undefined = tag;
    for (let step = 0; at && step < 50; step++) {
      if (isAlive(at)) return at;
      at = at.merged_into === null ? undefined : this.tags.get(at.merged_into);
    }
    return null;
  }

  /** What a tag is now: a merged one is the one that it became. Null: customers cannot have it any more. */
  tagNow(id: number): LibraryTag | null {
    const tag = this.tags.get(id);
    return tag ? this.successor(tag) : null;
  }

  /** The same of several, without those that are gone. */
  tagsNow(ids: readonly number[]): LibraryTag[] {
    return ids.flatMap((id) => this.tagNow(id) ?? []);
  }

  /**
   * A tag by id (`tag_12`), by `group/name`, or by an alias or a name that only one tag has. Former names and merged
   * tags answer with the tag they became. Of equal names the one in use wins, and one's own personal tag comes last.
   */
  resolve(ref: string, actor: Actor): Resolved {
    const id = fromId('tag', ref);
    if (id !== null) return only(this.#known([this.tags.get(id)], actor));
    const slash = ref.search(pathSeparator);
    if (slash < 0) return only(this.#known(this.#tagNames.get(foldName(ref)) ?? [], actor));
    const groups = this.#groupNames.get(foldName(ref.slice(0, slash))) ?? [];
    const named = this.#tagNames.get(foldName(ref.slice(slash + 1))) ?? [];
    return only(
      this.#known(
        named.filter((tag) => groups.includes(tag.group)),
        actor,
      ),
      foldName(ref.slice(slash + 1)),
    );
  }

  /** A group by id (`grp_3`), name or former name. */
  resolveGroup(ref: string, actor: Actor): LibraryGroup | null {
    const id = fromId('group', ref);
    const found = id === null ? (this.#groupNames.get(foldName(ref)) ?? []) : [this.groups.get(id)];
    const seen = found.filter((group) => group !== undefined).filter((group) => seesGroup(actor, group));
    return (
      seen.find((group) => group.archived_at === null && foldName(group.name) === foldName(ref)) ??
      seen[0] ??
      null
    );
  }

  /** The library as the pure core knows it: elements in use and archived ones, by key. */
  get model(): Library {
    this.#model ??= modelOf(this);
    return this.#model;
  }

  /** Names of the model, for the lint. */
  get names(): NameIndex {
    this.#names ??= nameIndex(namedElements(this.model));
    return this.#names;
  }

  #known(found: readonly (LibraryTag | undefined)[], actor: Actor): LibraryTag[] {
    const living = found.map((tag) => (tag ? this.successor(tag) : null)).filter((tag) => tag !== null);
    return [...new Set(living)].filter((tag) => seesTag(actor, tag));
  }
}

/** The library without groups that this caller may not know of. */
export function visibleModel(library: LibrarySnapshot, actor: Actor): Library {
  const { model } = library;
  const hidden = new Set(
    [...library.groups.values()].filter((group) => !seesGroup(actor, group)).map((group) => group.key),
  );
  if (hidden.size === 0) return model;
  return {
    categories: model.categories,
    groups: model.groups.filter((group) => !hidden.has(group.key)),
    tags: model.tags.filter((tag) => !hidden.has(tag.group)),
  };
}

function only(found: readonly LibraryTag[], name?: string): Resolved {
  const narrow = (tags: readonly LibraryTag[], wanted: (tag: LibraryTag) => boolean) => {
    const better = tags.filter(wanted);
    return better.length > 0 ? better : tags;
  };
  let left = narrow(found, (tag) => tag.owner_id === null);
  if (name !== undefined) left = narrow(left, (tag) => foldName(tag.name) === name);
  left = narrow(left, (tag) => tag.state === 'active' && tag.group.archived_at === null);
  const [tag, other] = left;
  if (!tag) return { tag: null, problem: 'notFound' };
  return other ? { tag: null, problem: 'ambiguous' } : { tag };
}

function categoriesWithPaths(rows: readonly CategoryRow[]): Map<number, LibraryCategory> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const path = (row: CategoryRow): string => {
    const names: string[] = [];
    const seen = new Set<number>();
    for (let at: CategoryRow | undefined = row; at && !seen.has(at.id); ) {
      seen.add(at.id);
      names.unshift(at.name);
      at = at.parent_id === null ? undefined : byId.get(at.parent_id);
    }
    return names.join('/');
  };
  return new Map(rows.map((row) => [row.id, { ...row, path: path(row) }]));
}
