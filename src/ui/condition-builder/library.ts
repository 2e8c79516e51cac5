/**
 * What conditions of this workspace can name, as controls need it. Names are looked up by the same vocabulary as on the
 * server, so a condition written by hand (`意向/高意向`, an alias, an id) shows as what it will be understood as.
 */
import { type AttributeType, vocabularyOf } from '#features/conditions/core';
import { fromId, toId } from '#kernel';
import type { Hue } from '../theme/hues.ts';

export interface TagItem {
  readonly id: string;
  readonly name: string;
  readonly hue: Hue;
  readonly order: number;
  readonly scope: 'enterprise' | 'personal';
  /** Put on by rules or models rather than by hand. */
  readonly automatic: boolean;
  readonly guarded: boolean;
  readonly aliases: readonly string[];
  readonly meaning: string;
  readonly group: GroupItem;
}

export interface GroupItem {
  readonly id: string;
  readonly name: string;
  readonly hue: Hue;
  readonly ordered: boolean;
  readonly choice: 'single' | 'multiple';
  /** Of an ordered group from the lowest level up, else in the order of the library. */
  readonly tags: readonly TagItem[];
}

export interface AttributeItem {
  readonly key: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly options: readonly string[];
  readonly unit: string | null;
  readonly builtIn: boolean;
}

export interface NamedItem {
  readonly id: string;
  readonly name: string;
}

export interface BuilderLibrary {
  readonly groups: readonly GroupItem[];
  readonly attributes: readonly AttributeItem[];
  readonly staff: readonly NamedItem[];
  readonly departments: readonly NamedItem[];
  readonly audiences: readonly NamedItem[];
  /** By id, `group/name`, name or alias; undefined for what is unknown or ambiguous. */
  tag(text: string): TagItem | undefined;
  group(text: string): GroupItem | undefined;
  attribute(key: string): AttributeItem | undefined;
  audience(text: string): NamedItem | undefined;
}

/** Plain lists, as the lists of the API give them. */
export interface LibraryLists {
  readonly groups: readonly (Omit<GroupItem, 'tags'> & { readonly archived: boolean })[];
  readonly tags: readonly (Omit<TagItem, 'group'> & { readonly groupId: string })[];
  readonly attributes: readonly AttributeItem[];
  readonly staff: readonly NamedItem[];
  readonly departments: readonly NamedItem[];
  readonly audiences: readonly NamedItem[];
}

/** Groups that are archived are left out of lists, but a condition that names them still shows them. */
export function libraryOf(lists: LibraryLists): BuilderLibrary {
  const groups = new Map<string, GroupItem & { readonly archived: boolean; tags: TagItem[] }>();
  for (const group of lists.groups) groups.set(group.id, { ...group, tags: [] });
  const tags = new Map<string, TagItem>();
  for (const { groupId, ...tag } of lists.tags) {
    const group = groups.get(groupId);
    if (!group) continue;
    const item = { ...tag, group };
    group.tags.push(item);
    tags.set(tag.id, item);
  }
  for (const group of groups.values()) if (group.ordered) group.tags.sort((a, b) => a.order - b.order);

  const number = (kind: 'tag' | 'group' | 'audience', id: string): number => fromId(kind, id) ?? 0;
  const vocabulary = vocabularyOf({
    groups: [...groups.values()].map(({ id, name, ordered, choice }) => ({
      id: number('group', id),
      name,
      ordered,
      choice,
    })),
    tags: [...tags.values()].map(({ id, name, group, order, aliases }) => ({
      id: number('tag', id),
      name,
      group: number('group', group.id),
      order,
      aliases,
    })),
    audiences: lists.audiences.map(({ id, name }) => ({
      id: number('audience', id),
      name,
      frozen: false,
      condition: null,
    })),
  });
  const attributes = new Map(lists.attributes.map((attribute) => [attribute.key, attribute]));
  const audiences = new Map(lists.audiences.map((audience) => [audience.id, audience]));
  const single = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined);
  return {
    groups: [...groups.values()].filter((group) => !group.archived && group.tags.length > 0),
    attributes: lists.attributes,
    staff: lists.staff,
    departments: lists.departments,
    audiences: lists.audiences,
    tag: (text) => {
      const found = single(vocabulary.findTags(text));
      return found && tags.get(toId('tag', found.id));
    },
    group: (text) => {
      const found = single(vocabulary.findGroups(text));
      return found && groups.get(toId('group', found.id));
    },
    attribute: (key) => attributes.get(key),
    audience: (text) => {
      const found = single(vocabulary.findAudiences(text));
      return found && audiences.get(toId('audience', found.id));
    },
  };
}

/** 高意向 in the group 意向 is 高: beside the group's name its levels need not repeat it. */
export function shortName(tag: Pick<TagItem, 'name'>, group: Pick<GroupItem, 'name'>): string {
  const rest = tag.name.split(group.name).join('').trim();
  return rest === '' ? tag.name : rest;
}
