/** What is asked: combinations of tags, named by rank. Every participant says it in its own words. */
export type Question =
  | { readonly tag: number }
  | { readonly all: readonly Question[] }
  | { readonly any: readonly Question[] }
  | { readonly not: Question };

export const tag = (rank: number): Question => ({ tag: rank });
export const all = (...parts: Question[]): Question => ({ all: parts });
export const any = (...parts: Question[]): Question => ({ any: parts });
export const not = (part: Question): Question => ({ not: part });

/** `count` ranks from `first`, each `step` after the one before. */
export const ranks = (first: number, count: number, step = 1): number[] =>
  Array.from({ length: count }, (_, i) => first + i * step);

/** One demand on a customer: has one of these tags, or (`without`) has none of them. */
export interface Clause {
  readonly tags: readonly number[];
  readonly without: boolean;
}

/**
 * The question as demands that must all be met, which is all that most filters of peers can say; null when it is deeper.
 */
export function clauses(question: Question): readonly Clause[] | null {
  if ('all' in question) {
    const parts = question.all.map(clauses);
    return parts.every((part) => part !== null) ? parts.flat() : null;
  }
  if ('not' in question) {
    const [inner, more] = clauses(question.not) ?? [];
    return inner && !more && !inner.without ? [{ tags: inner.tags, without: true }] : null;
  }
  if ('tag' in question) return [{ tags: [question.tag], without: false }];
  const tags = question.any.map((part) => ('tag' in part ? part.tag : null));
  return tags.every((rank) => rank !== null) ? [{ tags, without: false }] : null;
}

/** The plain reading that every answer is held against. */
export function holds(question: Question, has: (rank: number) => boolean): boolean {
  if ('tag' in question) return has(question.tag);
  if ('all' in question) return question.all.every((part) => holds(part, has));
  if ('any' in question) return question.any.some((part) => holds(part, has));
  return !holds(question.not, has);
}
