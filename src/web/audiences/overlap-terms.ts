/** The tags of a condition, each as a condition of its own, for the matrix of what they share. Pure. */
import type { Condition } from '#features/conditions/core';
import { type BuilderLibrary, type Draft, isFinished, linesOf, shortName } from '#ui';

export interface OverlapTerm {
  readonly label: string;
  readonly condition: Condition;
}

/** More would not be read. */
export const MOST_TERMS = 6;

/** Tags and levels, whether asked for or left out, in the order they stand, each once. */
export function overlapTerms(draft: Draft, library: BuilderLibrary): readonly OverlapTerm[] {
  const terms = new Map<string, OverlapTerm>();
  const add = (label: string, condition: Condition) => {
    const key = JSON.stringify(condition);
    if (!terms.has(key)) terms.set(key, { label, condition });
  };
  for (const { leaf } of linesOf(draft)) {
    if (!isFinished(leaf)) continue;
    if ('tags' in leaf)
      for (const text of leaf.tags) {
        const tag = library.tag(text);
        if (tag) add(tag.name, { tag: tag.id });
      }
    else if ('group' in leaf && ('min' in leaf || 'max' in leaf)) {
      const { min, max } = leaf as { readonly min?: string; readonly max?: string };
      const group = library.group(leaf.group);
      const level = (text: string | undefined) => {
        const tag = text === undefined ? undefined : library.tag(text);
        return tag && group ? shortName(tag, group) : (text ?? '');
      };
      const sign = min === undefined ? '≤' : max === undefined ? '≥' : '';
      const levels = sign ? `${sign}${level(min ?? max)}` : `${level(min)}–${level(max)}`;
      add(`${group?.name ?? leaf.group} ${levels}`, leaf);
    }
  }
  return [...terms.values()].slice(0, MOST_TERMS);
}

export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly count: number;
  readonly jaccard: number | null;
  readonly lift: number | null;
}

/** Almost the same people: one of the two could go. */
const SAME = 0.8;

/** The pair that deserves a word: nearly the same people, else the strongest attraction; null when all is near chance. */
export function remarkable(pairs: readonly Pair[]): { readonly pair: Pair; readonly same: boolean } | null {
  const same = pairs.find((pair) => (pair.jaccard ?? 0) >= SAME);
  if (same) return { pair: same, same: true };
  const [strongest] = pairs
    .filter((pair) => pair.count > 0)
    .toSorted((a, b) => (b.lift ?? 0) - (a.lift ?? 0));
  return strongest && (strongest.lift ?? 0) >= 1.2 ? { pair: strongest, same: false } : null;
}
