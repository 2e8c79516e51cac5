/** Group chats with customers. They carry no tags in WeCom. */
import { bound, call, type Send } from '../call.ts';
import {
  id,
  inner,
  innerRow,
  number,
  page,
  type Row,
  rows,
  text,
  textOrNull,
  timeOrNull,
} from '../fields.ts';

export interface GroupMember {
  /** Of staff or of a customer; a customer in a group need not be anybody's. */
  readonly id: string;
  readonly type: 'staff' | 'customer';
  readonly joinedAt: Date | null;
  /** 1 invited, 2 by link, 3 by QR code; others may come. */
  readonly joinScene: number;
  readonly invitedBy: string | null;
  readonly unionId: string | null;
  readonly nickname: string;
  readonly name: string;
  readonly state: string | null;
}

export interface GroupChat {
  readonly chatId: string;
  /** Empty when nobody named it. */
  readonly name: string;
  readonly owner: string;
  readonly createdAt: Date | null;
  readonly notice: string;
  readonly members: readonly GroupMember[];
  readonly admins: readonly string[];
  /** Tells with the versions of an event whether its changes may be applied to what is kept. */
  readonly memberVersion: string | null;
}

const STATUSES = ['normal', 'ownerResigned', 'inheriting', 'inherited'] as const;

const member = (row: Row): GroupMember => ({
  id: id(row, 'userid'),
  type: number(row, 'type') === 1 ? 'staff' : 'customer',
  joinedAt: timeOrNull(row, 'join_time'),
  joinScene: number(row, 'join_scene'),
  // Their spelling.
  invitedBy: textOrNull(inner(row, 'invitor'), 'userid'),
  unionId: textOrNull(row, 'unionid'),
  nickname: text(row, 'group_nickname'),
  name: text(row, 'name'),
  state: textOrNull(row, 'state'),
});

const table = {
  /** One page. Without owners 81017 where the app sees more than 1000 staff; at most 100 owners. */
  list: call({
    path: 'externalcontact/groupchat/list',
    body: (of: { readonly owners?: readonly string[]; readonly cursor: string | null }) => ({
      status_filter: 0,
      owner_filter: of.owners && { userid_list: of.owners },
      cursor: of.cursor ?? undefined,
      limit: 1000,
    }),
    read: (answer) =>
      page(answer, 'group_chat_list', (row) => ({
        chatId: id(row, 'chat_id'),
        status: STATUSES[number(row, 'status')] ?? null,
      })),
  }),
  /** Seconds behind the events: wait two after one. */
  get: call({
    path: 'externalcontact/groupchat/get',
    body: (chatId: string) => ({ chat_id: chatId, need_name: 1 }),
    read: (answer): GroupChat => {
      const row = innerRow(answer, 'group_chat');
      return {
        chatId: id(row, 'chat_id'),
        name: text(row, 'name'),
        owner: text(row, 'owner'),
        createdAt: timeOrNull(row, 'create_time'),
        notice: text(row, 'notice'),
        members: rows(row, 'member_list', member),
        admins: rows(row, 'admin_list', (admin) => id(admin, 'userid')),
        memberVersion: textOrNull(row, 'member_version'),
      };
    },
  }),
};

export const groupChatCalls = (send: Send) => bound(send, table);
