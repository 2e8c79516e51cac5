/** Keywords that cannot be read, as details of a refusal. */
import { atOnce, type ErrorDetail } from '#kernel';
import { shown } from '../check.ts';
import { dotted } from '../limits.ts';
import { readKeyword } from './notation.ts';

/** With a step for each keyword: a list of large expressions takes a while to read. */
export function* refusedKeywordSteps(
  keywords: readonly string[],
  at: string,
): Generator<void, readonly ErrorDetail[]> {
  const details: ErrorDetail[] = [];
  for (const [i, value] of keywords.entries()) {
    const keyword = readKeyword(value);
    if ('refused' in keyword)
      details.push({ path: dotted(at, String(i)), code: keyword.refused, facts: { value: shown(value) } });
    yield;
  }
  return details;
}

/** `refusedKeywordSteps` without rest. */
export const refusedKeywords = (keywords: readonly string[], at: string): readonly ErrorDetail[] =>
  atOnce(refusedKeywordSteps(keywords, at));
