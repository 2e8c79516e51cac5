/** The people of a condition: as a list, as a file, and tagged together. */
import { z } from 'zod';
import { endpoint, idParam, jobRef, text } from '#kernel';
import { condition, minPosition, minPositionParam, position } from './shapes.ts';

const sort = z
  .array(
    z.strictObject({
      by: z
        .string()
        .min(1)
        .max(200)
        .describe(
          'A field of the list (name, status, owner, createdAt, orders.count, orders.total, orders.lastAt), an attribute key, ' +
            'a built-in key such as order.average, or group:NAME. Each key orders those who are equal by the ones before',
        ),
      order: z.enum(['asc', 'desc']).default('desc'),
    }),
  )
  .max(4)
  .optional();

export const shownTag = z.object({
  id: z.string(),
  name: z.string(),
  group: z.object({ id: z.string(), name: z.string() }),
  path: z.string(),
  source: z.string(),
  since: z.string(),
});

export const shownCustomer = z.object({
  id: z.string(),
  name: z.string(),
  phone: z.string().nullable().describe('Masked unless the caller may read phone numbers'),
  status: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  followers: z.number().int(),
  remark: z.string(),
  attributes: z.record(z.string(), z.unknown()),
  orders: z.object({
    count: z.number().int(),
    total: z.number(),
    lastAt: z.string().nullable(),
    cycleDays: z.number().int().nullable(),
    nextAt: z.string().nullable(),
  }),
  tags: z.array(shownTag),
  createdAt: z.string(),
});

export const queryAudience = endpoint({
  method: 'POST',
  path: '/audiences/query',
  right: 'audiences:read',
  summary: 'Customers for whom a condition holds, page by page, at the same cost at any depth',
  body: z.strictObject({
    condition,
    q: text(100)
      .optional()
      .describe(
        'Only those with this in name or remark, at the end of a phone number (4 or more digits), or as a whole identity',
      ),
    sort,
    cursor: z.string().max(1000).optional(),
    limit: z.number().int().min(1).max(500).default(50),
    minPosition,
  }),
  output: z.object({
    items: z.array(shownCustomer),
    nextCursor: z.string().nullable(),
    total: z.number().int(),
    position,
    tookMs: z.number(),
  }),
  errors: ['condition.invalid', 'cursor.invalid', 'sort.unknown'],
});

const format = z.enum(['csv', 'xlsx', 'roaring']).default('csv');

export const exportAudience = endpoint({
  method: 'GET',
  path: '/audiences/{id}/export',
  right: 'customers:export',
  summary:
    'The people of an audience as CSV or XLSX, or its set as Roaring bitmap (portable format, customer numbers)',
  params: idParam,
  query: z.strictObject({ format, minPosition: minPositionParam }),
  output: z.unknown(),
  raw: true,
  errors: ['audience.notFound'],
});
export const exportCondition = endpoint({
  method: 'POST',
  path: '/audiences/export',
  right: 'customers:export',
  summary: 'The people of a condition as CSV, XLSX or Roaring bitmap, without saving it first',
  body: z.strictObject({ condition, format, minPosition }),
  output: z.unknown(),
  errors: ['condition.invalid'],
});

export const bulkTaggings = endpoint({
  method: 'POST',
  path: '/taggings/bulk',
  right: 'tags:bulk',
  summary:
    'Adds and removes tags for everybody for whom a condition holds, with the precedence of whoever asks; a job above ' +
    '10,000 people, whose result has the same fields',
  body: z.strictObject({
    condition,
    add: z.array(z.string().max(200)).max(50).optional(),
    remove: z.array(z.string().max(200)).max(50).optional(),
    dryRun: z.boolean().optional().describe('Answers the exact effect and changes nothing'),
    confirm: z.boolean().optional().describe('Needed above 1,000 people and 5 % of all'),
    reason: text(500).optional(),
  }),
  output: z.union([
    z.object({
      matched: z.number().int(),
      added: z.number().int().describe('Tags that customers got'),
      removed: z
        .number()
        .int()
        .describe('Tags that customers lost, those that made room in a single-choice group too'),
      moved: z
        .number()
        .int()
        .describe(
          'How many of `removed` made room for an added one: such a move is one added and one removed. ' +
            'Pairs of customer and tag asked for: added + (removed - moved) + unchanged + refused',
        ),
      unchanged: z.number().int(),
      changed: z
        .number()
        .int()
        .describe('People whose tags are others afterwards; what `confirm` is asked by'),
      refused: z.number().int().describe('Left as they are: locked, or decided by somebody with more say'),
      refusedBy: z.record(z.string(), z.number().int()).describe('How many for which reason, by code'),
      refusals: z
        .array(z.object({ customer: z.string(), tag: z.string(), code: z.string() }))
        .describe('The first 1,000 of them'),
      position,
      cause: z.string().nullable().describe('For undo: POST /causes/{id}/undo'),
    }),
    jobRef,
  ]),
  errors: ['condition.invalid', 'tags.unknown', 'bulk.confirm', 'bulk.contradiction', 'bulk.nothing'],
});
