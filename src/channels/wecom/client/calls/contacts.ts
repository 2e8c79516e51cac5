/** Customers and their relations to staff. */
import { bound, call, nothing, type Send } from '../call.ts';
import {
  id,
  inner,
  innerRow,
  number,
  type Page,
  page,
  type Row,
  rows,
  text,
  textOrNull,
  texts,
  timeOrNull,
} from '../fields.ts';

export interface Person {
  readonly externalUserId: string;
  /** Nickname in WeChat, or the name in their own WeCom. */
  readonly name: string;
  readonly avatar: string;
  /** Null for a type that is not known yet. */
  readonly type: 'wechat' | 'wecom' | null;
  readonly gender: 'male' | 'female' | null;
  /** Only WeChat users, and only when the corp is bound to an open-platform account. */
  readonly unionId: string | null;
  /** Only WeCom users. */
  readonly position: string;
  readonly corpName: string;
  readonly corpFullName: string;
}

/** One staff member and the customer, as the staff member keeps them. */
export interface Relation {
  readonly userId: string;
  readonly remark: string;
  readonly description: string;
  /** The company that staff noted. Written as `company` too, although WeCom reads and writes it under two names. */
  readonly company: string;
  readonly mobiles: readonly string[];
  readonly addedAt: Date | null;
  /** WeCom's number for the way, 0 unknown … 16 acquisition link … 202 assigned; others may come. */
  readonly addWay: number;
  /** Who added: a staff member, or the customer. */
  readonly addedBy: string | null;
  /** State of the channel; a hint that may be stale or foreign. */
  readonly state: string | null;
}

export interface SeenTag {
  /** Null for a personal tag of the staff member: those have no id anywhere. */
  readonly id: string | null;
  readonly name: string;
  readonly group: string;
  readonly type: 'enterprise' | 'personal' | 'strategy' | null;
}

export interface Contact {
  readonly person: Person;
  /** Only staff whom the app sees. */
  readonly followers: readonly (Relation & { readonly tags: readonly SeenTag[] })[];
}

/** One relation in a batch: ids of tags only, and no personal ones. */
export interface BatchRow {
  readonly person: Person;
  readonly relation: Relation & { readonly tagIds: readonly string[] };
}

export interface Batch extends Page<BatchRow> {
  /** Staff without a licence for the interface: their customers are missing here, not gone. */
  readonly unlicensed: readonly string[];
}

/** What to note about a customer; at least one field. What is left out stays. */
export interface Remark {
  readonly userId: string;
  readonly externalUserId: string;
  /** At most 20 characters. */
  readonly remark?: string;
  /** At most 150 characters. */
  readonly description?: string;
  /** At most 20 characters; WeChat users only. */
  readonly company?: string;
  /** Replaces all. Empty clears. */
  readonly mobiles?: readonly string[];
}

const PERSON_TYPES: Readonly<Record<number, Person['type']>> = { 1: 'wechat', 2: 'wecom' };
const GENDERS: Readonly<Record<number, Person['gender']>> = { 1: 'male', 2: 'female' };
const TAG_TYPES: Readonly<Record<number, SeenTag['type']>> = {
  1: 'enterprise',
  2: 'personal',
  3: 'strategy',
};

const person = (row: Row): Person => ({
  externalUserId: id(row, 'external_userid'),
  name: text(row, 'name'),
  avatar: text(row, 'avatar'),
  type: PERSON_TYPES[number(row, 'type')] ?? null,
  gender: GENDERS[number(row, 'gender')] ?? null,
  unionId: textOrNull(row, 'unionid'),
  position: text(row, 'position'),
  corpName: text(row, 'corp_name'),
  corpFullName: text(row, 'corp_full_name'),
});

const relation = (row: Row): Relation => ({
  userId: id(row, 'userid'),
  remark: text(row, 'remark'),
  description: text(row, 'description'),
  company: text(row, 'remark_corp_name'),
  mobiles: texts(row, 'remark_mobiles'),
  addedAt: timeOrNull(row, 'createtime'),
  addWay: number(row, 'add_way'),
  addedBy: textOrNull(row, 'oper_userid'),
  state: textOrNull(row, 'state'),
});

const seenTag = (row: Row): SeenTag => ({
  id: textOrNull(row, 'tag_id'),
  name: text(row, 'tag_name'),
  group: text(row, 'group_name'),
  type: TAG_TYPES[number(row, 'type')] ?? null,
});

const table = {
  /** Staff who may have customers and whom the app sees. */
  followUsers: call({
    path: 'externalcontact/get_follow_user_list',
    read: (answer): readonly string[] => texts(answer, 'follow_user'),
  }),
  get: call({
    path: 'externalcontact/get',
    query: (of: { externalUserId: string; cursor: string | null }) => ({
      external_userid: of.externalUserId,
      cursor: of.cursor ?? undefined,
    }),
    read: (answer) => ({
      person: person(innerRow(answer, 'external_contact')),
      ...page(answer, 'follow_user', (row) => ({ ...relation(row), tags: rows(row, 'tags', seenTag) })),
    }),
  }),
  /** One page of the relations of at most 100 staff; `cursor` null for the first. At most 100 rows. */
  batchByUser: call({
    path: 'externalcontact/batch/get_by_user',
    narrow: true,
    body: (of: {
      readonly userIds: readonly string[];
      readonly cursor: string | null;
      readonly limit?: number;
    }) => ({
      userid_list: of.userIds,
      cursor: of.cursor ?? '',
      limit: of.limit ?? 100,
    }),
    read: (answer): Batch => ({
      ...page(answer, 'external_contact_list', batchRow),
      unlicensed: texts(inner(answer, 'fail_info'), 'unlicensed_userid_list'),
    }),
  }),
  /** Ids of the customers of one staff member, unordered and whole. 84061 when there is none. */
  list: call({
    path: 'externalcontact/list',
    query: (userId: string) => ({ userid: userId }),
    read: (answer): readonly string[] => texts(answer, 'external_userid'),
  }),
  remark: call({
    path: 'externalcontact/remark',
    narrow: true,
    writes: ({ externalUserId }: Remark) => externalUserId,
    body: (note: Remark) => ({
      userid: note.userId,
      external_userid: note.externalUserId,
      remark: note.remark,
      description: note.description,
      remark_company: note.company,
      // Clearing is documented as "" in a field that is a list; read here as a list of one empty text (unconfirmed).
      remark_mobiles: note.mobiles?.length === 0 ? [''] : note.mobiles,
    }),
    read: nothing,
  }),
};

function batchRow(row: Row): BatchRow {
  const follow = innerRow(row, 'follow_info');
  return {
    person: person(innerRow(row, 'external_contact')),
    relation: { ...relation(follow), tagIds: texts(follow, 'tag_id') },
  };
}

export function contactCalls(send: Send) {
  const { get, ...calls } = bound(send, table);
  return {
    ...calls,

    /** A customer with all relations, however many pages they take. */
    async get(externalUserId: string): Promise<Contact> {
      const followers: Contact['followers'][number][] = [];
      let cursor: string | null = null;
      for (;;) {
        const { person, items, cursor: next } = await get({ externalUserId, cursor });
        followers.push(...items);
        // A cursor that leads to itself would never end.
        if (next === null || next === cursor) return { person, followers };
        cursor = next;
      }
    },
  };
}
