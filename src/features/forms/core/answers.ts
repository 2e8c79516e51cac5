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

/** What forms read of `form.submitted`. */
export interface Answer {
  readonly position: number;
  readonly at: Date;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface AnswerableForm {
  readonly id: string;
  readonly name: string;
  readonly consentText: string | null;
  readonly questions: readonly Question[];
}

const isLater = (a: Answer, b: Answer): boolean =>
  a.at.getTime() === b.at.getTime() ? a.position > b.position : a.at > b.at;

/** Nothing of an answer without words of consent to a form that asks for them. */
function countedOf(form: AnswerableForm, { properties }: Answer): Meaning[] {
  const agreed = form.consentText === null || consentOf(form.consentText, properties.consentText) !== 'none';
  return agreed && isOf(form, properties.form) ? meaningOf(form.questions, properties.answers) : [];
}

/** What an answer means beside all that the same customer answered: nothing of a question that he answered again later. */
export function standingOf(form: AnswerableForm, answer: Answer, all: readonly Answer[]): Meaning[] {
  const later = all.filter((one) => isLater(one, answer)).flatMap((one) => countedOf(form, one));
  return countedOf(form, answer).filter(
    (meaning) => !later.some(({ question }) => question === meaning.question),
  );
}
