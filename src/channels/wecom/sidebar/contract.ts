/** The chat sidebar: what it shows and does. Everything is asked by a member of staff about a customer he follows. */
import { z } from 'zod';
import { customerOutput } from '#features/customers/contract';
import { customerTagItem, tagCustomers } from '#features/tags/contract';
import { endpoint, freeText, text } from '#kernel';

/** WeCom's own limit (wecom-api.md section 3.5). */
export const REMARK_MOST = 20;
export const FAVOURITES_MOST = 24;

/** The customer as WeCom's page names it. What a page says is never believed: the relation is looked up. */
const external = text(120, 1).describe('external_userid of WeCom');

const signature = z.object({
  timestamp: z.number().int(),
  nonceStr: z.string(),
  signature: z.string(),
});

export const signPage = endpoint({
  method: 'POST',
  path: '/sidebar/signature',
  right: 'customers:read',
  summary: 'Signs the address of a page of ours for WeCom’s JS-SDK, for the corp and for the app',
  body: z.strictObject({ url: z.url().max(2000) }),
  output: z.object({ corpId: z.string(), agentId: z.string(), corp: signature, agent: signature }),
  errors: ['wecom.notConnected', 'wecom.unavailable', 'sidebar.otherAddress'],
});

const staffRef = z.object({ id: z.string(), name: z.string() });
const moment = z.string();

/** A tag to tap on. */
const offered = z.object({
  id: z.string(),
  name: z.string(),
  group: z.object({ id: z.string(), name: z.string(), choice: z.enum(['single', 'multiple']) }),
  hue: z.string(),
  scope: z.enum(['enterprise', 'personal']),
  kind: z.string(),
  protected: z.boolean(),
  /** What it means; null: nobody said. */
  meaning: z.string().nullable(),
  favourite: z.boolean(),
});
export type OfferedTag = z.output<typeof offered>;

export const noteKinds = ['note', 'promise', 'kept'] as const;

const followUp = z.object({
  id: z.string(),
  kind: z.enum(noteKinds),
  text: z.string(),
  at: moment,
  by: staffRef.nullable(),
});

export const sidebarCustomer = z.object({
  /** Who asks. */
  staff: staffRef,
  customer: customerOutput.pick({
    id: true,
    name: true,
    status: true,
    owner: true,
    phone: true,
    followers: true,
    orders: true,
  }),
  externalUserId: z.string(),
  /** Of one's own relation. */
  remark: z.string(),
  since: moment,
  /** Tags now, in library order. */
  tags: z.array(customerTagItem.extend({ meaning: z.string().nullable() })),
  /** Tags the customer had and has no more, the newest first. */
  past: z.array(
    z.object({ tag: customerTagItem.shape.tag.pick({ id: true, name: true, path: true }), at: moment }),
  ),
  /** One's own tags of WeCom; nobody else sees them, and they are changed there only. */
  personal: z.array(z.object({ group: z.string(), name: z.string() })),
  /** Tags the customer has whose purpose begins with 提醒 or 注意 (Reminder, Warning): what nobody should overlook. */
  warnings: z.array(z.object({ tag: z.string(), name: z.string(), text: z.string() })),
  /** The last promise that was not kept yet. */
  promise: followUp.nullable(),
  followUps: z.array(followUp),
  /** One ordered single-choice group, from its lowest level up; null: the library has none that fits in a row. */
  ladder: z.object({ group: z.string(), tags: z.array(offered) }).nullable(),
  /** Favourites, then what one used last, then what the library pinned. */
  quick: z.array(offered),
  mayTag: z.boolean(),
  mayTagProtected: z.boolean(),
  mayWrite: z.boolean(),
  /** Of the workspace, before this was read. */
  position: z.number().int(),
});
export type SidebarCustomer = z.output<typeof sidebarCustomer>;

export const showCustomer = endpoint({
  method: 'GET',
  path: '/sidebar/customer',
  right: 'customers:read',
  summary: 'Everything the sidebar shows of a customer; only for somebody who follows the customer',
  query: z.strictObject({ external }),
  output: sidebarCustomer,
  errors: ['customer.notFound', 'sidebar.staffOnly'],
});

export const offerTags = endpoint({
  method: 'GET',
  path: '/sidebar/tags',
  right: 'library:read',
  summary: 'Tags to put on, in library order; with q by Chinese, pinyin, initials or alias, best first',
  query: z.strictObject({ q: text(100).optional() }),
  output: z.object({ items: z.array(offered), nextCursor: z.null(), total: z.number().int() }),
});

const tags = z.array(text(400, 1)).max(50);

export const tagCustomer = endpoint({
  method: 'POST',
  path: '/sidebar/tags',
  right: 'tags:apply',
  summary: 'Puts tags on the customer of the chat or takes them off',
  body: z.strictObject({ external, add: tags.default([]), remove: tags.default([]) }),
  output: tagCustomers.output,
  errors: ['customer.notFound', 'sidebar.staffOnly'],
});

export const writeNote = endpoint({
  method: 'POST',
  path: '/sidebar/notes',
  right: 'customers:read',
  summary: 'Writes a follow-up: a note, a promise, or that the promise was kept',
  body: z.strictObject({ external, kind: z.enum(noteKinds).default('note'), text: freeText(1000, 1) }),
  output: z.object({ position: z.number().int() }),
  errors: ['customer.notFound', 'sidebar.staffOnly'],
});

export const writeRemark = endpoint({
  method: 'PATCH',
  path: '/sidebar/remark',
  right: 'customers:write',
  summary: 'Changes the remark of one’s own relation, here and in WeCom; at most 20 characters',
  body: z.strictObject({ external, remark: freeText(REMARK_MOST) }),
  output: z.object({ remark: z.string() }),
  errors: ['customer.notFound', 'sidebar.staffOnly'],
});

export const setFavourites = endpoint({
  method: 'PUT',
  path: '/sidebar/favourites',
  right: 'library:read',
  summary: 'The tags one keeps at hand, in order',
  body: z.strictObject({ tags: z.array(text(400, 1)).max(FAVOURITES_MOST) }),
  output: z.object({ items: z.array(offered), nextCursor: z.null(), total: z.number().int() }),
  errors: ['sidebar.staffOnly', 'tag.notFound'],
});
