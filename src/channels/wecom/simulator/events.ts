/** What happened in a corp, as the XML that WeCom sends: strings in CDATA, numbers bare, lists as `Item`. */

type FieldValue = string | number | readonly string[] | undefined;

export interface CompanyEvent {
  readonly event:
    | 'change_external_contact'
    | 'change_external_chat'
    | 'change_external_tag'
    | 'customer_acquisition'
    | 'change_contact'
    | 'template_card_event';
  /** Absent only in events that have none, such as a click on a card. */
  readonly changeType?: string;
  /** In the order in which they are written. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Only apps that see this member are told. */
  readonly seenBy?: string;
}

export const contactEvent = (
  changeType:
    | 'add_external_contact'
    | 'edit_external_contact'
    | 'add_half_external_contact'
    | 'del_external_contact'
    | 'del_follow_user'
    | 'transfer_fail'
    | 'msg_audit_approved',
  pair: { readonly userId: string; readonly externalUserId: string },
  more: Readonly<Record<string, FieldValue>> = {},
): CompanyEvent => ({
  event: 'change_external_contact',
  changeType,
  fields: { UserID: pair.userId, ExternalUserID: pair.externalUserId, ...more },
  seenBy: pair.userId,
});

export const tagEvent = (
  changeType: 'create' | 'update' | 'delete' | 'shuffle',
  fields: { readonly Id: string; readonly TagType?: string },
): CompanyEvent => ({ event: 'change_external_tag', changeType, fields });

export const chatEvent = (
  changeType: 'create' | 'update' | 'dismiss',
  chatId: string,
  owner: string,
  more: Readonly<Record<string, FieldValue>> = {},
): CompanyEvent => ({
  event: 'change_external_chat',
  changeType,
  fields: { ChatId: chatId, ...more },
  seenBy: owner,
});

/** The plain text of an event. `at` in Unix seconds. Fields without a value are left out. */
export function eventXml(corpId: string, event: CompanyEvent, at: number): string {
  const { ChatId, Id, ...rest } = event.fields;
  // Real samples put these two before ChangeType, so a reader must not rely on the order.
  const fields = {
    ToUserName: corpId,
    FromUserName: 'sys',
    CreateTime: at,
    MsgType: 'event',
    Event: event.event,
    ChatId,
    Id,
    ChangeType: event.changeType,
    ...rest,
  };
  const inner = Object.entries(fields).map(([name, value]) => element(name, value));
  return `<xml>${inner.join('')}</xml>`;
}

function element(name: string, value: FieldValue): string {
  if (value === undefined) return '';
  if (typeof value === 'object')
    return `<${name}>${value.map((item) => `<Item>${item}</Item>`).join('')}</${name}>`;
  return `<${name}>${typeof value === 'number' ? value : cdata(value)}</${name}>`;
}

/** `]]>` inside a value would end the section; it is split over two, as XML asks. */
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
