import { z } from 'zod';
import { customerKey, moment, refusedRow, rowsBody, staffKey } from '#features/events/core';
import { endpoint, freeText, listOf, pageQuery, text } from '#kernel';
import { customerRow, customerStatuses, followStatuses, identityKinds } from './core/public.ts';

export * from './attributes/attribute-contract.ts';

const person = z.object({ id: z.string(), name: z.string() });

/** The customer's id: ours, or a key that is found through an identity. */
const customerParam = z.strictObject({
  id: z.string().min(1).max(300).describe('cus_…, external:…, unionid:…, phone:… or ref:…, URL-encoded'),
});

export const customerOutput = z.object({
  id: z.string(),
  name: z.string(),
  remark: z.string(),
  status: z.enum(customerStatuses),
  owner: person.nullable(),
  ref: z.string().nullable(),
  externalUserId: z.string().nullable(),
  unionId: z.string().nullable(),
  phone: z.string().nullable().describe('138****6021 without the right customers:readPhone'),
  identities: z.array(
    z.object({
      kind: z.enum(identityKinds),
      value: z.string(),
      main: z
        .boolean()
        .describe('Shown as ref, externalUserId, unionId or phone; the others find the customer too'),
    }),
  ),
  attributes: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .describe('Money in minor units, dates as YYYY-MM-DD'),
  followers: z.array(
    z.object({
      staff: person,
      status: z.enum(followStatuses),
      addWay: z.number().int().nullable(),
      state: z.string().nullable(),
      remark: z.string().nullable(),
      since: z.string(),
      until: z.string().nullable(),
    }),
  ),
  orders: z.object({
    count: z.number().int().describe('Orders that were not refunded in full'),
    total: z.number().int().describe('Minor units, refunds taken off'),
    average: z.number().int().nullable(),
    firstAt: z.string().nullable(),
    lastAt: z.string().nullable(),
    cycleDays: z
      .number()
      .int()
      .nullable()
      .describe('Median of the days between days with orders; null with fewer than three such days'),
    nextAt: z.string().nullable().describe('The last order and so many days more'),
    topProduct: z.string().nullable().describe('The product in most orders, at least two'),
  }),
  mergedFrom: z.array(z.string()).describe('Ids of records that became this one'),
  createdAt: z.string(),
  updatedAt: z.string(),
  position: z.number().int(),
});
export type CustomerOutput = z.output<typeof customerOutput>;

const rowResult = z.object({
  index: z.number().int(),
  id: z.string(),
  status: z.enum(['created', 'updated', 'unchanged']),
});

const bulkResult = z.object({
  items: z.array(rowResult),
  refused: z.array(refusedRow),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  position: z.number().int(),
});

export const saveCustomers = endpoint({
  method: 'POST',
  path: '/customers',
  right: 'customers:write',
  summary:
    'Create or update one customer, or { "customers": [ … ≤1,000 ], "atomic"?: true }, found by id or any identity. Absent fields stay, null clears; computed attributes (rfm.…, order.…) are ignored, so that answers can be sent back. One customer answers with itself (201 when it was created, 200 otherwise), a list with a line per row (200)',
  body: rowsBody(customerRow, 'customers', 1000),
  output: z.union([customerOutput, bulkResult]),
  errors: [
    'rows.refused',
    'customer.identityConflict',
    'customer.tooManyIdentities',
    'customer.outOfReach',
    'customer.empty',
    'attribute.undeclared',
    'staff.notFound',
  ],
});

export const listCustomers = endpoint({
  method: 'GET',
  path: '/customers',
  right: 'customers:read',
  summary: 'Customers, the newest first',
  query: pageQuery.extend({
    q: text(100)
      .optional()
      .describe('In name or remark, the last 4 or more digits of a phone, or a whole identity'),
    status: z.enum(customerStatuses).optional(),
    owner: staffKey.optional().describe('stf_… or wecom:USERID'),
  }),
  output: listOf(customerOutput),
  errors: ['cursor.invalid', 'staff.notFound'],
});

export const readCustomer = endpoint({
  method: 'GET',
  path: '/customers/{id}',
  right: 'customers:read',
  summary: 'One customer; a merged one answers with its survivor',
  params: customerParam,
  output: customerOutput,
  errors: ['customer.notFound'],
});

export const changeCustomer = endpoint({
  method: 'PATCH',
  path: '/customers/{id}',
  right: 'customers:write',
  summary:
    'Change a customer: absent fields stay, null clears, attributes are merged; computed ones (rfm.…, order.…) are ignored',
  params: customerParam,
  body: customerRow.omit({ id: true }),
  output: customerOutput,
  errors: ['customer.notFound', 'customer.identityConflict', 'attribute.undeclared', 'staff.notFound'],
});

export const deleteCustomer = endpoint({
  method: 'DELETE',
  path: '/customers/{id}',
  right: 'customers:delete',
  summary:
    'Delete a customer: it leaves every audience and its identities become free. With erase=true everything personal is removed for good',
  params: customerParam,
  query: z.strictObject({ erase: z.enum(['true', 'false']).optional() }),
  output: z.object({
    id: z.string(),
    deleted: z.boolean(),
    erased: z.boolean(),
    position: z.number().int(),
  }),
  errors: ['customer.notFound'],
});

export const revealPhone = endpoint({
  method: 'POST',
  path: '/customers/{id}/reveal',
  right: 'customers:readPhone',
  summary: 'The phone numbers in full; leaves a line in the audit trail',
  params: customerParam,
  output: z.object({ phone: z.string().nullable(), phones: z.array(z.string()) }),
  errors: ['customer.notFound'],
});

export const liveCustomer = endpoint({
  method: 'GET',
  path: '/customers/{id}/live',
  right: 'customers:read',
  summary:
    'The position of the workspace. With Accept: text/event-stream again whenever something of this customer changed, within two seconds',
  params: customerParam,
  output: z.object({ position: z.number().int() }),
  errors: ['customer.notFound'],
});

const mergeBody = z.strictObject({
  from: customerKey.describe('The record that goes away'),
  take: z
    .array(z.string().max(100))
    .max(400)
    .default([])
    .describe(
      'Fields in which the record that goes away is right: name, remark, status, owner, attributes.KEY',
    ),
  dryRun: z.boolean().default(false),
});

const anyValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable();

export const mergeCustomers = endpoint({
  method: 'POST',
  path: '/customers/{id}/merge',
  right: 'customers:write',
  summary: 'Make two records of one person one; with dryRun only shows the effect. Can be undone for 90 days',
  params: customerParam,
  body: mergeBody,
  output: z.object({
    into: z.string(),
    from: z.string(),
    differences: z.array(z.object({ field: z.string(), into: anyValue, from: anyValue, result: anyValue })),
    identities: z.number().int().describe('Identities that move'),
    moves: z.record(z.string(), z.number().int()).describe('Orders, events and so on that move'),
    merged: z.boolean().describe('False for a dry run'),
    customer: customerOutput.describe('The survivor as it is now'),
    position: z.number().int(),
  }),
  errors: ['customer.notFound', 'customer.mergeSelf', 'customer.mergeTake'],
});
export type MergeInput = z.output<typeof mergeBody>;
export type MergeAnswer = z.output<typeof mergeCustomers.output>;

export const unmergeCustomer = endpoint({
  method: 'POST',
  path: '/customers/{id}/unmerge',
  right: 'customers:write',
  summary: 'Take a merge back: the newest one into this customer, or that of "from"',
  params: customerParam,
  body: z.strictObject({ from: z.string().max(40).optional() }).default({}),
  output: z.object({
    customer: customerOutput,
    restored: customerOutput,
    position: z.number().int(),
  }),
  errors: ['customer.notFound', 'customer.notMerged', 'customer.unmergeTooLate'],
});

const follower = z.strictObject({
  staff: staffKey,
  status: z.enum(followStatuses).optional(),
  addWay: z.number().int().min(0).max(100_000).nullish(),
  state: text(100).nullish(),
  remark: freeText(500).nullish(),
  since: moment.optional(),
});

export const setFollowers = endpoint({
  method: 'PUT',
  path: '/customers/{id}/followers',
  right: 'customers:write',
  summary: 'Who follows the customer now; a relation that is not named any more ends as transferred',
  params: customerParam,
  body: z.strictObject({ followers: z.array(follower).max(100) }),
  output: customerOutput.extend({
    withinReach: z.boolean().describe('Whether the caller still sees the customer after this change'),
  }),
  errors: ['customer.notFound', 'staff.notFound', 'customer.followerTwice'],
});
export type FollowersInput = z.output<NonNullable<typeof setFollowers.body>>;

export const readTimeline = endpoint({
  method: 'GET',
  path: '/customers/{id}/timeline',
  right: 'customers:read',
  summary: 'Everything that happened to a customer, newest first: events, orders, changes, tags',
  params: customerParam,
  query: pageQuery.extend({
    kind: z.string().max(300).optional().describe('Only these kinds, separated by commas'),
  }),
  output: listOf(
    z.object({
      id: z.string(),
      kind: z.string(),
      type: z.string(),
      at: z.string(),
      by: person.nullable(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  errors: ['customer.notFound', 'cursor.invalid'],
});
