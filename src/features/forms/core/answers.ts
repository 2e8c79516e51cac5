/** What answers mean: which tags they put on, and which of an earlier answer they take back. Pure. */
import { foldText } from '#kernel';

export interface Option {
  readonly answer: string;
  /** None: 以上都不是 and the like. */
  readonly tags: readonly number[];
}

export interface Question {
  /** As the page names it in `answers`. */
  readonly question: string;
  readonly choice: 'one' | 'many';
  readonly options: readonly Option[];
}

export interface Meaning {
  readonly question: string;
  /** Answers of the form, in its order, that were given. */
  readonly answers: readonly string[];
  readonly puts: readonly number[];
  /** Tags of the answers that were not given. */
  readonly others: readonly number[];
}

const same = (text: string): string => foldText(text.trim());

/** Values as texts; what is no answer of a choice has none. */
function textsOf(given: unknown): string[] {
  const values = Array.isArray(given) ? given : [given];
  return values.flatMap((value) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [same(String(value))]
      : [],
  );
}

/**
 * Of each question of the form that was answered. A question that is not among the answers means nothing; an answer that
 * the form does not know puts nothing on; two answers to a question with one choice contradict each other and mean nothing.
 */
export function meaningOf(questions: readonly Question[], answers: unknown): Meaning[] {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) return [];
  const given = new Map(Object.entries(answers).map(([question, value]) => [same(question), value]));
  return questions.flatMap(({ question, choice, options }) => {
    const value = given.get(same(question));
    if (value === undefined || value === null) return [];
    const texts = new Set(textsOf(value));
    if (choice === 'one' && texts.size > 1) return [];
    const chosen = options.filter((option) => texts.has(same(option.answer)));
    const puts = [...new Set(chosen.flatMap((option) => option.tags))];
    const others = options.flatMap((option) => option.tags).filter((tag) => !puts.includes(tag));
    return [{ question, answers: chosen.map((one) => one.answer), puts, others: [...new Set(others)] }];
  });
}

/** Whether what a page tells is of this form. `id`: `frm_1`, which pages may use in the place of the name. */
export const isOf = (form: { readonly id: string; readonly name: string }, told: unknown): boolean =>
  typeof told === 'string' && (told === form.id || same(told) === same(form.name));

/** Which words an answer came with: those of the form, others, or none. */
export type Consent = 'same' | 'other' | 'none';

export function consentOf(consentText: string | null, told: unknown): Consent {
  if (typeof told !== 'string' || told.trim() === '') return 'none';
  return consentText !== null && told.trim() === consentText.trim() ? 'same' : 'other';
}
