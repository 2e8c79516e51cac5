/** What the cards of the builder page share. */
import type { Condition } from '#features/conditions/core';
import type { BuilderLibrary, Draft, LabelWords, PartPlace } from '#ui';
import type { Audience, Facets } from './api.ts';
import type { Funnel } from './funnel.ts';
import type { CountState } from './use-count.ts';

export interface BuilderView {
  readonly library: BuilderLibrary;
  readonly words: LabelWords;
  /** The draft that the number is of. */
  readonly draft: Draft;
  readonly places: ReadonlyMap<number, PartPlace>;
  readonly count: CountState;
  readonly funnel: Funnel | null;
  /** The condition when it has stood still: for everything heavier than the number. */
  readonly settled: Condition;
  readonly facets: Facets | null;
  /** The saved audience that is open; null for a new one. */
  readonly saved: Audience | null;
  readonly changed: boolean;
  /** Takes a part out of the condition. */
  readonly remove: (part: number) => void;
  /** Narrows the condition by a tag. */
  readonly addTag: (tag: string) => void;
}
