/** Words that occur in samples which no keyword finds, and hardly where nothing is wanted. */
import { CLAUSE_END, foldMessage } from './folded.ts';

export interface Suggestion {
  readonly word: string;
  /** Missed samples that have it. */
  readonly missed: number;
  /** Unwanted samples that have it. */
  readonly unwanted: number;
}

const MOST = 12;
/** Words in a row that are taken for one: 全屋 + 定制. */
const IN_A_ROW = 3;
const LONGEST = 12;
/** Of the samples with a word, at least so many are missed ones. */
const LEAST_SHARE = 0.6;
/** A word of one sample only says little, unless there are few. */
const FEW = 3;

const segments = new Intl.Segmenter('zh', { granularity: 'word' });
const clauses = new RegExp(`[${CLAUSE_END}、\\s]+`);
/** Nothing that anybody would look for begins or ends with these. */
const LOOSE =
  /^[的了吗呢啊吧呀嘛我你您他她它们这那是有在也都就和与给把被很能想要会到]|[的了吗呢啊吧呀嘛我你您他她它们这那是有在也都就和与给把被很]$/u;

/** Every word and row of words of a text, once. */
export function wordsOf(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const clause of foldMessage(text).split(clauses)) {
    const words = [...segments.segment(clause)].filter(({ isWordLike }) => isWordLike);
    for (const [i, first] of words.entries()) {
      for (const last of words.slice(i, i + IN_A_ROW)) {
        const word = clause.slice(first.index, last.index + last.segment.length);
        if (isWorthLooking(word)) found.add(word);
      }
    }
  }
  return found;
}

const isWorthLooking = (word: string): boolean =>
  word.length >= 2 && word.length <= LONGEST && !LOOSE.test(word) && !/^\d+$/.test(word);

/** `known`: words that somebody already looks for; dear, so asked only of what would be shown. */
export function suggestionsFrom(
  missed: readonly ReadonlySet<string>[],
  unwanted: readonly ReadonlySet<string>[],
  known: (word: string) => boolean,
): Suggestion[] {
  const within = countsOf(missed);
  const outside = countsOf(unwanted);
  const least = missed.length > FEW ? 2 : 1;
  const found = [...within]
    .map(([word, count]): Suggestion => ({ word, missed: count, unwanted: outside.get(word) ?? 0 }))
    .filter((one) => one.missed >= least && one.missed >= (one.missed + one.unwanted) * LEAST_SHARE)
    .sort(
      (a, b) =>
        b.missed - b.unwanted - (a.missed - a.unwanted) ||
        b.word.length - a.word.length ||
        (a.word < b.word ? -1 : 1),
    );
  return shownOf(found, known);
}

function countsOf(sets: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of sets) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** A piece of a longer word that is there as often says nothing more; nor does a longer one around a better word. */
function shownOf(found: readonly Suggestion[], known: (word: string) => boolean): Suggestion[] {
  const kept: Suggestion[] = [];
  for (const one of found) {
    if (kept.length >= MOST) break;
    const isPiece = kept.some(({ word }) => word.includes(one.word) || one.word.includes(word));
    if (!isPiece && !known(one.word)) kept.push(one);
  }
  return kept;
}
