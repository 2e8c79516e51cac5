/** Acquisition links (获客助手): a paid link that adds staff without a QR code. */
import { bound, call, nothing, type Send } from '../call.ts';
import {
  flag,
  id,
  inner,
  innerRow,
  number,
  numbers,
  page,
  type Row,
  rows,
  text,
  texts,
  timeOrNull,
} from '../fields.ts';

export interface LinkSettings {
  /** At most 30 characters. */
  readonly name?: string;
  /** At most 500 people together; replaces all when given. */
  readonly range?: { readonly userIds?: readonly string[]; readonly departmentIds?: readonly number[] };
  /** WeCom takes true when it is left out. */
  readonly skipVerify?: boolean;
}

export interface AcquisitionLink {
  readonly linkId: string;
  readonly name: string;
  /** `?customer_channel=STATE` (64 bytes) behind it comes back as state. */
  readonly url: string;
  readonly createdAt: Date | null;
}

const link = (linkId: string, row: Row): AcquisitionLink => ({
  linkId,
  name: text(row, 'link_name'),
  url: text(row, 'url'),
  createdAt: timeOrNull(row, 'create_time'),
});

const settings = ({ name, range, skipVerify }: LinkSettings) => ({
  link_name: name,
  range: range && { user_list: range.userIds, department_list: range.departmentIds },
  skip_verify: skipVerify,
});

const CHAT_STATUSES = ['notSent', 'sent'] as const;

const table = {
  create: call({
    path: 'externalcontact/customer_acquisition/create_link',
    body: (wanted: LinkSettings & { readonly name: string }) => settings(wanted),
    read: (answer) => {
      const row = innerRow(answer, 'link');
      return link(id(row, 'link_id'), row);
    },
  }),
  get: call({
    path: 'externalcontact/customer_acquisition/get',
    body: (linkId: string) => ({ link_id: linkId }),
    read: (answer, linkId) => {
      const row = innerRow(answer, 'link');
      const range = inner(answer, 'range');
      return {
        // The answer does not repeat the id.
        ...link(linkId, row),
        skipVerify: flag(row, 'skip_verify'),
        userIds: texts(range, 'user_list'),
        departmentIds: numbers(range, 'department_list'),
      };
    },
  }),
  list: call({
    path: 'externalcontact/customer_acquisition/list_link',
    body: (of: { readonly cursor: string | null }) => ({ limit: 100, cursor: of.cursor ?? undefined }),
    read: (answer) => ({
      items: texts(answer, 'link_id_list') as readonly string[],
      cursor: text(answer, 'next_cursor') || null,
    }),
  }),
  update: call({
    path: 'externalcontact/customer_acquisition/update_link',
    body: ({ linkId, ...wanted }: LinkSettings & { readonly linkId: string }) => ({
      link_id: linkId,
      ...settings(wanted),
    }),
    read: nothing,
  }),
  delete: call({
    path: 'externalcontact/customer_acquisition/delete_link',
    body: (linkId: string) => ({ link_id: linkId }),
    read: nothing,
  }),
  /** Customers that may still come through links: what was bought, what is left, and when it lapses. */
  quota: call({
    path: 'externalcontact/customer_acquisition_quota',
    read: (answer) => ({
      total: number(answer, 'total'),
      balance: number(answer, 'balance'),
      lapses: rows(answer, 'quota_list', (row) => ({
        at: timeOrNull(row, 'expire_date'),
        balance: number(row, 'balance'),
      })),
    }),
  }),
  customers: call({
    path: 'externalcontact/customer_acquisition/customer',
    body: (of: { readonly linkId: string; readonly cursor: string | null }) => ({
      link_id: of.linkId,
      limit: 1000,
      cursor: of.cursor ?? undefined,
    }),
    read: (answer) =>
      page(answer, 'customer_list', (row) => ({
        externalUserId: id(row, 'external_userid'),
        userId: id(row, 'userid'),
        /** Whether the customer has written. Null when WeCom does not know. */
        chat: CHAT_STATUSES[number(row, 'chat_status')] ?? null,
        state: text(row, 'state') || null,
      })),
  }),
};

export const acquisitionCalls = (send: Send) => bound(send, table);
