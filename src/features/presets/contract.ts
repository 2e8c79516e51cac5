/** Ready rules with their stories. */
import { z } from 'zod';
import { endpoint, listOf, pageQuery } from '#kernel';
import { reasons, shelves } from './core/public.ts';

const color = z.string().nullable().describe('Key of the hue');

const presetFields = {
  key: z.string(),
  shelf: z.enum(shelves),
  kind: z.enum(['state', 'trigger', 'ladder', 'model']),
  name: z.string().describe('What the rule will be called, in the caller’s language'),
  text: z.string().describe('What the rule does, as a sentence in the caller’s language'),
  reading: z.string().describe('How the words were read where they leave a number or an edge open'),
  seed: z.object({
    document: z.string().describe('Number of the document'),
    quotes: z.array(z.string()).describe('Its sentences, word for word'),
  }),
  groups: z
    .array(
      z.object({
        name: z.string(),
        single: z.boolean(),
        exists: z.boolean(),
        tags: z.array(z.object({ name: z.string(), path: z.string(), color, exists: z.boolean() })),
      }),
    )
    .describe('What the rule needs; what does not exist is made with it'),
  rule: z
    .object({ id: z.string(), name: z.string() })
    .nullable()
    .describe('The rule of this name, if there is one'),
  privacy: z.enum(['sensitive', 'profiling']).nullable().describe('What is asked for before it is published'),
  steps: z.number().int().describe('Steps of its story'),
};

const tag = z.object({ name: z.string(), path: z.string(), color });

const frame = z.object({
  at: z.string(),
  step: z.number().int().nullable().describe('Null: only the clock went on'),
  words: z.string().nullable(),
  happened: z.array(
    z.object({
      kind: z.enum(['event', 'order', 'refund', 'tagging']),
      type: z.string().nullable().describe('Of an event, as POST /events takes it'),
      name: z.string().describe('The kind of event in words; of a tagging the tag'),
      times: z.number().int(),
      details: z.array(z.object({ name: z.string(), value: z.string() })),
      amount: z.number().int().nullable().describe('Of an order, in minor units'),
      action: z.enum(['add', 'remove']).nullable(),
    }),
  ),
  changes: z.array(
    z.object({
      tag,
      action: z.enum(['add', 'remove']),
      done: z.boolean().describe('False: somebody stronger was in the way'),
      because: z.enum(reasons),
      by: z.string().describe('Source of the change'),
      evidence: z.string().nullable().describe('What the product writes beside a tag that was put on'),
      explanation: z.unknown().describe('The condition with what was found, as in explanations of customers'),
    }),
  ),
  tags: z.array(tag).describe('All tags of the customer afterwards'),
  next: z.string().nullable().describe('When the rule looks again although nothing happens'),
  asPromised: z.boolean().nullable().describe('The tags are those that the step promises'),
});

const keyParam = z.strictObject({ key: z.string().max(100) });

export const listRulePresets = endpoint({
  method: 'GET',
  path: '/rule-presets',
  right: 'library:read',
  summary: 'Ready rules: sentences of everyday practice, each with what it needs and a story to play',
  query: pageQuery,
  output: listOf(z.object(presetFields)),
  errors: ['cursor.invalid'],
});
export const getRulePreset = endpoint({
  method: 'GET',
  path: '/rule-presets/{key}',
  right: 'library:read',
  summary:
    'One ready rule with its body, and its story played to the end on a simulated clock; nothing is written',
  params: keyParam,
  output: z.object({
    ...presetFields,
    body: z.unknown().describe('As POST /rules takes it'),
    story: z.object({ timeZone: z.string(), frames: z.array(frame) }),
  }),
  errors: ['rulePreset.notFound'],
});
export const makeRuleOfPreset = endpoint({
  method: 'POST',
  path: '/rule-presets/{key}/make',
  right: 'rules:write',
  summary:
    'Makes the groups and tags that are missing (needs library:write) and the rule as a draft; asked again it answers with the same rule',
  params: keyParam,
  output: z.object({
    made: z.boolean().describe('False: the rule was there already, as it is here'),
    rule: z.looseObject({ id: z.string(), name: z.string(), status: z.string() }),
    created: z.object({ groups: z.array(z.string()), tags: z.array(z.string()) }),
  }),
  errors: [
    'rulePreset.notFound',
    'rulePreset.taken',
    'rulePreset.groupChoice',
    'library.planRefused',
    'rule.cycle',
  ],
});
