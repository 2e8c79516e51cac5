/** One strict shape per kind of condition, and how to walk over what may be one. */
import { z } from 'zod';
import { calendarSpans, sources } from '#kernel';
import { followStatuses, measureNames, operatorNames } from './language.ts';

/** Longest list of values in one comparison, and most `where` tests of one leaf. */
export const LONGEST_LIST = 1000;
const MOST_TESTS = 20;
/** Keywords of one test. */
export const MOST_KEYWORDS = 200;
/** Most points that one part of a weighted `atLeast` gives or takes. */
const MOST_POINTS = 100;

const term = z.string().trim().min(1);
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const bound = z.union([z.string(), z.number()]);
const listOf = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(LONGEST_LIST);
const times = z.number().int().min(0);

const operators = {
  is: scalar.optional(),
  isNot: scalar.optional(),
  in: listOf(scalar).optional(),
  notIn: listOf(scalar).optional(),
  contains: term.optional(),
  startsWith: term.optional(),
  mentions: z.array(term).min(1).max(MOST_KEYWORDS).optional(),
  gt: bound.optional(),
  gte: bound.optional(),
  lt: bound.optional(),
  lte: bound.optional(),
  between: z.tuple([bound, bound]).optional(),
  exists: z.boolean().optional(),
};

type Present = Readonly<Record<string, unknown>>;
const present = (value: Present, keys: readonly string[]) => keys.filter((key) => value[key] !== undefined);

/** Refuses with `code` and the choices, unless `fits`. */
const rule =
  (fits: (value: Present) => boolean, code: string, options: readonly string[]) =>
  (value: Present, context: z.core.$RefinementCtx): void => {
    if (!fits(value))
      context.addIssue({ code: 'custom', params: { code, facts: { options: options.join(', ') } } });
  };

const compared = rule((v) => present(v, operatorNames).length > 0, 'noOperator', operatorNames);
const oneMeasure = rule((v) => present(v, measureNames).length === 1, 'needsOne', measureNames);

const windowForms = ['last', 'before', 'calendar', 'since, until'] as const;
const window = z
  .strictObject({
    last: term.optional(),
    before: term.optional(),
    since: term.optional(),
    until: term.optional(),
    calendar: z.enum(calendarSpans).optional(),
  })
  .superRefine(
    rule(
      (v) => {
        const single = present(v, ['last', 'before', 'calendar']).length;
        const ends = present(v, ['since', 'until']).length;
        return single === 1 ? ends === 0 : single === 0 && ends > 0;
      },
      'needsOne',
      windowForms,
    ),
  );

const tests = z
  .array(z.strictObject({ property: term, ...operators }).superRefine(compared))
  .max(MOST_TESTS)
  .optional();

const clockForms = ['weekdays', 'from', 'until'] as const;
const clock = z
  .string()
  .superRefine((text, context) => {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text))
      context.addIssue({ code: 'custom', params: { code: 'badFormat', facts: { format: '08:30' } } });
  })
  .optional();
const at = z
  .strictObject({
    weekdays: z
      .array(z.literal([1, 2, 3, 4, 5, 6, 7]))
      .min(1)
      .max(7)
      .optional(),
    from: clock,
    until: clock,
  })
  .superRefine(rule((v) => present(v, clockForms).length > 0, 'asksNothing', clockForms))
  .superRefine(({ from, until }, context) => {
    if (from !== undefined && from === until)
      context.addIssue({
        code: 'custom',
        path: ['until'],
        params: { code: 'reversedBounds', facts: { from, to: until } },
      });
  });

const eventsOf = { did: term, where: tests };
const after = z.strictObject({
  ...eventsOf,
  within: term,
  without: z.strictObject(eventsOf).optional(),
});

const groupForms = ['min, max', 'any', 'none'] as const;
const ofGroup = rule(
  (v) => {
    const level = present(v, ['min', 'max']).length > 0 ? 1 : 0;
    return level + present(v, ['any', 'none']).length === 1;
  },
  'needsOne',
  groupForms,
);

/** The shape of each kind, around a schema for the conditions inside it. */
const shapesAround = <T extends z.ZodType>(inner: T) => ({
  // `group` before `any`, because a group has an `any` of its own; `atLeast` before `of`.
  group: z
    .strictObject({
      group: term,
      min: term.optional(),
      max: term.optional(),
      any: z.literal(true).optional(),
      none: z.literal(true).optional(),
    })
    .superRefine(ofGroup),
  all: z.strictObject({ all: z.array(inner) }),
  any: z.strictObject({ any: z.array(inner) }),
  not: z.strictObject({ not: inner }),
  atLeast: z
    .strictObject({
      atLeast: z.number().int().min(1),
      of: z.array(inner).min(1),
      weights: z.array(z.number().int().min(-MOST_POINTS).max(MOST_POINTS)).optional(),
    })
    .superRefine(({ atLeast, of, weights }, context) => {
      const refuse = (path: string, code: string, facts: Record<string, number>) =>
        context.addIssue({ code: 'custom', path: [path], params: { code, facts } });
      if (weights && weights.length !== of.length)
        return refuse('weights', 'weightForEach', { weights: weights.length, parts: of.length });
      const there = (weights ?? of.map(() => 1)).reduce((sum, weight) => sum + Math.max(weight, 0), 0);
      if (atLeast > there) refuse('atLeast', 'moreThanThere', { atLeast, there });
    }),
  tag: z.strictObject({
    tag: term,
    assigned: window.optional(),
    source: listOf(z.enum(sources)).optional(),
    staff: term.optional(),
  }),
  attribute: z.strictObject({ attribute: term, ...operators }).superRefine(compared),
  did: z.strictObject({
    did: term,
    where: tests,
    at: at.optional(),
    after: after.optional(),
    count: z
      .strictObject({ min: times.optional(), max: times.optional() })
      .superRefine(rule((v) => present(v, ['min', 'max']).length > 0, 'needsOne', ['min', 'max']))
      .optional(),
    measure: z
      .strictObject({
        sum: term.optional(),
        avg: term.optional(),
        max: term.optional(),
        min: term.optional(),
        median: term.optional(),
        distinct: term.optional(),
        days: z.literal(true).optional(),
        ...operators,
      })
      .superRefine(oneMeasure)
      .superRefine(compared)
      .optional(),
    within: window.optional(),
  }),
  follow: z.strictObject({
    follow: z.strictObject({
      staff: listOf(term).optional(),
      department: listOf(term).optional(),
      addWay: listOf(z.number().int().min(0)).optional(),
      channel: listOf(term).optional(),
      status: listOf(z.enum(followStatuses)).optional(),
    }),
  }),
  audience: z.strictObject({ audience: term }),
});

/** Shapes of single conditions; what is inside them is checked by the walker in `check.ts`. */
export const shapes = shapesAround(z.unknown());
export type ConditionKind = keyof typeof shapes;
export const conditionKinds = Object.keys(shapes) as ConditionKind[];

/** The whole structure for documentation (OpenAPI). It recurses: for input use `parseCondition`, which limits first. */
export const conditionStructure: z.ZodType = z.lazy(() =>
  z.union(Object.values(shapesAround(conditionStructure))),
);

/** The kind of a node by its own key, or null. */
export const kindOf = (node: object): ConditionKind | null =>
  conditionKinds.find((kind) => Object.hasOwn(node, kind)) ?? null;

/** The list of conditions that a node holds, and under which key. Null for a leaf, `not`, and what is no list. */
export function listInside(
  node: Readonly<Record<string, unknown>>,
): { readonly key: 'all' | 'any' | 'of'; readonly list: readonly unknown[] } | null {
  const kind = kindOf(node);
  const key = kind === 'atLeast' ? 'of' : kind;
  if (key !== 'all' && key !== 'any' && key !== 'of') return null;
  const list = node[key];
  return Array.isArray(list) ? { key, list } : null;
}

/** The conditions directly inside a node, each with its path below it (`all.0`, `not`, `of.2`). Values unchecked. */
export function inside(node: Readonly<Record<string, unknown>>): [path: string, value: unknown][] {
  if (kindOf(node) === 'not') return [['not', node.not]];
  const held = listInside(node);
  return held ? held.list.map((value, i) => [`${held.key}.${i}`, value]) : [];
}
