/** Pieces that the contracts of library and tagging share. */
import { z } from 'zod';
import { instant, name, text } from '#kernel';
import { choices, definitionFields, hues, kinds } from '../core/public.ts';
import { nearestHue } from './color.ts';

/** Longer than any good name; the lint says what is too long, this only keeps megabytes out. */
export const NAME_MOST = 200;
export const elementName = name(NAME_MOST);
/** How a caller points to a tag or group: an id, `group/name`, or an alias. */
export const reference = name(2 * NAME_MOST + 1);
export const note = text(2000);
export const key = z
  .string()
  .regex(/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/)
  .max(80);
export const order = z.int().min(-1_000_000).max(1_000_000);
export const kind = z.enum(kinds);
export const choice = z.enum(choices);

export const color = z
  .string()
  .max(20)
  .describe(
    'One of the twelve hues, by name (zhu or 朱). #rgb or #rrggbb is taken as the nearest of them, so that every colour ' +
      'stays readable; answers give the name of the hue',
  )
  .transform((value, context) => {
    const hue = nearestHue(value);
    if (hue !== null) return hue;
    context.addIssue({
      code: 'custom',
      params: { code: 'notOneOf', facts: { options: `${hues.join(', ')}, #rrggbb` } },
    });
    return z.NEVER;
  });

const definitionShape = Object.fromEntries(
  definitionFields.map((field) => [field, note.optional()]),
) as Record<(typeof definitionFields)[number], z.ZodOptional<typeof note>>;
export const definition = z.strictObject(definitionShape);

export const definitionOut = z.object(
  Object.fromEntries(definitionFields.map((field) => [field, z.string()])) as Record<
    (typeof definitionFields)[number],
    z.ZodString
  >,
);

/** Advice that did not stop the change: one line per field. */
export const warning = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
  facts: z.record(z.string(), z.unknown()).optional(),
});

/**
 * Who keeps it when it is not kept here. `wecom`: the console or another app made it there, so name, place and existence
 * are theirs; it is put on and taken off like any other. `strategy`: a strategy of WeCom (规则组) has it, and it is only
 * read here. Null: ours.
 */
export const foreign = z.enum(['wecom', 'strategy']).nullable();

export const tagState = z.enum(['active', 'cold', 'reserve', 'recycled', 'purged']);

export const named = z.object({ id: z.string(), name: z.string() });

/** A tag as other answers mention it. */
export const tagRef = z.object({
  id: z.string(),
  name: z.string(),
  group: named,
  /** `group/name`. */
  path: z.string(),
});

export const who = z.object({ kind: z.enum(['staff', 'key', 'system']), id: z.string(), name: z.string() });

/** What refers to a tag or group, so that nothing disappears unseen. */
export const referenceList = z.object({
  customers: z.int(),
  items: z.array(z.object({ kind: z.string(), id: z.string(), name: z.string(), tag: z.string() })),
});
export const deleted = z.object({
  id: z.string(),
  strategy: z.string(),
  changeSet: z.string().nullable(),
  references: referenceList.optional(),
});

export const aliases = z.array(elementName).max(50);
/** What an answer to a change adds: advice, and the change set that takes it back (null when nothing changed). */
export const changed = { warnings: z.array(warning).optional(), changeSet: z.string().nullable() };

export { instant };
