/** The event types that the product knows, with the properties it understands (design.md section 9). */

export type PropertyType = 'text' | 'number' | 'integer' | 'any';

/** Properties that a built-in type may carry; more may be sent along, of any kind. */
export const builtInTypes = {
  'customer.added': { channel: 'text', addWay: 'integer' },
  'customer.lost': {},
  'customer.handedOver': {},
  'channel.changed': { channel: 'text', former: 'text' },
  'message.received': { text: 'text', chat: 'text' },
  'message.sent': { text: 'text', chat: 'text' },
  'material.visit': { material: 'text', seconds: 'number', visit: 'text' },
  'material.share': { material: 'text' },
  'page.view': { url: 'text', product: 'text', seconds: 'number', visit: 'text' },
  'form.submitted': { form: 'text', answers: 'any' },
  'group.joined': { group: 'text' },
  'group.left': { group: 'text' },
  'live.watched': { live: 'text', seconds: 'number' },
  'campaign.joined': { campaign: 'text' },
  'coupon.received': { coupon: 'text' },
  'moment.liked': { moment: 'text' },
  'moment.commented': { moment: 'text', text: 'text' },
  'stage.changed': { from: 'text', to: 'text' },
  'followUp.written': { kind: 'text', text: 'text' },
} as const satisfies Record<string, Readonly<Record<string, PropertyType>>>;

/**
 * Of these a visit may be told several times while it lasts, each time with the same `visit`, of the same
 * material or address, and, as a rule, with the same `at`: the telling with the most seconds counts, the others neither count nor are listed (docs/decisions/0031).
 */
export const visitTypes = ['material.visit', 'page.view'] as const;

/** In the journal too, but only `POST /orders` writes them: an order has a number, an amount and refunds. */
export const orderTypes = ['order.paid', 'order.refunded'] as const;

export const isOrderType = (type: string): boolean => orderTypes.some((one) => one === type);

/** Read from the log of tags in conditions: nobody writes them, and they are not in the journal. */
export const tagTypes = ['tag.added', 'tag.removed'] as const;

/** Stands in conditions for everything a customer starts; nothing can be sent under this name. */
export const INTERACTION = 'interaction';

/** Names of own types: a letter first, then letters, digits, `_ . : -`; at most 80. Chinese is welcome. */
export const typePattern = /^\p{L}[\p{L}\p{N}_.:-]{0,79}$/u;

/** What the properties of a built-in type must be; an own type takes any. */
export const propertiesOf = (type: string): Readonly<Record<string, PropertyType>> =>
  Object.hasOwn(builtInTypes, type) ? builtInTypes[type as keyof typeof builtInTypes] : {};
