/** Handing customers and groups to another staff member, who works on (在职) or has left (离职). */
import { bound, call, type Send } from '../call.ts';
import { flag, id, number, page, type Row, rows, timeOrNull } from '../fields.ts';

export interface CustomerTransfer {
  readonly from: string;
  readonly to: string;
  /** At most 100. Each at most twice in 90 days. */
  readonly externalUserIds: readonly string[];
}

interface Handover {
  readonly from: string;
  readonly to: string;
  readonly cursor: string | null;
}

interface GroupTransfer {
  /** At most 100; at most 300 a day to one new owner. */
  readonly chatIds: readonly string[];
  readonly newOwner: string;
}

const STATUSES: Readonly<Record<number, 'done' | 'waiting' | 'refused' | 'full' | 'none'>> = {
  1: 'done',
  2: 'waiting',
  3: 'refused',
  4: 'full',
  5: 'none',
};

const transferBody = ({ from, to, externalUserIds }: CustomerTransfer) => ({
  handover_userid: from,
  takeover_userid: to,
  external_userid: externalUserIds,
});

/** Code 0: accepted, and done after about a day. Others: refused for this customer alone. */
const transferred = (answer: Row) =>
  rows(answer, 'customer', (row) => ({
    externalUserId: id(row, 'external_userid'),
    code: number(row, 'errcode'),
  }));

const resultBody = ({ from, to, cursor }: Handover) => ({
  handover_userid: from,
  takeover_userid: to,
  cursor: cursor ?? undefined,
});

const results = (answer: Row) =>
  page(answer, 'customer', (row) => ({
    externalUserId: id(row, 'external_userid'),
    status: STATUSES[number(row, 'status')] ?? null,
    takenAt: timeOrNull(row, 'takeover_time'),
  }));

const groupBody = ({ chatIds, newOwner }: GroupTransfer) => ({ chat_id_list: chatIds, new_owner: newOwner });

/** Only those that failed. */
const failedGroups = (answer: Row) =>
  rows(answer, 'failed_chat_list', (row) => ({
    chatId: id(row, 'chat_id'),
    code: number(row, 'errcode'),
  }));

const table = {
  customers: call({
    path: 'externalcontact/transfer_customer',
    body: (transfer: CustomerTransfer & { readonly message?: string }) => ({
      ...transferBody(transfer),
      /** What the customer reads, at most 200 characters. */
      transfer_success_msg: transfer.message,
    }),
    read: transferred,
  }),
  results: call({ path: 'externalcontact/transfer_result', body: resultBody, read: results }),
  /** Customers of staff who have left, whom nobody has yet. */
  unassigned: call({
    path: 'externalcontact/get_unassigned_list',
    body: (of: { readonly cursor: string | null }) => ({ page_size: 1000, cursor: of.cursor ?? undefined }),
    read: (answer) => {
      const found = page(answer, 'info', (row) => ({
        from: id(row, 'handover_userid'),
        externalUserId: id(row, 'external_userid'),
        leftAt: timeOrNull(row, 'dimission_time'),
      }));
      return flag(answer, 'is_last') ? { ...found, cursor: null } : found;
    },
  }),
  resignedCustomers: call({
    path: 'externalcontact/resigned/transfer_customer',
    body: transferBody,
    read: transferred,
  }),
  resignedResults: call({
    path: 'externalcontact/resigned/transfer_result',
    body: resultBody,
    read: results,
  }),
  groups: call({ path: 'externalcontact/groupchat/onjob_transfer', body: groupBody, read: failedGroups }),
  resignedGroups: call({ path: 'externalcontact/groupchat/transfer', body: groupBody, read: failedGroups }),
};

export const transferCalls = (send: Send) => bound(send, table);
