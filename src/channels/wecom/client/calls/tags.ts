/** The library of enterprise tags, and marking customers with them. */
import { bound, call, nothing, parts, type Send } from '../call.ts';
import { flag, id, inner, innerRow, number, type Row, rows, text, timeOrNull } from '../fields.ts';

/** Ids per deletion; WeCom names no limit. */
const DELETED_AT_ONCE = 100;
/** Ids per direction and call. WeCom names no limit; a vendor that wraps this API allows 50. */
const MARKED_AT_ONCE = 50;

export interface LibraryTag {
  readonly id: string;
  readonly name: string;
  /** Whole, [0, 2³²); larger comes first. */
  readonly order: number;
  readonly createdAt: Date | null;
  /** Only ever true when asked for by id: a listing of all leaves deleted ones out. */
  readonly deleted: boolean;
}

export interface LibraryGroup extends LibraryTag {
  readonly tags: readonly LibraryTag[];
}

/** A group of a strategy (规则组) of our app. */
export interface StrategyGroup extends LibraryGroup {
  readonly strategyId: number;
}

export interface NewTags {
  /** An existing group by its id, or a group by its name: an existing one is extended, else it is created. */
  readonly group: { readonly id: string } | { readonly name: string; readonly order?: number | undefined };
  /** At least one; only names that the group is known not to have (40071). */
  readonly tags: readonly { readonly name: string; readonly order?: number | undefined }[];
}

export interface AddedTags {
  readonly groupId: string;
  readonly groupName: string;
  /** By name, for the names that were asked for. A name that WeCom did not answer with is absent. */
  readonly ids: ReadonlyMap<string, string>;
}

/** What to set on and take off the relation of one staff member with one customer. No id in both lists. */
export interface Marking {
  readonly userId: string;
  readonly externalUserId: string;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

const tag = (row: Row): LibraryTag => ({
  id: id(row, 'id'),
  name: text(row, 'name'),
  order: number(row, 'order'),
  createdAt: timeOrNull(row, 'create_time'),
  deleted: flag(row, 'deleted'),
});

const group = (row: Row): LibraryGroup => ({
  id: id(row, 'group_id'),
  name: text(row, 'group_name'),
  order: number(row, 'order'),
  createdAt: timeOrNull(row, 'create_time'),
  deleted: flag(row, 'deleted'),
  tags: rows(row, 'tag', tag),
});

const table = {
  list: call({
    path: 'externalcontact/get_corp_tag_list',
    body: (only: { readonly tagIds?: readonly string[]; readonly groupIds?: readonly string[] }) => ({
      tag_id: only.tagIds,
      group_id: only.groupIds,
    }),
    read: (answer) => rows(answer, 'tag_group', group),
  }),
  ofStrategies: call({
    path: 'externalcontact/get_strategy_tag_list',
    body: (_: undefined) => ({}),
    read: (answer) =>
      rows(
        answer,
        'tag_group',
        (row): StrategyGroup => ({ ...group(row), strategyId: number(row, 'strategy_id') }),
      ),
  }),
  strategy: call({
    path: 'externalcontact/customer_strategy/get',
    body: (strategyId: number) => ({ strategy_id: strategyId }),
    read: (answer) => ({ name: text(inner(answer, 'strategy'), 'strategy_name') }),
  }),
  add: call({
    path: 'externalcontact/add_corp_tag',
    body: ({ group, tags }: NewTags) => ({
      // An empty id is an error of its own, so exactly one of the two is sent.
      ...('id' in group ? { group_id: group.id } : { group_name: group.name, order: group.order }),
      tag: tags.map(({ name, order }) => ({ name, order })),
    }),
    // One object here, a list in `list`. Whether it holds the new tags or all of the group is not documented.
    read: (answer) => group(innerRow(answer, 'tag_group')),
  }),
  /** A tag or a group: they share the field. `order` only when it shall change; 40071 when the name is taken. */
  edit: call({
    path: 'externalcontact/edit_corp_tag',
    body: ({
      id,
      name,
      order,
    }: {
      readonly id: string;
      readonly name?: string;
      readonly order?: number;
    }) => ({
      id,
      name,
      order,
    }),
    read: nothing,
  }),
  delete: call({
    path: 'externalcontact/del_corp_tag',
    body: (gone: { readonly tagIds?: readonly string[]; readonly groupIds?: readonly string[] }) => ({
      tag_id: gone.tagIds,
      group_id: gone.groupIds,
    }),
    read: nothing,
  }),
  mark: call({
    path: 'externalcontact/mark_tag',
    narrow: true,
    writes: ({ externalUserId }: Marking) => externalUserId,
    body: ({ userId, externalUserId, add, remove }: Marking) => ({
      userid: userId,
      external_userid: externalUserId,
      ...(add.length > 0 ? { add_tag: add } : {}),
      ...(remove.length > 0 ? { remove_tag: remove } : {}),
    }),
    read: nothing,
  }),
};

export function tagCalls(send: Send) {
  const { list, add, edit, delete: deleteSome, mark, ofStrategies, strategy } = bound(send, table);
  return {
    edit,

    /** Groups of the strategies that our app made; those of others are not told. */
    ofStrategies: () => ofStrategies(undefined),
    strategy,

    /** The whole library, or only these tags, or these groups. WeCom does not page it, and does not tell who owns what. */
    list: (only: Parameters<typeof list>[0] = {}) => list(only),

    async add(wanted: NewTags): Promise<AddedTags> {
      const answered = await add(wanted);
      const names = new Set(wanted.tags.map(({ name }) => name));
      return {
        groupId: answered.id,
        groupName: answered.name,
        ids: new Map(answered.tags.filter((t) => names.has(t.name)).map((t) => [t.name, t.id])),
      };
    },

    /**
     * In parts of 100; the parts before one that fails stay deleted. A group goes with its tags, and when its last tag
     * does.
     */
    async delete(gone: {
      readonly tagIds?: readonly string[];
      readonly groupIds?: readonly string[];
    }): Promise<void> {
      for (const tagIds of parts(gone.tagIds ?? [], DELETED_AT_ONCE)) await deleteSome({ tagIds });
      for (const groupIds of parts(gone.groupIds ?? [], DELETED_AT_ONCE)) await deleteSome({ groupIds });
    },

    /**
     * In parts of 50, one after the other; the parts before one that fails stay marked. What is already so is no
     * error (WeCom does not document it). With nothing to do nothing is called.
     */
    async mark(marking: Marking): Promise<void> {
      const { add, remove } = marking;
      if (add.some((tagId) => remove.includes(tagId)))
        throw new RangeError('a tag cannot be set and taken off in one marking');
      const added = parts(add, MARKED_AT_ONCE);
      const removed = parts(remove, MARKED_AT_ONCE);
      for (let i = 0; i < Math.max(added.length, removed.length); i++)
        await mark({ ...marking, add: added[i] ?? [], remove: removed[i] ?? [] });
    },
  };
}
