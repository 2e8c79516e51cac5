/** A typed Chinese sentence as a draft of a condition. */
import { z } from 'zod';
import { conditionSchema } from '#features/conditions/core';
import { endpoint } from '#kernel';
import { minPosition } from './shapes.ts';

const textSpan = {
  from: z.number().int().describe('In UTF-16 units of the text'),
  to: z.number().int(),
};
const piece = { ...textSpan, text: z.string(), code: z.string(), message: z.string() };

export const readSentence = endpoint({
  method: 'POST',
  path: '/conditions/read',
  right: 'audiences:read',
  summary:
    'A Chinese sentence as a draft of a condition: what was understood and where, what was not, and every choice that the text left open',
  body: z.strictObject({
    text: z.string().trim().min(1).max(2000),
    window: z
      .string()
      .max(20)
      .nullable()
      .optional()
      .describe(
        'For what customers did without a span of time: `30d` unless told, null for ever. Buying counts whenever it was',
      ),
    model: z
      .boolean()
      .optional()
      .describe('A draft by the language model that the operator has set up, in place of the grammar’s'),
    minPosition,
  }),
  output: z.object({
    condition: conditionSchema
      .nullable()
      .describe('A draft to look at: nothing was saved. Null when nothing was understood'),
    sentence: z
      .string()
      .nullable()
      .describe('The draft in the product’s own words, in the caller’s language'),
    understood: z.array(
      z.object({
        ...textSpan,
        path: z.string().describe('Of the part in the condition: `all.0`, `of.2.not`'),
      }),
    ),
    missed: z.array(z.object(piece)).describe('Pieces of the text that the condition does not have, and why'),
    choices: z.array(z.object(piece)).describe('What the text left open, and how it was read'),
    by: z
      .enum(['grammar', 'model'])
      .describe('Whose draft the condition is. Of a model’s nobody knows what it left out'),
    hasModel: z.boolean().describe('A language model is set up and can be asked'),
    effects: z
      .object({ add: z.array(z.string()), remove: z.array(z.string()) })
      .describe(
        'Tags that a rule is to put on and take off, where the sentence names them (高意向：…, 打上「待催单」)',
      ),
  }),
  errors: [
    'condition.invalid',
    'condition.tooDeep',
    'condition.tooLarge',
    'model.notSet',
    'model.unreachable',
    'model.badDraft',
    'request.tooMany',
  ],
});
