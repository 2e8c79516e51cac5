/** Built-in event types with their properties (design.md section 9). Any other name is a custom type. */

/** How a property's value is compared and written; `text` also stands for ids of things, `tag` for a tag by any of its names, `change` for one of `levelChanges`. */
export type PropertyType = 'text' | 'number' | 'money' | 'seconds' | 'tag' | 'change';

/** To a higher or to a lower level of an ordered group. */
export const levelChanges = ['up', 'down'] as const;
export type LevelChange = (typeof levelChanges)[number];

export interface EventType {
  /** Who starts it. `either` when the type alone does not say. */
  readonly startedBy: 'customer' | 'staff' | 'either';
  /** Path to type. A path through a list (`items.quantity`) stands for every element. */
  readonly properties: Readonly<Record<string, PropertyType>>;
}

export const eventTypes = {
  'customer.added': { startedBy: 'either', properties: { channel: 'text', addWay: 'number' } },
  'customer.lost': { startedBy: 'either', properties: {} },
  'customer.handedOver': { startedBy: 'staff', properties: {} },
  'channel.changed': { startedBy: 'either', properties: { channel: 'text', former: 'text' } },
  'message.received': { startedBy: 'customer', properties: { text: 'text', chat: 'text' } },
  'message.sent': { startedBy: 'staff', properties: { text: 'text', chat: 'text' } },
  'material.visit': {
    startedBy: 'customer',
    properties: { material: 'text', seconds: 'seconds', visit: 'text' },
  },
  'material.share': { startedBy: 'customer', properties: { material: 'text' } },
  'page.view': { startedBy: 'customer', properties: { url: 'text', product: 'text', seconds: 'seconds' } },
  'form.submitted': { startedBy: 'customer', properties: { form: 'text' } },
  'group.joined': { startedBy: 'customer', properties: {} },
  'group.left': { startedBy: 'either', properties: {} },
  'live.watched': { startedBy: 'customer', properties: { live: 'text', seconds: 'seconds' } },
  'campaign.joined': { startedBy: 'customer', properties: { campaign: 'text' } },
  'coupon.received': { startedBy: 'customer', properties: {} },
  'moment.liked': { startedBy: 'customer', properties: {} },
  'moment.commented': { startedBy: 'customer', properties: {} },
  'order.paid': {
    startedBy: 'customer',
    properties: {
      orderNo: 'text',
      amount: 'money',
      currency: 'text',
      quantity: 'number',
      product: 'text',
      'items.product': 'text',
      'items.quantity': 'number',
      'items.amount': 'money',
    },
  },
  'order.refunded': {
    startedBy: 'either',
    properties: { orderNo: 'text', amount: 'money', currency: 'text' },
  },
  // `from` and `to`: the other tag of a single-choice group, which gave way or which came.
  'tag.added': {
    startedBy: 'either',
    properties: { tag: 'tag', from: 'tag', change: 'change', source: 'text' },
  },
  'tag.removed': {
    startedBy: 'either',
    properties: { tag: 'tag', to: 'tag', change: 'change', source: 'text' },
  },
  'stage.changed': { startedBy: 'staff', properties: { from: 'text', to: 'text' } },
  'followUp.written': { startedBy: 'staff', properties: { kind: 'text', text: 'text' } },
} as const satisfies Record<string, EventType>;

export type EventTypeName = keyof typeof eventTypes;

/** What the log of tags tells; the tags have to be named. */
export const tagEvents = ['tag.added', 'tag.removed'] as const satisfies readonly EventTypeName[];

/** Stands for every type in `interactionTypes`. */
export const INTERACTION = 'interaction';

/**
 * The types that only a customer starts: what `{ "did": "interaction" }` counts. Being added, lost, leaving a group and
 * a refund are not among them, because staff or the shop may have started them, and because a customer who was
 * just added and has done nothing else must count as silent (feature C11).
 */
export const interactionTypes: readonly string[] = Object.entries(eventTypes)
  .filter(([, type]) => type.startedBy === 'customer')
  .map(([name]) => name);

const known: ReadonlyMap<string, EventType> = new Map(Object.entries(eventTypes));

/** The types of events that a `did` counts. */
export const typesOf = (did: string): readonly string[] => (did === INTERACTION ? interactionTypes : [did]);

/** What is known of a property of any of these types; undefined for custom types and custom properties. */
export function propertyType(types: readonly string[], path: string): PropertyType | undefined {
  for (const name of types) {
    const properties: Readonly<Record<string, PropertyType>> = known.get(name)?.properties ?? {};
    const type = Object.hasOwn(properties, path) ? properties[path] : undefined;
    if (type) return type;
  }
  return undefined;
}
