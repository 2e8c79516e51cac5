/** What a rule says, as callers write it (design.md section 9). Names are looked up in `resolve-rule.ts`. */
import { z } from 'zod';
import { type After, type At, type Condition, conditionSchema, type Where } from '#features/conditions/core';
import { freeText, name, parseDuration, text } from '#kernel';
import { checkScores, type RfmBody, rfmSchema, type SegmentBody, segmentsSchema } from './rfm-body.ts';

/** How long a tag stays: as long as the condition holds, from then on for ever, or for a time after it held last. */
export type Keep = 'while' | 'always' | { readonly for: string };

export interface Then {
  readonly add?: readonly string[] | undefined;
  readonly remove?: readonly string[] | undefined;
}

export type TriggerOn =
  | {
      readonly event: string;
      readonly where?: readonly Where[] | undefined;
      readonly at?: At | undefined;
      readonly after?: After | undefined;
    }
  | { readonly tagAdded: string }
  | { readonly tagRemoved: string };

export interface Step {
  readonly tag: string;
  readonly when: Condition;
}

/** `apply`, unless told: the rule puts its tags on. `suggest`: it proposes them, and staff accept or reject. */
const modes = ['apply', 'suggest'] as const;
type Mode = (typeof modes)[number];

/**
 * What a rule concludes of people that the law asks more for (PIPL): `sensitive`, articles 28 and 29, and `profiling`,
 * articles 24 and 55. Whoever publishes it says what for, and that the people know and agree.
 */
const privacies = ['sensitive', 'profiling'] as const;
export type Privacy = (typeof privacies)[number];

interface Common {
  readonly privacy?: Privacy | undefined;
  readonly name: string;
  readonly description?: string | undefined;
  readonly mode?: Mode | undefined;
  /** Only customers for whom this holds are the rule's business; all others are as if it did not hold. */
  readonly scope?: Condition | undefined;
}

export interface StateBody extends Common {
  readonly kind: 'state';
  readonly when: Condition;
  readonly then: Then;
  readonly keep?: Keep | undefined;
}
export interface TriggerBody extends Common {
  readonly kind: 'trigger';
  readonly on: TriggerOn;
  readonly if?: Condition | undefined;
  readonly then: Then;
  readonly keep?: Exclude<Keep, 'while'> | undefined;
}
export interface LadderBody extends Common {
  readonly kind: 'ladder';
  readonly group: string;
  readonly steps: readonly Step[];
  readonly otherwise?: string | null | undefined;
}

export interface ModelBody extends Omit<Common, 'scope' | 'mode'> {
  readonly kind: 'model';
  readonly model: RfmBody;
  /** None: the model only scores. */
  readonly segments?: readonly SegmentBody[] | undefined;
  /** For whoever has scores that fit no segment. */
  readonly otherwise?: string | null | undefined;
}

export type RuleBody = StateBody | TriggerBody | LadderBody | ModelBody;
export type RuleKind = RuleBody['kind'];

export const MOST_STEPS = 30;
export const MOST_TAGS = 20;

const tagName = text(200, 1);
const tagNames = z.array(tagName).max(MOST_TAGS);

/** `actions` is accepted empty, as design.md writes it. */
const then = z
  .strictObject({ add: tagNames.optional(), remove: tagNames.optional(), actions: z.tuple([]).optional() })
  .transform(({ add, remove }): Then => ({ add, remove }))
  .superRefine(({ add = [], remove = [] }, context) => {
    if (add.length + remove.length === 0)
      context.addIssue({ code: 'custom', path: ['add'], params: { code: 'required' } });
  });

const forTime = z.strictObject({
  for: z.string().superRefine((written, context) => {
    if (!parseDuration(written))
      context.addIssue({
        code: 'custom',
        params: { code: 'badDuration', facts: { expected: '30s 15m 6h 7d 2w 3mo 3bd' } },
      });
  }),
});

/** The strict shapes of these are the conditions' own. */
const part = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);
const where = z.array(part<Where>()).max(20);

const common = {
  name: name(100),
  description: freeText(2000).optional(),
  mode: z.enum(modes).optional(),
  privacy: z.enum(privacies).optional(),
  scope: conditionSchema.optional(),
};

const ruleBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('state'),
    ...common,
    when: conditionSchema,
    then,
    keep: z.union([z.enum(['while', 'always']), forTime]).optional(),
  }),
  z.strictObject({
    kind: z.literal('trigger'),
    ...common,
    on: z.union([
      z.strictObject({
        event: text(80, 1),
        where: where.optional(),
        at: part<At>().optional(),
        after: part<After>().optional(),
      }),
      z.strictObject({ tagAdded: tagName }),
      z.strictObject({ tagRemoved: tagName }),
    ]),
    if: conditionSchema.optional(),
    then,
    keep: z.union([z.literal('always'), forTime]).optional(),
  }),
  z.strictObject({
    kind: z.literal('ladder'),
    ...common,
    group: text(100, 1),
    steps: z
      .array(z.strictObject({ tag: tagName, when: conditionSchema }))
      .min(1)
      .max(MOST_STEPS),
    otherwise: tagName.nullish(),
  }),
  z.strictObject({
    kind: z.literal('model'),
    name: common.name,
    description: common.description,
    privacy: common.privacy,
    model: rfmSchema,
    segments: segmentsSchema,
    otherwise: tagName.nullish(),
  }),
]);

export const ruleBodySchema: z.ZodType<RuleBody, RuleBody> = ruleBody.superRefine((body, context) => {
  if (body.kind === 'model') checkScores(body, context);
});
