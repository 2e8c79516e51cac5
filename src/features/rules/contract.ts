/** What rules offer over HTTP (design.md section 9). */
import { z } from 'zod';
import { endpoint, freeText, idParam, jobRef, listOf, pageQuery } from '#kernel';
import { ruleBodySchema } from './core/public.ts';

export * from './after-event/contract.ts';
export * from './preview/contract.ts';
export * from './quality/contract.ts';
export * from './suggestions/contract.ts';

const body = ruleBodySchema.meta({
  title: 'Rule',
  description: 'A state, trigger, ladder or model; see the rules in the documentation',
});

const rule = z.looseObject({
  id: z.string(),
  kind: z.enum(['state', 'trigger', 'ladder', 'model']),
  name: z.string(),
  status: z.enum(['draft', 'live', 'paused', 'stopped']),
  version: z.number().int().describe('The newest version, whose body this is'),
  liveVersion: z.number().int().nullable().describe('The version that runs, or ran last'),
  text: z
    .string()
    .describe('What it does, as a sentence in the caller’s language; empty when it cannot be read any more'),
  problem: z.string().nullable().describe('Why it cannot be read any more, e.g. a tag that is gone'),
  puts: z
    .array(z.string())
    .describe('Ids of the tags that it may put on; empty when it cannot be read any more'),
  takes: z.array(z.string()).describe('Ids of the tags that it takes off'),
  holds: z.number().int().describe('Customers for whom it stands for its tags now'),
  passing: z.boolean().describe('It is going through all customers once'),
  stoppedBy: z
    .object({ changes: z.number().int(), limit: z.number().int(), at: z.string() })
    .nullable()
    .describe('The circuit breaker stopped it: so many changes within a minute, above this limit'),
  drift: z
    .array(z.string())
    .describe(
      'What stood out against its own history within the last hour, in words; of a rule that is live',
    ),
  lastRun: z
    .object({ at: z.string(), added: z.number().int(), removed: z.number().int() })
    .nullable()
    .describe('The last step in which it changed tags or was refused'),
  savedBy: z.string().describe('Who saved the newest version'),
  createdAt: z.string(),
  updatedAt: z.string(),
});

const changes = {
  added: z.number().int(),
  removed: z.number().int(),
  refused: z.number().int(),
};

export const listRules = endpoint({
  method: 'GET',
  path: '/rules',
  right: 'library:read',
  summary: 'Rules, newest first',
  query: pageQuery,
  output: listOf(rule),
  errors: ['cursor.invalid'],
});
export const createRule = endpoint({
  method: 'POST',
  path: '/rules',
  right: 'rules:write',
  summary: 'Saves a rule as a draft; it does nothing until it is published',
  status: 201,
  body,
  output: rule,
  errors: ['rule.invalid', 'condition.invalid', 'rule.nameTaken', 'rule.cycle'],
});
export const sentenceOfRule = endpoint({
  method: 'POST',
  path: '/rules/sentence',
  right: 'rules:write',
  summary: 'What a rule that nobody has saved yet would do, as a sentence in every language',
  body,
  output: z.object({ 'zh-CN': z.string(), 'zh-TW': z.string(), en: z.string() }),
  errors: ['rule.invalid', 'condition.invalid'],
});
export const getRule = endpoint({
  method: 'GET',
  path: '/rules/{id}',
  right: 'library:read',
  summary: 'One rule with its newest body',
  params: idParam,
  output: rule,
  errors: ['rule.notFound'],
});
export const changeRule = endpoint({
  method: 'PATCH',
  path: '/rules/{id}',
  right: 'rules:write',
  summary: 'Saves a new version; what is live stays live as it is until the new one is published',
  params: idParam,
  body,
  output: rule,
  errors: ['rule.notFound', 'rule.kind', 'rule.invalid', 'condition.invalid', 'rule.nameTaken', 'rule.cycle'],
});
export const deleteRule = endpoint({
  method: 'DELETE',
  path: '/rules/{id}',
  right: 'rules:write',
  summary: 'Deletes a rule; the tags that it put on stay, and still say why',
  params: idParam,
  output: z.object({ id: z.string() }),
  errors: ['rule.notFound'],
});
export const listRuleVersions = endpoint({
  method: 'GET',
  path: '/rules/{id}/versions',
  right: 'library:read',
  summary: 'Every version that was saved, newest first',
  params: idParam,
  output: z.object({
    items: z.array(
      z.object({
        version: z.number().int(),
        body: z.unknown(),
        text: z.string(),
        savedAt: z.string(),
        savedBy: z.string(),
        publishedAt: z.string().nullable(),
      }),
    ),
  }),
  errors: ['rule.notFound'],
});
export const publishRule = endpoint({
  method: 'POST',
  path: '/rules/{id}/publish',
  right: 'rules:write',
  summary: 'Makes the newest version live, with or without what happened before',
  params: idParam,
  body: z.strictObject({
    backfill: z.boolean(),
    privacy: z
      .strictObject({ purpose: freeText(300), agreed: z.literal(true) })
      .optional()
      .describe(
        'Of a rule with `privacy`: what its tags are for, and that the people know of it and agreed. Kept in the audit trail',
      ),
  }),
  output: z.union([rule.extend(changes), jobRef]),
  errors: [
    'rule.notFound',
    'rule.invalid',
    'rule.conflicts',
    'rule.cycle',
    'rule.protected',
    'rule.sensitive',
    'rule.profiling',
  ],
});
export const pauseRule = endpoint({
  method: 'POST',
  path: '/rules/{id}/pause',
  right: 'rules:write',
  summary: 'Stops a rule; its tags stay. Publish it again to go on',
  params: idParam,
  output: rule,
  errors: ['rule.notFound', 'rule.notLive'],
});
export const listRuleRuns = endpoint({
  method: 'GET',
  path: '/rules/{id}/runs',
  right: 'library:read',
  summary: 'What a rule did, newest first',
  params: idParam,
  query: pageQuery,
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        version: z.number().int(),
        kind: z.enum(['live', 'due', 'pass']),
        at: z.string(),
        ...changes,
        cause: z.string().nullable(),
        revertedAt: z.string().nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  errors: ['rule.notFound', 'cursor.invalid'],
});
export const revertRule = endpoint({
  method: 'POST',
  path: '/rules/{id}/runs/{run}/revert',
  right: 'rules:write',
  summary: 'Takes back what a rule did in this run and in all later ones, where nobody else changed it since',
  params: idParam.extend({ run: z.string().regex(/^\d{1,15}$/) }),
  body: z
    .strictObject({
      pause: z.boolean().optional().describe('Pauses the rule first; one that is live is refused'),
      dryRun: z.boolean().optional().describe('Only counts; nothing is written'),
    })
    .optional(),
  output: z.union([
    z.object({
      runs: z.number().int(),
      changes: z.number().int().describe('Tags that these runs put on and took off'),
      restored: z.number().int().describe('Tags put back or taken off again'),
      kept: z.number().int().describe('Tags left alone: changed by somebody else since'),
    }),
    jobRef,
  ]),
  errors: ['rule.notFound', 'rule.runNotFound', 'rule.stillLive', 'rule.protected'],
});
export const listNearMisses = endpoint({
  method: 'GET',
  path: '/rules/{id}/near-misses',
  right: 'audiences:read',
  summary: 'Customers who are one step away from a tag of the rule, with the step',
  params: idParam,
  query: pageQuery.extend({
    tag: z.string().min(1).max(200).optional().describe('A tag that it puts on; the first unless told'),
  }),
  output: z.object({
    tag: z.string(),
    total: z.number().int(),
    items: z.array(
      z.object({
        customer: z.object({ id: z.string(), name: z.string() }),
        missing: z.array(
          z.object({
            path: z.string(),
            text: z.string(),
            actual: z.union([z.string(), z.number(), z.boolean()]).nullable().optional(),
            needed: z.union([z.string(), z.number(), z.boolean()]).optional(),
          }),
        ),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  errors: ['rule.notFound', 'rule.unreadable', 'rule.notItsTag', 'rule.tooManyParts', 'cursor.invalid'],
});
