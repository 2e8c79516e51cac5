/** Forms (表单): which answers put which tags on, and who answered what with which words of consent. */
import { z } from 'zod';
import { endpoint, freeText, idParam, listOf, pageQuery, plainName, text, wholeQuery } from '#kernel';

const MOST_QUESTIONS = 30;
const MOST_OPTIONS = 50;
const MOST_TAGS = 5;

const unique = <T>(most: number, item: z.ZodType<T>, key: (one: T) => string) =>
  z
    .array(item)
    .max(most)
    .superRefine((all, at) => {
      const seen = new Set<string>();
      for (const [i, one] of all.entries()) {
        const name = key(one).trim().toLowerCase();
        if (seen.has(name)) at.addIssue({ code: 'custom', path: [i], params: { code: 'form.twice' } });
        seen.add(name);
      }
    });

const optionInput = z.strictObject({
  answer: text(500, 1),
  /** None: 以上都不是 and the like. */
  tags: z.array(z.string().min(1).max(300)).max(MOST_TAGS).default([]),
});

const questionInput = z.strictObject({
  /** As the page names it in `answers`. */
  question: text(100, 1),
  choice: z.enum(['one', 'many']).default('one'),
  options: unique(MOST_OPTIONS, optionInput, (one) => one.answer),
});

const fields = {
  /** As the page names it, `{ "form": "预约量尺" }`. */
  name: plainName(100),
  /** What people agree to when they send it. With words here, only answers that came with words of consent put tags on. */
  consentText: freeText(2000).nullable(),
  questions: unique(MOST_QUESTIONS, questionInput, (one) => one.question),
};

const tag = z.object({
  id: z.string(),
  name: z.string(),
  group: z.object({ id: z.string(), name: z.string() }),
  path: z.string(),
});

export const formItem = z.object({
  id: z.string(),
  name: z.string(),
  consentText: z.string().nullable(),
  questions: z.array(
    z.object({
      question: z.string(),
      choice: z.enum(['one', 'many']),
      options: z.array(z.object({ answer: z.string(), tags: z.array(tag) })),
    }),
  ),
  status: z.enum(['active', 'archived']),
  answers: z.number().int().describe('Of the last 30 days'),
  waiting: z
    .number()
    .int()
    .describe('Answers on the page by people whom nobody knows yet; they count once it is known who it was'),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type FormItem = z.output<typeof formItem>;

const earlier = z
  .boolean()
  .default(false)
  .describe('Answers that are in the journal already count too, of each customer the last one');

const inputErrors = ['form.nameTaken', 'tags.unknown'];

export const listForms = endpoint({
  method: 'GET',
  path: '/forms',
  right: 'library:read',
  summary: 'Forms, with what their answers mean',
  query: wholeQuery.extend({ status: z.enum(['active', 'archived']).default('active') }),
  output: listOf(formItem),
});

export const createForm = endpoint({
  method: 'POST',
  path: '/forms',
  right: 'library:write',
  summary:
    'Says which answers of a form put which tags on. What is answered comes as `form.submitted` events; a new answer to a question takes the place of the earlier one',
  status: 201,
  body: z.strictObject({
    name: fields.name,
    consentText: fields.consentText.default(null),
    questions: fields.questions,
    earlier,
  }),
  output: formItem,
  errors: inputErrors,
});
export type NewForm = Omit<z.output<NonNullable<typeof createForm.body>>, 'earlier'>;

export const getForm = endpoint({
  method: 'GET',
  path: '/forms/{id}',
  right: 'library:read',
  summary: 'One form',
  params: idParam,
  output: formItem,
  errors: ['form.notFound'],
});

export const changeForm = endpoint({
  method: 'PATCH',
  path: '/forms/{id}',
  right: 'library:write',
  summary:
    'Changes a form, for answers from now on; with `earlier` for those before, too. Answers keep the words of consent that they came with. `"archived": false` brings an archived one back',
  params: idParam,
  body: z.strictObject({ ...fields, archived: z.boolean(), earlier: z.boolean() }).partial(),
  output: formItem,
  errors: ['form.notFound', 'form.inUse', ...inputErrors],
});

export const deleteForm = endpoint({
  method: 'DELETE',
  path: '/forms/{id}',
  right: 'library:write',
  summary:
    'Archives a form: its answers put nothing on any more. Answers and tags stay. One that a rule or audience names is refused, with `references`',
  params: idParam,
  output: z.object({ id: z.string() }),
  errors: ['form.notFound', 'form.inUse'],
});

export const listAnswers = endpoint({
  method: 'GET',
  path: '/forms/{id}/answers',
  right: 'customers:read',
  summary: 'Who answered what, newest first, of the customers whom the caller sees',
  params: idParam,
  query: pageQuery,
  output: listOf(
    z.object({
      position: z.number().int().describe('Of the event: `GET /events/{position}`'),
      customer: z.object({ id: z.string(), name: z.string() }),
      at: z.string(),
      answers: z.record(z.string(), z.unknown()),
      consentText: z.string().nullable().describe('Word for word as it was agreed to'),
      consent: z.enum(['same', 'other', 'none']).describe('Compared with the words of the form now'),
      tags: z.array(tag).describe('What the answers mean as the form is now'),
    }),
  ),
  errors: ['form.notFound', 'cursor.invalid'],
});

const linkItem = z.object({
  id: z.string(),
  url: z.string().describe('What to send; it names nobody'),
  staff: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Set on links for one customer. */
  customer: z.object({ id: z.string(), name: z.string() }).nullable(),
  createdAt: z.string(),
});

export const makeFormLink = endpoint({
  method: 'POST',
  path: '/forms/{id}/links',
  right: 'customers:read',
  summary:
    'The caller’s own link to the page on which a form is filled in, for everybody or for one customer; the same again when there is one',
  params: idParam,
  body: z.strictObject({ customer: z.string().min(1).max(300).optional() }),
  output: linkItem,
  errors: ['form.notFound', 'form.archived', 'form.asksNothing', 'customer.notFound'],
});

export const formLinkPicture = endpoint({
  method: 'GET',
  path: '/form-links/{id}/qr',
  right: 'library:read',
  summary: 'The QR code of a link as SVG',
  params: idParam,
  raw: true,
  output: z.string(),
  errors: ['form.linkNotFound'],
});
