/** Contact ways (channel codes, 渠道活码): a QR code behind which staff stand. */
import { bound, call, nothing, type Send, seconds } from '../call.ts';
import { flag, id, innerRow, number, numbers, page, type Row, text, textOrNull, texts } from '../fields.ts';

export interface ContactWaySettings {
  /** At most 30 characters; seen only in the API. */
  readonly remark?: string;
  /** Customers are let in without being accepted. WeCom takes true when it is left out. */
  readonly skipVerify?: boolean;
  /** At most 30 characters; comes back in events and relations. */
  readonly state?: string;
  /** Together with the members of the departments at most 100, all activated and with a verified name (41054). */
  readonly userIds?: readonly string[];
  readonly departmentIds?: readonly number[];
  /** A customer keeps the staff member of the first time. */
  readonly exclusive?: boolean;
}

export interface NewContactWay extends ContactWaySettings {
  /** `single` has exactly one staff member. Cannot be changed later. */
  readonly type: 'single' | 'multi';
}

export interface ContactWay {
  readonly configId: string;
  readonly type: 'single' | 'multi';
  readonly remark: string;
  readonly skipVerify: boolean;
  readonly state: string;
  readonly qrCodeUrl: string | null;
  readonly userIds: readonly string[];
  readonly departmentIds: readonly number[];
}

const QR_CODE = 2;

const settings = (way: ContactWaySettings) => ({
  remark: way.remark,
  skip_verify: way.skipVerify,
  state: way.state,
  // Always a list: a bare text is answered with 60011.
  user: way.userIds,
  party: way.departmentIds,
  is_exclusive: way.exclusive,
});

const contactWay = (row: Row): ContactWay => ({
  configId: id(row, 'config_id'),
  type: number(row, 'type') === 1 ? 'single' : 'multi',
  remark: text(row, 'remark'),
  skipVerify: flag(row, 'skip_verify'),
  state: text(row, 'state'),
  qrCodeUrl: textOrNull(row, 'qr_code'),
  userIds: texts(row, 'user'),
  departmentIds: numbers(row, 'party'),
});

const table = {
  /** Whoever loses the `configId` can never change the code again. */
  add: call({
    path: 'externalcontact/add_contact_way',
    body: (way: NewContactWay) => ({ type: way.type === 'single' ? 1 : 2, scene: QR_CODE, ...settings(way) }),
    read: (answer) => ({ configId: id(answer, 'config_id'), qrCodeUrl: id(answer, 'qr_code') }),
  }),
  get: call({
    path: 'externalcontact/get_contact_way',
    body: (configId: string) => ({ config_id: configId }),
    read: (answer) => contactWay(innerRow(answer, 'contact_way')),
  }),
  /** Ids of those made through the API since 2021-07-10; of the last 90 days when no time is given. */
  list: call({
    path: 'externalcontact/list_contact_way',
    body: (of: {
      readonly since?: Date;
      readonly until?: Date;
      readonly cursor: string | null;
      /** 100 to 1000. */
      readonly limit?: number;
    }) => ({
      start_time: of.since && seconds(of.since),
      end_time: of.until && seconds(of.until),
      cursor: of.cursor ?? undefined,
      limit: of.limit ?? 1000,
    }),
    read: (answer) => page(answer, 'contact_way', (row) => id(row, 'config_id')),
  }),
  /** What is given replaces what was; staff and departments as a whole. The QR code stays the same. */
  update: call({
    path: 'externalcontact/update_contact_way',
    body: ({ configId, ...way }: ContactWaySettings & { readonly configId: string }) => ({
      config_id: configId,
      ...settings(way),
    }),
    read: nothing,
  }),
  delete: call({
    path: 'externalcontact/del_contact_way',
    body: (configId: string) => ({ config_id: configId }),
    read: nothing,
  }),
};

export const contactWayCalls = (send: Send) => bound(send, table);
