/** Messages to many customers or group chats. They are tasks: a staff member has to confirm each in WeCom. */
import { bound, call, nothing, type Send } from '../call.ts';
import { id, number, page, textOrNull, texts, timeOrNull } from '../fields.ts';
import { type CustomerMessage, messageBody } from './attachments.ts';

export type NewGroupMessage = CustomerMessage &
  (
    | {
        readonly to: 'customers';
        /** At most 10 000. With it the filter is ignored by WeCom. */
        readonly externalUserIds?: readonly string[];
        /** Any tag of a list, of every list; at most 100 tags in each. */
        readonly tagFilter?: readonly (readonly string[])[];
        /** Alone: all customers of this staff member. */
        readonly sender?: string;
        /** Staff may take customers off before they send. */
        readonly selectable?: boolean;
      }
    | {
        readonly to: 'groupChats';
        /** The owner of the groups. */
        readonly sender: string;
        /** At most 2000; all of the sender's without it. */
        readonly chatIds?: readonly string[];
      }
  );

function receivers(message: NewGroupMessage): object {
  if (message.to === 'groupChats')
    return { chat_type: 'group', sender: message.sender, chat_id_list: message.chatIds };
  return {
    chat_type: 'single',
    external_userid: message.externalUserIds,
    tag_filter: message.tagFilter && {
      group_list: message.tagFilter.map((tagIds) => ({ tag_list: tagIds })),
    },
    sender: message.sender,
    allow_select: message.selectable,
  };
}

const SENT_STATUSES = ['unsent', 'sent', 'notFriend', 'monthlyLimit'] as const;

const table = {
  /**
   * Goes to the staff member who last spoke with each customer. A customer gets as many a month as it has days.
   * 41048 when nobody may be sent to.
   */
  create: call({
    path: 'externalcontact/add_msg_template',
    body: (message: NewGroupMessage) => ({ ...receivers(message), ...messageBody(message) }),
    read: (answer) => ({
      messageId: id(answer, 'msgid'),
      /** Customers or group chats that are invalid or may not be sent to. */
      failed: texts(answer, 'fail_list') as readonly string[],
    }),
  }),
  /** Three times in 24 hours (41094). */
  remind: call({
    path: 'externalcontact/remind_groupmsg_send',
    body: (messageId: string) => ({ msgid: messageId }),
    read: nothing,
  }),
  /** What was sent stays sent. */
  cancel: call({
    path: 'externalcontact/cancel_groupmsg_send',
    body: (messageId: string) => ({ msgid: messageId }),
    read: nothing,
  }),
  /** Which staff have confirmed. */
  tasks: call({
    path: 'externalcontact/get_groupmsg_task',
    narrow: true,
    body: (of: { readonly messageId: string; readonly cursor: string | null }) => ({
      msgid: of.messageId,
      limit: 1000,
      cursor: of.cursor ?? undefined,
    }),
    read: (answer) =>
      page(answer, 'task_list', (row) => ({
        userId: id(row, 'userid'),
        sent: number(row, 'status') === 2,
        sentAt: timeOrNull(row, 'send_time'),
      })),
  }),
  /** What became of it for each customer or group chat of one staff member. For group chats only what was sent. */
  results: call({
    path: 'externalcontact/get_groupmsg_send_result',
    body: (of: { readonly messageId: string; readonly userId: string; readonly cursor: string | null }) => ({
      msgid: of.messageId,
      userid: of.userId,
      limit: 1000,
      cursor: of.cursor ?? undefined,
    }),
    read: (answer) =>
      page(answer, 'send_list', (row) => ({
        externalUserId: textOrNull(row, 'external_userid'),
        chatId: textOrNull(row, 'chat_id'),
        userId: id(row, 'userid'),
        status: SENT_STATUSES[number(row, 'status')] ?? null,
        sentAt: timeOrNull(row, 'send_time'),
      })),
  }),
};

export const groupMessageCalls = (send: Send) => bound(send, table);
