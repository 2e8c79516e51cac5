/**
 * The corp's tag library and its rules. A tag or group belongs to who made it; WeCom tells nobody who that is, it only
 * refuses (81011). What is deleted stays readable by id, so that `deleted: true` can be answered.
 */
import { need, refuse } from '../failure.ts';

/** An app's agent id, or `console`: an administrator or a member in the client. */
export type Owner = number | 'console';

export interface Tag {
  readonly id: string;
  readonly groupId: string;
  readonly owner: Owner;
  name: string;
  /** uint32, larger first. */
  order: number;
  readonly createdAt: number;
  deleted: boolean;
}

/** 规则组: it has a library of its own, which only the app that made it sees (D). */
export interface Strategy {
  readonly id: number;
  readonly name: string;
  readonly owner: Owner;
}

export interface TagGroup {
  readonly id: string;
  readonly owner: Owner;
  /** Absent: the library of the corp. */
  readonly strategyId?: number;
  name: string;
  order: number;
  readonly createdAt: number;
  deleted: boolean;
  /** Deleted ones too. */
  readonly tagIds: string[];
}

export interface TagChange {
  readonly id: string;
  readonly tagType: 'tag' | 'tag_group';
}

export interface NewTags {
  readonly group: { readonly id: string } | { readonly name: string; readonly order?: number | undefined };
  readonly tags: readonly { readonly name: string; readonly order?: number | undefined }[];
}

/** Who adds, and by which of the unconfirmed rules. `now` in Unix seconds. */
export interface Author {
  readonly owner: Owner;
  readonly now: number;
  readonly newId: () => string;
  readonly max: number;
  /** Names that exist are left out instead of refused. */
  readonly skipTaken: boolean;
  /** A group's id of another owner is refused. */
  readonly ownGroupsOnly: boolean;
}

export interface Additions {
  readonly group: TagGroup;
  readonly created: Tag[];
  readonly newGroup: boolean;
}

/** Longest name of a tag or group, in characters (D). */
const MAX_NAME = 30;
const MAX_ORDER = 2 ** 32 - 1;

export class TagLibrary {
  constructor(
    readonly groups = new Map<string, TagGroup>(),
    readonly tags = new Map<string, Tag>(),
  ) {}

  tag(id: string): Tag | undefined {
    const tag = this.tags.get(id);
    return tag?.deleted ? undefined : tag;
  }

  group(id: string): TagGroup | undefined {
    const group = this.groups.get(id);
    return group?.deleted ? undefined : group;
  }

  groupNamed(name: string): TagGroup | undefined {
    return this.groupsOf().find((group) => group.name === name);
  }

  tagsOf(group: TagGroup): Tag[] {
    return group.tagIds.flatMap((id) => this.tag(id) ?? []);
  }

  /** Groups of the corp, or of one strategy. */
  groupsOf(strategyId?: number): TagGroup[] {
    return [...this.groups.values()].filter((group) => !group.deleted && group.strategyId === strategyId);
  }

  get size(): number {
    let count = 0;
    for (const tag of this.tags.values()) if (!tag.deleted) count++;
    return count;
  }

  /** Codes: 40058 no tag, 40068 group, 40071 name exists, 40072 name, 40126 too many. All or nothing. */
  add(input: NewTags, by: Author): Additions {
    need(input.tags.length > 0, 40058);
    const wanted = new Map(input.tags.map((tag) => [tag.name, tag] as const));
    for (const tag of wanted.values()) checkName(tag.name, tag.order);
    const found = 'id' in input.group ? this.group(input.group.id) : this.groupNamed(input.group.name);
    if ('id' in input.group) need(found && (!by.ownGroupsOnly || mayEdit(found, by)), 40068);
    else checkName(input.group.name, input.group.order);
    const taken = new Set(found && this.tagsOf(found).map((tag) => tag.name));
    if ([...wanted.keys()].some((name) => taken.has(name)) && !by.skipTaken) refuse(40071);
    const fresh = [...wanted.values()].filter((tag) => !taken.has(tag.name));
    need(this.size + fresh.length <= by.max, 40126);
    const group = found ?? this.#newGroup(input.group, by);
    const created = fresh.map(({ name, order = 0 }): Tag => {
      const { owner, now: createdAt } = by;
      return { id: by.newId(), groupId: group.id, owner, name, order, createdAt, deleted: false };
    });
    for (const tag of created) {
      this.tags.set(tag.id, tag);
      group.tagIds.push(tag.id);
    }
    return { group, created, newGroup: !found };
  }

  /** Codes: 40068 unknown, `foreign` when somebody else made it, 40071, 40072, 40058 order. */
  edit(id: string, change: { name?: string | undefined; order?: number | undefined }, by: Editor): TagChange {
    const tag = this.tag(id);
    const entry = tag ?? this.group(id);
    need(entry, 40068);
    need(mayEdit(entry, by), by.foreignCode);
    checkName(change.name ?? entry.name, change.order);
    if (change.name !== undefined && change.name !== entry.name) {
      const names = tag ? this.#siblings(tag) : this.groupsOf();
      need(!names.some(({ name }) => name === change.name), 40071);
    }
    entry.name = change.name ?? entry.name;
    entry.order = change.order ?? entry.order;
    return { id, tagType: tag ? 'tag' : 'tag_group' };
  }

  /**
   * Deletes tags and groups; a group goes with its tags, and by itself when its last tag went. Answers what WeCom tells
   * about: of a group that was deleted only the group. Codes: 40058 nothing asked, 40068 unknown, `foreign`.
   */
  delete(tagIds: readonly string[], groupIds: readonly string[], by: Editor): Deletions {
    need(tagIds.length + groupIds.length > 0, 40058);
    const groups = groupIds.map((id) => this.group(id) ?? refuse(40068));
    const tags = tagIds.map((id) => this.tag(id) ?? refuse(40068));
    for (const entry of [...groups, ...tags]) need(mayEdit(entry, by), by.foreignCode);
    const changes: TagChange[] = groups.map(({ id }) => ({ id, tagType: 'tag_group' }));
    const gone = new Set(groups.flatMap((group) => this.tagsOf(group).map((tag) => tag.id)));
    for (const { id } of tags) {
      if (!gone.has(id)) changes.push({ id, tagType: 'tag' });
      gone.add(id);
    }
    for (const id of gone) Object.assign(this.tags.get(id) ?? {}, { deleted: true });
    for (const group of groups) group.deleted = true;
    for (const { groupId } of tags) {
      const group = this.group(groupId);
      if (!group || this.tagsOf(group).length > 0) continue;
      group.deleted = true;
      changes.push({ id: group.id, tagType: 'tag_group' });
    }
    return { changes, tagIds: [...gone] };
  }

  /** A group of a strategy with its tags; ids begin with `st`. */
  addToStrategy(
    strategy: Strategy,
    name: string,
    tags: readonly string[],
    { now: createdAt, newId }: Pick<Author, 'now' | 'newId'>,
  ): TagGroup {
    const { owner, id: strategyId } = strategy;
    const made = tags.map((tag): Tag => {
      const id = newId();
      return { id, groupId: '', owner, name: tag, order: 0, createdAt, deleted: false };
    });
    const id = newId();
    const tagIds = made.map((tag) => tag.id);
    const group: TagGroup = { id, owner, strategyId, name, order: 0, createdAt, deleted: false, tagIds };
    this.groups.set(id, group);
    for (const tag of made) this.tags.set(tag.id, { ...tag, groupId: id });
    return group;
  }

  /** Gives the ids decreasing orders, as dragging in the console does. */
  reorder(ids: readonly string[]): void {
    for (const [at, id] of ids.entries()) {
      const entry = this.tag(id) ?? this.group(id) ?? refuse(40068);
      entry.order = ids.length - at;
    }
  }

  #siblings(tag: Tag): Tag[] {
    const group = this.group(tag.groupId);
    return group ? this.tagsOf(group) : [];
  }

  #newGroup(input: NewTags['group'], by: Author): TagGroup {
    const { name, order = 0 } = 'name' in input ? input : refuse(40068);
    const group: TagGroup = {
      id: by.newId(),
      owner: by.owner,
      name,
      order,
      createdAt: by.now,
      deleted: false,
      tagIds: [],
    };
    this.groups.set(group.id, group);
    return group;
  }
}

export interface Editor {
  readonly owner: Owner;
  /** What a tag of somebody else answers. */
  readonly foreignCode: number;
}

export interface Deletions {
  readonly changes: TagChange[];
  /** Every tag that is gone, those of deleted groups too. */
  readonly tagIds: string[];
}

/** A person in the console may edit everything; an app only what it made. */
const mayEdit = (entry: { owner: Owner }, by: { owner: Owner }): boolean =>
  by.owner === 'console' || entry.owner === by.owner;

function checkName(name: string, order: number | undefined): void {
  need(name.length > 0 && [...name].length <= MAX_NAME, 40072);
  need(order === undefined || (Number.isInteger(order) && order >= 0 && order <= MAX_ORDER), 40058);
}
