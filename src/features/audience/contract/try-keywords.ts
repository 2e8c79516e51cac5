/** The laboratory of keywords: how well they tell wanted messages from others, before a rule uses them. */
import { z } from 'zod';
import { endpoint } from '#kernel';

/** Letters of one sample; messages that people paste are shorter. */
const LONGEST_SAMPLE = 1000;

const score = {
  found: z.int().describe('Samples that were found'),
  right: z.int().describe('Those of them that are wanted'),
  precision: z.number().nullable().describe('`right` of `found`; null when nothing was found'),
  recall: z.number().nullable().describe('`right` of all wanted samples; null when none is wanted'),
};

export const tryKeywords = endpoint({
  method: 'POST',
  path: '/conditions/keywords/try',
  right: 'audiences:read',
  summary:
    'Keywords on labelled sample messages: precision and recall of each and of all, denials that fooled them, and words that are missing. Nothing is stored',
  body: z.strictObject({
    keywords: z.array(z.string().trim().min(1).max(200)).max(200).describe('As in `mentions` of a condition'),
    samples: z
      .array(
        z.strictObject({
          text: z.string().max(LONGEST_SAMPLE),
          wanted: z.boolean().describe('Whoever wrote it is to be found'),
        }),
      )
      .min(1)
      .max(500),
  }),
  output: z.object({
    wanted: z.int().describe('Samples that are wanted'),
    whole: z.object(score),
    keywords: z.array(
      z.object({
        keyword: z.string(),
        ...score,
        only: z.int().describe('Wanted samples that no other keyword finds'),
        denied: z.int().describe('Samples in which it stands denied and nowhere else'),
      }),
    ),
    samples: z
      .array(
        z.object({
          found: z.boolean(),
          mentions: z.array(
            z.object({
              keyword: z.int().describe('Its place in the list'),
              from: z.int().describe('In UTF-16 units of the text'),
              to: z.int(),
              denied: z.boolean(),
            }),
          ),
        }),
      )
      .describe('In the order of the samples'),
    fooled: z
      .array(z.object({ sample: z.int(), how: z.enum(['hidden', 'unseen']) }))
      .describe(
        '`hidden`: wanted, but every keyword in it was taken for denied. `unseen`: found and not wanted, with a denial elsewhere',
      ),
    suggestions: z.array(
      z.object({
        word: z.string(),
        missed: z.int().describe('Missed samples that have it'),
        unwanted: z.int().describe('Unwanted samples that have it'),
      }),
    ),
  }),
  errors: ['condition.invalid'],
});
