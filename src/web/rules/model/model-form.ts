/** An RFM model while it is edited: bounds of scores, and which scores belong to which tag. Pure. */
import type { RuleBody } from '#features/rules/core';

export type ModelBody = Extract<RuleBody, { kind: 'model' }>;
export type Scale = ModelBody['model']['recency'];
export type SegmentForm = NonNullable<ModelBody['segments']>[number];

export const measures = ['recency', 'frequency', 'monetary'] as const;
export type Measure = (typeof measures)[number];
export const scoreKeys = ['r', 'f', 'm'] as const;
export type ScoreKey = (typeof scoreKeys)[number];

export const measureOf: Readonly<Record<ScoreKey, Measure>> = {
  r: 'recency',
  f: 'frequency',
  m: 'monetary',
};

/** The most that a measure may have. */
export const MOST_SCORES = 10;
const USUAL_PARTS = 5;

/** How many scores there are: 1 to this. */
export const scoresOf = (scale: Scale): number =>
  scale.breaks ? scale.breaks.length + 1 : (scale.quantiles ?? USUAL_PARTS);

/** Scores that a segment has of a measure; all of them when it does not ask. */
export const askedOf = (segment: SegmentForm, key: ScoreKey, most: number): readonly number[] =>
  segment[key] ?? Array.from({ length: most }, (_, i) => i + 1);

/** Asks for these scores; all of them is not asking. */
function asking(segment: SegmentForm, key: ScoreKey, scores: readonly number[], most: number): SegmentForm {
  const { [key]: _, ...others } = segment;
  return scores.length >= most ? others : { ...others, [key]: [...scores].sort((a, b) => a - b) };
}

/** With or without one score; the last one stays, since a segment of no score would be for nobody. */
export function toggled(segment: SegmentForm, key: ScoreKey, score: number, most: number): SegmentForm {
  const now = askedOf(segment, key, most);
  const next = now.includes(score) ? now.filter((one) => one !== score) : [...now, score];
  return next.length === 0 ? segment : asking(segment, key, next, most);
}

/** Another scale: segments that ask for scores that are gone ask for the highest one instead. */
export function withScale(body: ModelBody, measure: Measure, scale: Scale): ModelBody {
  const most = scoresOf(scale);
  const key = scoreKeys.find((one) => measureOf[one] === measure) ?? 'r';
  const segments = (body.segments ?? []).map((segment) => {
    const asked = segment[key];
    if (!asked) return segment;
    return asking(segment, key, [...new Set(asked.map((score) => Math.min(score, most)))], most);
  });
  return {
    ...body,
    model: { ...body.model, [measure]: scale },
    ...(body.segments ? { segments } : {}),
  };
}

/** Bounds in order, each once: what somebody types is put where it belongs. */
export const inOrder = (breaks: readonly number[]): number[] => [...new Set(breaks)].sort((a, b) => a - b);

export interface Cell {
  readonly r: number;
  readonly f: number;
  /** Places of the segments that customers with these scores come to, over all scores of money; -1: none. */
  readonly segments: readonly number[];
}

/** The highest frequency first, recency from 1 up: as the grid is drawn. */
export function cellsOf({ model, segments = [] }: ModelBody): Cell[][] {
  const [r, f, m] = [scoresOf(model.recency), scoresOf(model.frequency), scoresOf(model.monetary)];
  const all = (most: number) => Array.from({ length: most }, (_, i) => i + 1);
  const fits = (segment: SegmentForm, scores: Readonly<Record<ScoreKey, number>>) =>
    scoreKeys.every((key) => segment[key]?.includes(scores[key]) ?? true);
  return all(f)
    .reverse()
    .map((frequency) =>
      all(r).map((recency) => ({
        r: recency,
        f: frequency,
        segments: [
          ...new Set(
            all(m).map((money) =>
              segments.findIndex((segment) => fits(segment, { r: recency, f: frequency, m: money })),
            ),
          ),
        ],
      })),
    );
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.toSpliced(from, 1);
  const one = list[from];
  return one === undefined || to < 0 || to > rest.length ? [...list] : rest.toSpliced(to, 0, one);
}
