/** How much a library is used, as outside programs see it. */
import { z } from 'zod';
import { endpoint, idParam, listOf, sources } from '#kernel';
import { instant, reference, tagRef } from './shapes.ts';

/** Days that "lately" means. */
export const USAGE_DAYS = 30;

const position = z.int().describe('Changes up to this position are counted');

const counted = {
  /** When it was last put on any customer or confirmed there; null: never. */
  lastLit: instant.nullable(),
  /** Of the customers whom the caller sees: assignments that began in the last 30 days, and that ended. What was undone is in neither. */
  added: z.int(),
  removed: z.int(),
};

const putOn = z.object({ automatic: z.int(), staff: z.int() });

export const libraryUsage = endpoint({
  method: 'GET',
  path: '/library/usage',
  right: 'library:read',
  summary: 'When each tag was last put on, and how often it was put on and taken off in the last 30 days',
  output: listOf(z.object({ tag: z.string(), ...counted })).extend({
    position,
    putOnBy: z
      .object({ lately: putOn, before: putOn })
      .describe(
        'Who put these tags on in the last 30 days, and in the 30 days before: `staff` by hand, in bulk, by a file or in WeCom; `automatic` is everything else: rules, models, channels, materials, forms, programs',
      ),
  }),
});

export const tagUsage = endpoint({
  method: 'GET',
  path: '/tags/{id}/usage',
  right: 'library:read',
  summary: 'Use of one tag: the last 30 days by day and by source, and everything that refers to it',
  params: idParam.extend({ id: reference }),
  output: z.object({
    tag: tagRef,
    ...counted,
    /** The last 30 days, the oldest first; the last is today. */
    byDay: z.array(z.object({ day: z.iso.date(), added: z.int(), removed: z.int() })),
    /** Where the assignments that began came from, the most frequent first. */
    sources: z.array(z.object({ source: z.enum(sources), added: z.int() })),
    references: z.object({
      customers: z.int(),
      items: z.array(z.object({ kind: z.string(), id: z.string(), name: z.string() })),
    }),
    position,
  }),
  errors: ['tag.notFound', 'tag.ambiguous'],
});
