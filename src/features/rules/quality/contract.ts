/** How good a rule is. */
import { z } from 'zod';
import { endpoint, idParam } from '#kernel';
import { driftMeasures } from '../core/public.ts';

const quantiles = { p50Ms: z.number().nullable(), p95Ms: z.number().nullable() };
export const qualityOfRule = endpoint({
  method: 'GET',
  path: '/rules/{id}/quality',
  right: 'library:read',
  summary: 'How good a rule is: what it did, what people undid, how fast it is, and what stands out',
  params: idParam,
  query: z.strictObject({ days: z.coerce.number().int().min(1).max(366).default(30) }),
  output: z.object({
    since: z.string(),
    added: z.number().int(),
    removed: z.number().int(),
    refused: z.number().int(),
    undone: z.number().int().describe('Tags of the rule that people took off in these days'),
    undoneOfThese: z.number().int().describe('Of those, the ones that had come in these days too'),
    byDay: z.array(
      z.object({
        day: z.string(),
        added: z.number().int(),
        removed: z.number().int(),
        undone: z.number().int(),
      }),
    ),
    byTag: z.array(z.object({ tag: z.string(), added: z.number().int() })),
    latency: z
      .object({ steps: z.number().int(), ...quantiles, goalMs: z.number() })
      .nullable()
      .describe('From what happened to the tag, milliseconds; null: nothing was measured'),
    action: z
      .object({
        tags: z.number().int().describe('The newest tags, that were looked at'),
        acted: z.number().int().describe('Of these, followed by a follow-up or a message of staff'),
        ...quantiles,
      })
      .nullable()
      .describe(
        'From the tag to what staff did for the customer next, milliseconds; null: it came to nobody',
      ),
    suggestions: z
      .object({
        open: z.number().int().describe('Wait for somebody now'),
        accepted: z.number().int(),
        rejected: z.number().int(),
      })
      .nullable()
      .describe('What became of its proposals in these days; null: it proposed nothing'),
    replay: z
      .object({
        at: z.string(),
        compared: z.number().int().describe('Customers of that night'),
        differs: z.number().int().describe('Of them, those of whom it remembers something else'),
        customer: z
          .object({ id: z.string(), name: z.string() })
          .nullable()
          .describe('One of them, if the caller may see him'),
      })
      .nullable()
      .describe('What the last nightly replay said; null: there was none yet'),
    drift: z.array(
      z.object({ measure: z.enum(driftMeasures), now: z.number(), usual: z.number(), text: z.string() }),
    ),
    causes: z
      .array(z.object({ code: z.string(), text: z.string() }))
      .describe('What may be behind the drift: facts of the last week'),
  }),
  errors: ['rule.notFound'],
});
