/** What a page of ours sends when a form was filled in. Pure. */
import type { Question } from './answers.ts';

/** Of a question without answers to choose from: what somebody may write. */
export const LONGEST_WORDS = 500;

export interface FilledIn {
  /** As `form.submitted` has them; questions that were left open are not among them. */
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
  readonly agreed: boolean;
}

/** Fields are called by the number of the question, choices by the number of the answer; others mean nothing. */
export function filledIn(questions: readonly Question[], fields: URLSearchParams): FilledIn {
  const answers = questions.flatMap(({ question, choice, options }, i) => {
    const given = fields.getAll(`q${i}`);
    if (options.length === 0) {
      const words = wordsOf(given[0] ?? '');
      return words === '' ? [] : [[question, words] as const];
    }
    const chosen = options.filter((_, n) => given.includes(String(n))).map((one) => one.answer);
    const [first] = chosen;
    if (first === undefined) return [];
    return [[question, choice === 'one' ? first : chosen] as const];
  });
  return { answers: Object.fromEntries(answers), agreed: fields.get('agree') === '1' };
}

/** A page counts a new line as one character and sends two; what is cut off must not leave half a character behind. */
const wordsOf = (sent: string): string =>
  sent
    .replaceAll('\r\n', '\n')
    .replaceAll('\u0000', '')
    .trim()
    .slice(0, LONGEST_WORDS)
    .replace(/[\uD800-\uDBFF]$/, '');
