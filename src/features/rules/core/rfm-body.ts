/** An RFM model as callers write it. */
import { z } from 'zod';
import { isDay, isInstant } from '#features/conditions/core';
import { parseDuration, text } from '#kernel';
import { MOST_SCORES } from './rfm.ts';

/** One of the two. */
export interface ScaleBody {
  readonly breaks?: readonly number[] | undefined;
  readonly quantiles?: number | undefined;
}

export interface RfmBody {
  readonly type: 'rfm';
  readonly recency: ScaleBody;
  readonly frequency: ScaleBody;
  readonly monetary: ScaleBody;
  readonly window?: 'all' | { readonly last: string } | undefined;
  readonly asOf?: string | undefined;
  readonly currency?: string | undefined;
}

export interface SegmentBody {
  readonly tag: string;
  readonly r?: readonly number[] | undefined;
  readonly f?: readonly number[] | undefined;
  readonly m?: readonly number[] | undefined;
}

const MOST_SEGMENTS = 125;

const scale = z
  .strictObject({
    breaks: z
      .array(z.number().min(0))
      .min(1)
      .max(MOST_SCORES - 1)
      .optional(),
    quantiles: z.number().int().min(2).max(MOST_SCORES).optional(),
  })
  .superRefine(({ breaks, quantiles }, context) => {
    if ((breaks === undefined) === (quantiles === undefined))
      context.addIssue({ code: 'custom', params: { code: 'rule.oneScale' } });
    const wrong = breaks?.findIndex((one, i) => i > 0 && one <= (breaks[i - 1] ?? 0)) ?? -1;
    if (wrong > 0)
      context.addIssue({
        code: 'custom',
        path: ['breaks', wrong],
        params: { code: 'rule.breaksOrder', facts: { before: breaks?.[wrong - 1], value: breaks?.[wrong] } },
      });
  });

export const rfmSchema = z.strictObject({
  type: z.literal('rfm'),
  recency: scale.describe('Days; fewer days have a higher score'),
  frequency: scale.describe('Orders'),
  monetary: scale.describe('Minor units'),
  window: z
    .union([
      z.literal('all'),
      z.strictObject({
        last: z.string().superRefine((written, context) => {
          if (!parseDuration(written))
            context.addIssue({
              code: 'custom',
              params: { code: 'badDuration', facts: { expected: '30d 52w 12mo' } },
            });
        }),
      }),
    ])
    .optional()
    .describe('Orders of so long until the day of the question; all without it'),
  asOf: z
    .string()
    .superRefine((written, context) => {
      if (!isDay(written) && !isInstant(written))
        context.addIssue({
          code: 'custom',
          params: { code: 'badFormat', facts: { format: '2026-11-01, 2026-11-01T08:00:00+08:00' } },
        });
    })
    .optional()
    .describe('A fixed day, to its end, or an instant; without it the model moves with the clock'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe('Only orders in it; without it amounts are added as they are'),
});

const scores = z.array(z.number().int().min(1).max(MOST_SCORES)).min(1).max(MOST_SCORES).optional();

/** One tag for each customer: that of the first segment that fits. The same tag may stand in several. */
export const segmentsSchema = z
  .array(z.strictObject({ tag: text(200, 1), r: scores, f: scores, m: scores }))
  .max(MOST_SEGMENTS)
  .optional();

const measures = [
  ['r', 'recency'],
  ['f', 'frequency'],
  ['m', 'monetary'],
] as const;

interface Refusing {
  addIssue(issue: { code: 'custom'; path: PropertyKey[]; params: object }): void;
}

/** A segment asks only for scores that there are. */
export function checkScores(
  {
    model,
    segments = [],
  }: { readonly model: RfmBody; readonly segments?: readonly SegmentBody[] | undefined },
  context: Refusing,
): void {
  for (const [key, measure] of measures) {
    const written = model[measure];
    const max = written.breaks ? written.breaks.length + 1 : (written.quantiles ?? MOST_SCORES);
    for (const [i, segment] of segments.entries())
      for (const [k, score] of (segment[key] ?? []).entries())
        if (score > max)
          context.addIssue({
            code: 'custom',
            path: ['segments', i, key, k],
            params: { code: 'rule.noScore', facts: { score, max } },
          });
  }
}
