import { z } from 'zod';
import { conditionSchema } from '#features/conditions/core';
import { endpoint, idParam, jobRef, listOf, name, pageQuery, text } from '#kernel';

const condition = conditionSchema.describe('Condition (see the language in the documentation)');

const minPosition = z
  .number()
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .optional()
  .describe('Answer with at least this position, as a write returned it');

const position = z.number().int().describe('Position that the answer is of');

/** Where a number belongs in a condition: `''` for the whole, `all.1` for the second part of the top `all`. */
const perPath = z.record(z.string(), z.number().int());

export const countAudience = endpoint({
  method: 'POST',
  path: '/audiences/count',
  right: 'audiences:read',
  summary: 'Exact number of customers for whom a condition holds, with the number of each branch if wanted',
  body: z.strictObject({ condition, branches: z.boolean().optional(), minPosition }),
  output: z.object({
    count: z.number().int(),
    total: z.number().int().describe('All customers that the caller sees'),
    branches: perPath.optional(),
    funnel: z
      .array(z.number().int())
      .optional()
      .describe('For a top-level "all": how many are left after its first branch, the first two, and so on'),
    position,
    tookMs: z.number(),
  }),
  errors: ['condition.invalid', 'condition.tooDeep', 'condition.tooLarge', 'condition.cycle'],
});

export const sentenceOf = endpoint({
  method: 'POST',
  path: '/audiences/sentence',
  right: 'audiences:read',
  summary: 'A condition as a sentence in Chinese, traditional Chinese and English',
  body: z.strictObject({ condition }),
  output: z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() }),
  errors: ['condition.invalid'],
});

export const explainCondition = endpoint({
  method: 'POST',
  path: '/audiences/explain',
  right: 'audiences:read',
  summary: 'Why a condition holds for one customer, or what is missing',
  body: z.strictObject({ condition, customer: text(300, 1) }),
  output: z.object({
    customer: z.string(),
    holds: z.boolean(),
    condition: z
      .unknown()
      .describe('{ holds, text, actual?, needed?, parts? } for every part of the condition'),
    missing: z.array(z.unknown()).describe('The fewest steps that would make it hold'),
  }),
  errors: ['condition.invalid', 'customer.notFound'],
});

const sort = z
  .array(
    z.strictObject({
      by: z
        .string()
        .min(1)
        .max(200)
        .describe('Attribute key, built-in such as customer.createdAt or order.total, or group:NAME'),
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
  orders: z.object({ count: z.number().int(), total: z.number(), lastAt: z.string().nullable() }),
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

export const facetsOf = endpoint({
  method: 'POST',
  path: '/audiences/facets',
  right: 'audiences:read',
  summary: 'Count of every tag inside a condition, with the share among all and the lift',
  body: z.strictObject({
    condition,
    tags: z
      .array(z.string().max(200))
      .max(1000)
      .optional()
      .describe('Only these; all tags that the caller sees otherwise'),
    minPosition,
  }),
  output: z.object({
    count: z.number().int(),
    total: z.number().int(),
    facets: z.array(
      z.object({
        tag: z.string(),
        path: z.string(),
        group: z.string(),
        count: z.number().int().describe('Inside the condition'),
        all: z.number().int().describe('Among all customers that the caller sees'),
        lift: z.number().nullable().describe('(count / condition) / (all / total); 1 is chance'),
      }),
    ),
    position,
    tookMs: z.number(),
  }),
  errors: ['condition.invalid', 'tag.notFound'],
});

export const overlapOf = endpoint({
  method: 'POST',
  path: '/audiences/overlap',
  right: 'audiences:read',
  summary: 'How much conditions or tags share: pairwise counts, Jaccard index and lift',
  body: z.strictObject({
    conditions: z.array(condition).min(2).max(300).optional(),
    tags: z.array(z.string().max(200)).min(2).max(300).optional(),
    within: condition.optional(),
    minPosition,
  }),
  output: z.object({
    base: z.number().int(),
    sizes: z.array(z.number().int()),
    pairs: z.array(
      z.object({
        a: z.number().int(),
        b: z.number().int(),
        count: z.number().int(),
        jaccard: z.number().nullable(),
        lift: z.number().nullable(),
      }),
    ),
    position,
    tookMs: z.number(),
  }),
  errors: ['condition.invalid', 'tag.notFound', 'overlap.oneOf'],
});

export const audience = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  kind: z.enum(['dynamic', 'frozen']),
  condition: z.unknown(),
  text: z.string().describe('The condition as a sentence in the caller’s language'),
  count: z
    .number()
    .int()
    .nullable()
    .describe(
      'Customers now, among those that the caller sees; null when the condition can no longer be read',
    ),
  problem: z.string().nullable().describe('Why the condition can no longer be read, e.g. a tag that is gone'),
  shared: z.boolean(),
  owner: z.string().nullable(),
  frozenAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

const audienceBody = {
  description: text(2000).optional(),
  shared: z.boolean().optional(),
};

export const listAudiences = endpoint({
  method: 'GET',
  path: '/audiences',
  right: 'audiences:read',
  summary: 'Saved audiences: shared ones and one’s own',
  query: pageQuery,
  output: listOf(audience),
});
export const createAudience = endpoint({
  method: 'POST',
  path: '/audiences',
  right: 'audiences:write',
  summary: 'Saves a condition under a name',
  status: 201,
  body: z.strictObject({ name: name(100), condition, ...audienceBody }),
  output: audience,
  errors: ['audience.nameTaken', 'condition.invalid'],
});
export const getAudience = endpoint({
  method: 'GET',
  path: '/audiences/{id}',
  right: 'audiences:read',
  summary: 'One saved audience',
  params: idParam,
  output: audience,
  errors: ['audience.notFound'],
});
export const changeAudience = endpoint({
  method: 'PATCH',
  path: '/audiences/{id}',
  right: 'audiences:write',
  summary: 'Changes name, description or condition; the condition of a frozen audience stays',
  params: idParam,
  body: z.strictObject({ name: name(100).optional(), condition: condition.optional(), ...audienceBody }),
  output: audience,
  errors: ['audience.notFound', 'audience.nameTaken', 'audience.frozen', 'condition.cycle'],
});
export const deleteAudience = endpoint({
  method: 'DELETE',
  path: '/audiences/{id}',
  right: 'audiences:write',
  summary: 'Deletes a saved audience; refused while others refer to it',
  params: idParam,
  output: z.object({ id: z.string() }),
  errors: ['audience.notFound', 'audience.inUse'],
});
export const freezeAudience = endpoint({
  method: 'POST',
  path: '/audiences/{id}/freeze',
  right: 'audiences:write',
  summary: 'Keeps exactly the customers of this moment as a new, frozen audience',
  status: 201,
  params: idParam,
  body: z.strictObject({ name: name(100).optional() }).optional(),
  output: audience,
  errors: ['audience.notFound', 'audience.frozen', 'audience.nameTaken'],
});

export const exportAudience = endpoint({
  method: 'GET',
  path: '/audiences/{id}/export',
  right: 'customers:export',
  summary:
    'The people of an audience as CSV or XLSX, or its set as Roaring bitmap (portable format, customer numbers)',
  params: idParam,
  query: z.strictObject({ format: z.enum(['csv', 'xlsx', 'roaring']).default('csv') }),
  output: z.unknown(),
  raw: true,
  errors: ['audience.notFound'],
});
export const exportCondition = endpoint({
  method: 'POST',
  path: '/audiences/export',
  right: 'customers:export',
  summary: 'The people of a condition as CSV, XLSX or Roaring bitmap, without saving it first',
  body: z.strictObject({ condition, format: z.enum(['csv', 'xlsx', 'roaring']).default('csv') }),
  output: z.unknown(),
  errors: ['condition.invalid'],
});

export const bulkTaggings = endpoint({
  method: 'POST',
  path: '/taggings/bulk',
  right: 'tags:bulk',
  summary: 'Adds and removes tags for everybody for whom a condition holds; a job above 10,000 people',
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
      added: z.number().int(),
      removed: z.number().int(),
      unchanged: z.number().int(),
      refused: z.number().int().describe('Left as they are: locked, or decided by somebody with more say'),
      position,
      cause: z.string().nullable().describe('For undo: POST /causes/{id}/undo'),
    }),
    jobRef,
  ]),
  errors: ['condition.invalid', 'tag.notFound', 'bulk.confirm', 'bulk.nothing'],
});
