/** What a page tells, as it may be sent. */
import { z } from 'zod';
import { storableJson } from '#features/events/core';
import { text } from '#kernel';

/** The script makes up both; 128 bits and more. */
const token = z.string().regex(/^[\w-]{22,64}$/);

const pageView = z.strictObject({
  type: z.literal('page.view'),
  /** Of this view; sent again it goes on. */
  id: token,
  url: text(2000, 1),
  product: text(200).optional(),
  /** In the foreground, by the page's own count. */
  seconds: z.number().min(0).max(86_400).default(0),
});

const answer = z.union([text(2000), z.number(), z.boolean(), z.array(text(500)).max(50)]);

const formSubmitted = z.strictObject({
  type: z.literal('form.submitted'),
  id: token,
  form: text(100, 1),
  answers: z
    .record(z.string().min(1).max(100), answer)
    .refine((all) => Object.keys(all).length <= 50)
    // As the journal keeps it: without identity and card numbers, and nothing that a database cannot hold.
    .transform((all, context) => {
      const stored = storableJson(all, '');
      if ('json' in stored) return stored.json;
      context.addIssue({
        code: 'custom',
        path: stored.problem.path.split('.'),
        message: stored.problem.code,
      });
      return z.NEVER;
    }),
  /** What the visitor agreed to when he sent it, word for word. */
  consentText: text(2000).optional(),
  url: text(2000, 1).optional(),
});

export const toldBody = z.strictObject({
  visitor: token,
  /** Signed by the site's server. */
  customer: z.string().max(1200).nullish(),
  /** The visitor agreed to be counted. */
  consent: z.boolean().optional(),
  events: z.array(z.discriminatedUnion('type', [pageView, formSubmitted])).max(20),
});
export type ToldBody = z.output<typeof toldBody>;
export type ToldEvent = ToldBody['events'][number];
