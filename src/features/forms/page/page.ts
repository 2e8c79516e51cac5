/** The page on which a form is filled in: plain HTML that needs no script. Pure. */
import { framed } from '#features/materials';
import { escaped, type Language } from '#kernel';
import { type FilledIn, LONGEST_WORDS, type Question } from '../core/public.ts';
import type { FormRow } from '../form-sql.ts';
import { pageTexts } from './texts.ts';

export interface Shown {
  readonly language: Language;
  readonly form: Pick<FormRow, 'name' | 'consent_text' | 'questions'>;
  /** Whose form it is. */
  readonly company: string;
  /** Where it is sent to. */
  readonly action: string;
  /** Sent along, so that the same page counts once. */
  readonly page: string;
  /** What of the form was looked at; see `lookOf`. */
  readonly look: string;
  /** Somebody of the company looks. */
  readonly preview: boolean;
  /** What was filled in before something was wrong. */
  readonly filled?: FilledIn;
  readonly wrong?: 'mustAgree' | 'nothing' | 'changed';
}

export function formPage(shown: Shown): string {
  const { language, form, company, action, page, look, preview, filled, wrong } = shown;
  const t = pageTexts[language];
  const consent = form.consent_text;
  const lines = [
    ...(preview ? [`<p class="preview" role="status">${t.preview}</p>`] : []),
    '<main>',
    `<h1>${escaped(form.name)}</h1>`,
    ...(wrong ? [`<p class="wrong" role="alert">${t[wrong]}</p>`] : []),
    `<form method="post" action="${escaped(action)}" autocomplete="off">`,
    `<input type="hidden" name="page" value="${escaped(page)}">`,
    `<input type="hidden" name="look" value="${escaped(look)}">`,
    ...form.questions.map((question, i) =>
      questionOf(question, i, language, filled?.answers[question.question]),
    ),
    ...(consent === null
      ? []
      : [
          `<div class="consent"><p id="consent">${escaped(consent)}</p>`,
          `<label class="choice"><input type="checkbox" name="agree" value="1" required aria-describedby="consent"${
            filled?.agreed ? ' checked' : ''
          }><span>${t.agree}</span></label></div>`,
        ]),
    `<button class="open" type="submit"${preview ? ' disabled' : ''}>${t.send}</button>`,
    '</form>',
    '</main>',
    `<footer>${escaped(t.noted(company))}</footer>`,
  ];
  return framed({ language, title: form.name, body: lines.join('\n') });
}

function questionOf(
  { question, choice, options }: Question,
  i: number,
  language: Language,
  given: string | readonly string[] | undefined,
): string {
  const t = pageTexts[language];
  const name = escaped(question);
  if (options.length === 0)
    return `<p class="question"><label for="q${i}">${name}</label><textarea id="q${i}" name="q${i}" rows="2" maxlength="${LONGEST_WORDS}" placeholder="${t.write}">${escaped(
      typeof given === 'string' ? given : '',
    )}</textarea></p>`;
  const many = choice === 'many';
  const chosen = new Set(given === undefined ? [] : [given].flat());
  const choices = options.map(
    ({ answer }, n) =>
      `<label class="choice"><input type="${many ? 'checkbox' : 'radio'}" name="q${i}" value="${n}"${
        chosen.has(answer) ? ' checked' : ''
      }><span>${escaped(answer)}</span></label>`,
  );
  const how = many ? ` <span class="how">${t.several}</span>` : '';
  return `<fieldset class="question"><legend>${name}${how}</legend>${choices.join('')}</fieldset>`;
}

export function thanksPage(language: Language, action: string): string {
  const t = pageTexts[language];
  const again = `<p><a href="${escaped(action)}">${t.again}</a></p>`;
  return plain(language, t.thanks, `<p>${t.thanksText}</p>${again}`);
}

export function problemPage(language: Language, kind: 'gone' | 'tooOften'): string {
  const t = pageTexts[language];
  return plain(language, t[kind], `<p>${kind === 'gone' ? t.goneText : t.tooOftenText}</p>`);
}

const plain = (language: Language, title: string, more: string): string =>
  framed({ language, title, body: `<main class="problem"><h1>${title}</h1>${more}</main>` });
