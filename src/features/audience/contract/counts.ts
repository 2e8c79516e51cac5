/** Numbers about a condition, and what it says. */
import { z } from 'zod';
import { endpoint, instant, text } from '#kernel';
import { condition, minPosition, position } from './shapes.ts';

/** Where a number belongs in a condition: `''` for the whole, `all.1` for the second part of the top `all`. */
const perPath = z.record(z.string(), z.number().int());

export const countAudience = endpoint({
  method: 'POST',
  path: '/audiences/count',
  right: 'audiences:read',
  summary: 'Exact number of customers for whom a condition holds, with the number of each branch if wanted',
  body: z.strictObject({
    condition,
    branches: z.boolean().optional(),
    asOf: instant
      .optional()
      .describe(
        'Who had the tags then, exact to the millisecond, from the log. The condition may hold tags, groups, ' +
          'frozen audiences and what is made of them; names and merges are those of today',
      ),
    minPosition,
  }),
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
  errors: [
    'condition.invalid',
    'condition.tooDeep',
    'condition.tooLarge',
    'condition.cycle',
    'audience.asOfUnsupported',
    'audience.asOfFuture',
    'position.future',
  ],
});

export const sentenceOf = endpoint({
  method: 'POST',
  path: '/audiences/sentence',
  right: 'audiences:read',
  summary: 'A condition as a sentence in Chinese, traditional Chinese and English',
  body: z.strictObject({ condition, minPosition }),
  output: z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() }),
  errors: ['condition.invalid'],
});

export const explainCondition = endpoint({
  method: 'POST',
  path: '/audiences/explain',
  right: 'audiences:read',
  summary: 'Why a condition holds for one customer, or what is missing',
  body: z.strictObject({ condition, customer: text(300, 1), minPosition }),
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
