/** Segments of a model: which tag belongs to which scores. */
import type { Condition, Resolved } from '#features/conditions/core';
import type { Measure, Scored } from './rfm.ts';

export interface Segment {
  readonly tag: number;
  /** Scores that belong to it; null: any. */
  readonly r: readonly number[] | null;
  readonly f: readonly number[] | null;
  readonly m: readonly number[] | null;
}

export const measures: readonly Measure[] = ['r', 'f', 'm'];

const fits = (segment: Segment, scores: Readonly<Record<Measure, number>>): boolean =>
  measures.every((measure) => segment[measure]?.includes(scores[measure]) ?? true);

/** One for each customer: the first that fits; null for who fits none, and for who has no scores. */
export const segmentOf = (segments: readonly Segment[], scored: Scored | null): Segment | null =>
  scored && (segments.find((segment) => fits(segment, scored)) ?? null);

/** A segment as a condition over the attributes that the model keeps, to be said and explained like any other. */
export function segmentCondition(segment: Segment): { readonly when: Resolved; readonly written: Condition } {
  const asked = measures.flatMap((measure) => {
    const scores = segment[measure];
    return scores ? [{ attribute: `rfm.${measure}`, in: [...scores] }] : [];
  });
  // Without a score that is asked for it is everybody who has any.
  const written: Condition[] = asked.length > 0 ? asked : [{ attribute: 'rfm.r', exists: true }];
  const when = (asked.length > 0 ? asked : [{ attribute: 'rfm.r', in: null }]).map(
    ({ attribute, in: values }): Resolved => ({
      kind: 'attribute',
      key: attribute,
      type: 'number',
      tests: [values === null ? { op: 'exists', value: true } : { op: 'in', values }],
    }),
  );
  const [only, second] = when;
  return only && second === undefined
    ? { when: only, written: written[0] as Condition }
    : { when: { kind: 'all', of: when }, written: { all: written } };
}

/** Segments that nobody reaches, because everything that fits them fits one before; with the first of these. */
export function unreachableSegments(
  segments: readonly Segment[],
  steps: Readonly<Record<Measure, number>>,
): { readonly segment: Segment; readonly behind: Segment }[] {
  const cells: Record<Measure, number>[] = [];
  for (let r = 1; r <= steps.r; r++)
    for (let f = 1; f <= steps.f; f++) for (let m = 1; m <= steps.m; m++) cells.push({ r, f, m });
  const firsts = new Set(cells.map((cell) => segments.find((segment) => fits(segment, cell))));
  return segments.flatMap((segment, i) => {
    if (firsts.has(segment)) return [];
    const own = cells.find((cell) => fits(segment, cell));
    const behind = segments.slice(0, i).find((before) => own !== undefined && fits(before, own));
    return behind ? [{ segment, behind }] : [];
  });
}
