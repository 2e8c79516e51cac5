/** From verbs and what they are done to, to types of events. */
import type { ObjectName, VerbName } from './token.ts';

/** By the object; `''` where none was said. A missing entry: no such thing is told in events. */
const types: Readonly<Record<VerbName, Readonly<Partial<Record<ObjectName | '', string>>>>> = {
  view: { '': 'material.visit', material: 'material.visit', page: 'page.view', live: 'live.watched' },
  share: { '': 'material.share', material: 'material.share' },
  buy: { '': 'order.paid', thing: 'order.paid' },
  refund: { '': 'order.refunded', thing: 'order.refunded' },
  reply: { '': 'message.received', friend: 'message.received', thing: 'message.received' },
  interact: { '': 'interaction' },
  contact: { '': 'message.sent' },
  submit: { form: 'form.submitted' },
  join: { group: 'group.joined', campaign: 'campaign.joined', live: 'live.watched' },
  leave: { group: 'group.left' },
  get: { coupon: 'coupon.received' },
  like: { '': 'moment.liked', moment: 'moment.liked' },
  comment: { '': 'moment.commented', moment: 'moment.commented' },
  add: { '': 'customer.added', friend: 'customer.added' },
  lose: { '': 'customer.lost', friend: 'customer.lost' },
  cooperate: { '': 'order.paid' },
};

export const typeOf = (verb: VerbName, object: ObjectName | null): string | null =>
  types[verb][object ?? ''] ?? null;

/**
 * What counts within a span of time unless somebody says otherwise. Buying, coming and going are once and for all:
 * whoever bought has bought.
 */
const lasting: readonly string[] = [
  'order.paid',
  'order.refunded',
  'customer.added',
  'customer.lost',
  'customer.handedOver',
  'channel.changed',
  'tag.added',
  'tag.removed',
  'group.joined',
  'group.left',
  'stage.changed',
];

export const isLately = (did: string): boolean => !lasting.includes(did);
