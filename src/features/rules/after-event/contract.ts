/** What an event led to, and why a rule did or did not act on it. */
import { z } from 'zod';
import { eventOutput } from '#features/events/contract';
import { endpoint } from '#kernel';
import { verdicts } from '../core/verdict.ts';

const position = z.strictObject({ position: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

const tag = z.object({ id: z.string(), name: z.string(), path: z.string() });

const effect = z.object({
  rule: z
    .object({ id: z.string(), name: z.string(), version: z.number().int() })
    .describe(
      'Whoever may read the customer is told, as explanations of the tag tell; the name is empty when it was deleted',
    ),
  change: z.enum(['added', 'removed', 'changed']),
  tag,
  replacedBy: tag.nullable(),
  evidence: z.string().nullable(),
  cause: z.string(),
  at: z.string(),
});

const ruleBeside = z.object({
  id: z.string(),
  name: z.string().describe('Empty when it was deleted'),
  kind: z.enum(['state', 'trigger', 'ladder', 'model']),
  status: z.enum(['draft', 'live', 'paused', 'stopped']),
  reads: z.boolean().describe('It asks for events of this type'),
});

export const getEvent = endpoint({
  method: 'GET',
  path: '/events/{position}',
  right: 'customers:read',
  summary: 'One event by its position, with what rules changed because of it and the rules that could care',
  params: position,
  output: eventOutput.extend({
    customerName: z.string(),
    seen: z.boolean().describe('Live rules have looked at it'),
    effects: z
      .array(effect)
      .describe('What rules changed of this customer’s tags in the step in which they saw the event'),
    rules: z
      .array(ruleBeside)
      .describe('All rules: those that read this type first. Empty without the right `library:read`'),
  }),
  errors: ['event.notFound'],
});

const part = z.object({
  holds: z.boolean(),
  text: z.string(),
  actual: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  needed: z.union([z.string(), z.number(), z.boolean()]).nullable(),
});

export const explainEvent = endpoint({
  method: 'GET',
  path: '/events/{position}/rules/{rule}',
  right: 'library:read',
  summary:
    'Whether a rule acted on an event, and if not, what is met and what is missing; for whoever may read customers, too',
  params: position.extend({ rule: z.string().min(1).max(200) }),
  output: z.object({
    rule: ruleBeside.extend({ version: z.number().int() }),
    verdict: z.enum(verdicts),
    effects: z.array(effect),
    on: z
      .object({ text: z.string(), holds: z.boolean() })
      .nullable()
      .describe('What a trigger waits for, and whether this event is that; null: it waits for no event'),
    ways: z
      .array(
        z.object({
          tags: z.array(tag).describe('What it puts on; of one that puts nothing on, what it takes off'),
          condition: z.object({ holds: z.boolean(), text: z.string(), parts: z.array(part) }),
          missing: z.array(part),
        }),
      )
      .describe(
        'Each way to its tags: one, or one for each step of a ladder and each tag of a model. Of a trigger as of the event, of others as of now. Without those of tags that the caller does not see',
      ),
  }),
  errors: ['event.notFound', 'rule.notFound'],
});
