/**
 * The names that a condition may use. `Vocabulary` finds things by what callers write, `Names` finds them by number for
 * sentences. Both are synchronous: load the library once, then resolve any number of conditions against it.
 */
import { fromId } from '#kernel';
import type { OperatorName } from './language.ts';
import { nearest } from './nearest.ts';

export interface TagTerm {
  readonly id: number;
  readonly name: string;
  readonly group: number;
  /** In an ordered group a larger number is a higher level. */
  readonly order: number;
  /** Other names, former names and names of merged tags, bare (`A意向`) or with their group (`意向/A意向`). */
  readonly aliases?: readonly string[];
  /** Ids of the tags that were merged into this one. */
  readonly formerIds?: readonly number[];
}

export interface GroupTerm {
  readonly id: number;
  readonly name: string;
  readonly ordered: boolean;
  readonly choice: 'single' | 'multiple';
}

export type AttributeType = 'text' | 'number' | 'money' | 'date' | 'boolean' | 'one' | 'many';

export interface AttributeTerm {
  readonly key: string;
  readonly label: string;
  readonly type: AttributeType;
  /** Values of `one` and `many`. */
  readonly options?: readonly string[];
  /** How sentences call values that are ids or codes. */
  readonly labels?: ReadonlyMap<string, string>;
  /** Key of the day that this number of days is counted from; see `AttributeLeaf`. */
  readonly ageOf?: string;
}

export interface AudienceTerm {
  readonly id: number;
  readonly name: string;
  /** A frozen audience is a set of customers; any other is its condition. */
  readonly frozen: boolean;
  readonly condition: unknown;
}

export interface StaffTerm {
  readonly id: number;
  readonly name: string;
  readonly wecomUserId?: string | null;
}

export interface DepartmentTerm {
  readonly id: number;
  readonly name: string;
}

export interface ChannelTerm {
  readonly id: number;
  readonly name: string;
  /** The id that leaves the program. */
  readonly publicId: string;
}

/** What can be named, for suggestions. */
export type TermKind = 'tag' | 'group' | 'attribute' | 'audience' | 'staff' | 'department' | 'channel';

/** Looks names up. A list with one element is an answer, an empty one "unknown", a longer one "ambiguous". */
export interface Vocabulary {
  /**
   * By `tag_12`, `group/name`, name or alias; a merged tag gives its successor. With `group` only tags of that group,
   * and a bare name is enough there.
   */
  findTags(text: string, group?: number): readonly TagTerm[];
  tagsOf(group: number): readonly TagTerm[];
  /** By `grp_3` or name. */
  findGroups(text: string): readonly GroupTerm[];
  findAttribute(key: string): AttributeTerm | undefined;
  /** By `aud_4` or name. */
  findAudiences(text: string): readonly AudienceTerm[];
  /** By `stf_1`, `wecom:USERID` or name. */
  findStaff(text: string): readonly StaffTerm[];
  /** By `dep_2` or name. */
  findDepartments(text: string): readonly DepartmentTerm[];
  /** By id or name. */
  findChannels(text: string): readonly ChannelTerm[];
  /** Up to three names like this one, as a caller could write them. */
  suggest(kind: TermKind, text: string, group?: number): readonly string[];
  /** How a caller can name this tag without doubt: `意向/高意向`. */
  pathOf(tag: TagTerm): string;
}

/** Names by number; undefined for what is gone. */
export interface Names {
  tag(id: number): TagTerm | undefined;
  group(id: number): GroupTerm | undefined;
  attribute(key: string): AttributeTerm | undefined;
  staff(id: number): string | undefined;
  department(id: number): string | undefined;
  channel(id: number): string | undefined;
  audience(id: number): string | undefined;
  /** The words for a way of adding (`1`: 扫描二维码), which the channel knows. */
  addWay(way: number): string | undefined;
}

/** Everything that conditions of a workspace may name, as plain lists. */
export interface Library {
  readonly tags?: readonly TagTerm[];
  readonly groups?: readonly GroupTerm[];
  readonly attributes?: readonly AttributeTerm[];
  readonly audiences?: readonly AudienceTerm[];
  readonly staff?: readonly StaffTerm[];
  readonly departments?: readonly DepartmentTerm[];
  readonly channels?: readonly ChannelTerm[];
  readonly addWays?: ReadonlyMap<number, string>;
}

const clean = (text: string): string => text.normalize('NFC').trim();

/** Texts to things; several things may share a text. */
class Index<T> {
  readonly #byText = new Map<string, T[]>();
  add(text: string, item: T): void {
    const key = clean(text);
    const list = this.#byText.get(key);
    if (!list) this.#byText.set(key, [item]);
    else if (!list.includes(item)) list.push(item);
  }
  find(text: string): readonly T[] {
    return this.#byText.get(clean(text)) ?? [];
  }
}

const byNumber = <T extends { readonly id: number }>(items: readonly T[]): ReadonlyMap<number, T> =>
  new Map(items.map((item) => [item.id, item]));

/** The item of a prefixed id, else everything with that name. */
function named<T extends { readonly id: number; readonly name: string }>(
  items: readonly T[],
  idOf: (text: string) => number | null,
) {
  const numbers = byNumber(items);
  const names = new Index<T>();
  for (const item of items) names.add(item.name, item);
  const find = (text: string): readonly T[] => {
    const id = idOf(clean(text));
    const item = id === null ? undefined : numbers.get(id);
    return item ? [item] : names.find(text);
  };
  return { find, get: (id: number): T | undefined => numbers.get(id) };
}

function tagLookup(tags: readonly TagTerm[], groupName: (id: number) => string) {
  const numbers = new Map<number, TagTerm>();
  const members = new Map<number, TagTerm[]>();
  // An exact path wins over a name, and a name over an alias: renaming one tag never takes another's name away.
  const ranks = [new Index<TagTerm>(), new Index<TagTerm>(), new Index<TagTerm>()] as const;
  for (const tag of tags) {
    for (const id of tag.formerIds ?? []) numbers.set(id, tag);
    const group = groupName(tag.group);
    ranks[0].add(`${group}/${tag.name}`, tag);
    ranks[1].add(tag.name, tag);
    for (const alias of tag.aliases ?? []) {
      ranks[2].add(alias, tag);
      ranks[2].add(`${group}/${alias}`, tag);
    }
    const list = members.get(tag.group);
    if (list) list.push(tag);
    else members.set(tag.group, [tag]);
  }
  for (const tag of tags) numbers.set(tag.id, tag);
  const find = (text: string, group?: number): readonly TagTerm[] => {
    const within = (found: readonly TagTerm[]) =>
      group === undefined ? found : found.filter((tag) => tag.group === group);
    const byId = numbers.get(fromId('tag', clean(text)) ?? 0);
    if (byId) return within([byId]);
    return ranks.map((rank) => within(rank.find(text))).find((found) => found.length > 0) ?? [];
  };
  return { find, numbers, members };
}

/** A vocabulary over plain lists. Building it costs one pass; look-ups are by hash. */
export function vocabularyOf(library: Library): Vocabulary & Names & { readonly library: Library } {
  const groups = named(library.groups ?? [], (text) => fromId('group', text));
  const audiences = named(library.audiences ?? [], (text) => fromId('audience', text));
  const departments = named(library.departments ?? [], (text) => fromId('department', text));
  const wecomStaff = new Map<string, number>(
    (library.staff ?? []).flatMap((s) => (s.wecomUserId ? [[`wecom:${s.wecomUserId}`, s.id] as const] : [])),
  );
  const staff = named(library.staff ?? [], (text) => fromId('staff', text) ?? wecomStaff.get(text) ?? null);
  const channelIds = new Map((library.channels ?? []).map((c) => [c.publicId, c.id]));
  const channels = named(library.channels ?? [], (text) => channelIds.get(text) ?? null);
  const attributes = new Map((library.attributes ?? []).map((a) => [a.key, a]));
  const groupName = (id: number): string => groups.get(id)?.name ?? '';
  const pathOf = (tag: TagTerm): string => `${groupName(tag.group)}/${tag.name}`;
  const tags = tagLookup(library.tags ?? [], groupName);

  const tagCandidates = (group?: number) =>
    (group === undefined ? (library.tags ?? []) : (tags.members.get(group) ?? [])).flatMap((tag) =>
      [tag.name, ...(group === undefined ? [pathOf(tag)] : []), ...(tag.aliases ?? [])].map(
        (text) => [text, group === undefined ? pathOf(tag) : tag.name] as const,
      ),
    );
  const namesOf = (items: readonly { readonly name: string }[] | undefined) =>
    (items ?? []).map((i) => i.name);
  const candidates: Record<TermKind, (group?: number) => Iterable<string | readonly [string, string]>> = {
    tag: tagCandidates,
    group: () => namesOf(library.groups),
    attribute: () =>
      (library.attributes ?? []).flatMap((a) => [[a.key, a.key] as const, [a.label, a.key] as const]),
    audience: () => namesOf(library.audiences),
    staff: () => namesOf(library.staff),
    department: () => namesOf(library.departments),
    channel: () => namesOf(library.channels),
  };

  return {
    library,
    findTags: tags.find,
    tagsOf: (group) => tags.members.get(group) ?? [],
    findGroups: groups.find,
    findAttribute: (key) => attributes.get(clean(key)),
    findAudiences: audiences.find,
    findStaff: staff.find,
    findDepartments: departments.find,
    findChannels: channels.find,
    suggest: (kind, text, group) => nearest(text, candidates[kind](group)),
    pathOf,
    tag: (id) => tags.numbers.get(id),
    group: groups.get,
    attribute: (key) => attributes.get(key),
    staff: (id) => staff.get(id)?.name,
    department: (id) => departments.get(id)?.name,
    channel: (id) => channels.get(id)?.name,
    audience: (id) => audiences.get(id)?.name,
    addWay: (way) => library.addWays?.get(way),
  };
}

/** Which comparisons a type of attribute allows. */
export const operatorsOf: Readonly<Record<AttributeType, readonly OperatorName[]>> = {
  text: ['is', 'isNot', 'in', 'notIn', 'contains', 'startsWith', 'exists'],
  number: ['is', 'isNot', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'between', 'exists'],
  money: ['is', 'isNot', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'between', 'exists'],
  date: ['is', 'isNot', 'in', 'notIn', 'gt', 'gte', 'lt', 'lte', 'between', 'exists'],
  boolean: ['is', 'isNot', 'exists'],
  one: ['is', 'isNot', 'in', 'notIn', 'exists'],
  many: ['is', 'isNot', 'in', 'notIn', 'contains', 'exists'],
};
