/** A form as its editor holds it, and as it is sent. Pure. */
import type { Form, FormBody } from './api.ts';

export interface OptionFields {
  /** Only of the editor: what is typed into stays in its place. */
  readonly key: number;
  readonly answer: string;
  readonly tags: readonly string[];
}

export interface QuestionFields {
  readonly key: number;
  readonly question: string;
  readonly choice: 'one' | 'many';
  readonly options: readonly OptionFields[];
}

export interface FormFields {
  readonly name: string;
  readonly consentText: string;
  readonly questions: readonly QuestionFields[];
  readonly earlier: boolean;
}

let keys = 0;
export const newOption = (answer = '', tags: readonly string[] = []): OptionFields => ({
  key: keys++,
  answer,
  tags,
});
export const newQuestion = (): QuestionFields => ({
  key: keys++,
  question: '',
  choice: 'one',
  options: [newOption(), newOption()],
});

export const emptyForm = (): FormFields => ({
  name: '',
  consentText: '',
  questions: [newQuestion()],
  earlier: false,
});

export const fieldsOf = (form: Form): FormFields => ({
  name: form.name,
  consentText: form.consentText ?? '',
  questions: form.questions.map(({ question, choice, options }) => ({
    key: keys++,
    question,
    choice,
    options: options.map(({ answer, tags }) =>
      newOption(
        answer,
        tags.map((tag) => tag.id),
      ),
    ),
  })),
  earlier: false,
});

const isEmpty = (option: OptionFields): boolean => option.answer.trim() === '' && option.tags.length === 0;

/** What is sent: lines that nobody filled in are left out. */
export const bodyOf = ({ name, consentText, questions, earlier }: FormFields): FormBody => ({
  name: name.trim(),
  consentText: consentText.trim() || null,
  questions: kept(questions).map(({ question, choice, options }) => ({
    question: question.trim(),
    choice,
    options: options.map(({ answer, tags }) => ({ answer: answer.trim(), tags: [...tags] })),
  })),
  earlier,
});

/** Without the lines that nobody filled in, in the places that the server's complaints name. */
export const kept = (questions: readonly QuestionFields[]): readonly QuestionFields[] =>
  questions
    .map((one) => ({ ...one, options: one.options.filter((option) => !isEmpty(option)) }))
    .filter((one) => one.question.trim() !== '' || one.options.length > 0);

/** Keys of lines with something missing, and whether the name is. */
export function missingIn(fields: FormFields): {
  readonly name: boolean;
  readonly keys: ReadonlySet<number>;
} {
  const keysMissing = kept(fields.questions).flatMap((one) => [
    ...(one.question.trim() === '' ? [one.key] : []),
    ...one.options.filter((option) => option.answer.trim() === '').map((option) => option.key),
  ]);
  return { name: fields.name.trim() === '', keys: new Set(keysMissing) };
}

/** As a page sends it, for whoever builds the page. */
export function exampleOf({ name, consentText, questions }: FormFields): string {
  const answers = Object.fromEntries(
    kept(questions).map(({ question, choice, options }) => {
      const [first = ''] = options.map((option) => option.answer.trim());
      return [question.trim(), choice === 'many' ? [first] : first];
    }),
  );
  const words = consentText.trim() ? `, ${JSON.stringify(consentText.trim())}` : '';
  return `baizigui.form(${JSON.stringify(name.trim())}, ${JSON.stringify(answers)}${words})`;
}
