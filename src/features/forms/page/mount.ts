/**
 * What customers see of forms, without signing in: `GET /f/{code}` the page, `POST /f/{code}` what was filled in. Whoever has
 * a code may fill in this one form; a wrong one says nothing about others.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  askWho,
  isFromHere,
  languageFor,
  type MaterialPorts,
  newReaderToken,
  originFor,
  readerCookie,
  readerToken,
  sendPage,
  sendToBeNamed,
} from '#features/materials';
import { type Allowance, networkOf, Tries } from '#platform/http';
import { filledIn } from '../core/public.ts';
import { type FormRow, formById } from '../form-sql.ts';
import { type LinkAnywhere, linkByCode } from '../link-sql.ts';
import { FORM_PATH } from '../links.ts';
import { type FormParts, formCtx } from '../parts.ts';
import { formPage, problemPage, type Shown, thanksPage } from './page.ts';
import { submit } from './submit.ts';

const BODY_LIMIT = 64 * 1024;
const MOST = 10_000;

/** Each for an address of the network, or for a link from all addresses together. */
export interface FormAllowances {
  readonly pages: Allowance;
  /** Codes that lead nowhere. */
  readonly wrong: Allowance;
  /** What is filled in is kept word for word: much less of it. */
  readonly sent: Allowance;
  readonly pagesOfLink: Allowance;
  readonly sentOfLink: Allowance;
}

/** A whole waiting room may stand behind one address. */
const ALLOWED: FormAllowances = {
  pages: { perMinute: 300, most: MOST },
  wrong: { perMinute: 30, most: MOST },
  sent: { perMinute: 30, most: MOST },
  pagesOfLink: { perMinute: 3000, most: MOST },
  sentOfLink: { perMinute: 600, most: MOST },
};

export type FormPageParts = FormParts & {
  readonly ports: Pick<MaterialPorts, 'address' | 'naming' | 'callerOf'>;
};

class FormPages {
  readonly #tries: Readonly<Record<keyof FormAllowances, Tries>>;

  constructor(
    readonly parts: FormPageParts,
    allowed: FormAllowances,
  ) {
    this.#tries = {
      pages: new Tries(allowed.pages),
      wrong: new Tries(allowed.wrong),
      sent: new Tries(allowed.sent),
      pagesOfLink: new Tries(allowed.pagesOfLink),
      sentOfLink: new Tries(allowed.sentOfLink),
    };
  }

  may(what: 'pages' | 'wrong' | 'sent', request: FastifyRequest): boolean {
    return this.#tries[what].take(networkOf(request.ip), this.parts.clock().getTime());
  }

  mayBy(what: 'pagesOfLink' | 'sentOfLink', { code }: LinkAnywhere): boolean {
    return this.#tries[what].take(code, this.parts.clock().getTime());
  }

  /** Null: the code leads nowhere, or its form is out of use. */
  async find(request: FastifyRequest): Promise<{ link: LinkAnywhere; form: FormRow } | null> {
    const { code } = request.params as { code: string };
    const link = /^[\w-]{16}$/.test(code) ? await linkByCode(this.parts.db, code) : null;
    const form = link && (await formById(this.parts.db, link.workspace_id, link.form_id));
    return link && form && form.archived_at === null ? { link, form } : null;
  }

  /** Somebody of the company looks. */
  async isStaff(request: FastifyRequest, { workspace_id }: LinkAnywhere): Promise<boolean> {
    const caller = await this.parts.ports.callerOf(request).catch(() => null);
    return caller?.actor.workspace === workspace_id;
  }

  secure(request: FastifyRequest): boolean {
    return originFor(request, this.parts.ports.address()).startsWith('https:');
  }
}

const actionOf = ({ code }: LinkAnywhere): string => `${FORM_PATH}/${code}`;

/** Of everything that somebody agrees to and answers: whether the form is still the one that he looked at. */
export const lookOf = ({ name, consent_text, questions }: FormRow): string => {
  const asked = questions.map(({ question, choice, options }) => [
    question,
    choice,
    options.map((one) => one.answer),
  ]);
  return createHash('sha256')
    .update(JSON.stringify([name, consent_text, asked]))
    .digest('base64url')
    .slice(0, 16);
};

const show = (
  request: FastifyRequest,
  { link, form }: { readonly link: LinkAnywhere; readonly form: FormRow },
  more: Pick<Shown, 'preview' | 'filled' | 'wrong'>,
): string =>
  formPage({
    language: languageFor(request),
    form,
    company: link.company,
    action: actionOf(link),
    page: randomBytes(12).toString('base64url'),
    look: lookOf(form),
    ...more,
  });

async function showForm(
  pages: FormPages,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const language = languageFor(request);
  const tooOften = () => sendPage(reply, 429, problemPage(language, 'tooOften'));
  if (!pages.may('pages', request)) return tooOften();
  const found = await pages.find(request);
  if (!found)
    return pages.may('wrong', request) ? sendPage(reply, 404, problemPage(language, 'gone')) : tooOften();
  const { link } = found;
  if (!pages.mayBy('pagesOfLink', link)) return tooOften();
  if ((request.query as Record<string, unknown>).done !== undefined)
    return sendPage(reply, 200, thanksPage(language, actionOf(link)));
  const preview = await pages.isStaff(request, link);
  if (!preview) {
    const asking = { workspace: link.workspace_id, back: actionOf(link), secure: pages.secure(request) };
    const asked = await askWho(pages.parts, request, asking);
    if (asked) return sendToBeNamed(reply, asked);
  }
  return sendPage(reply, 200, show(request, found, { preview }), true);
}

async function takeForm(
  pages: FormPages,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const language = languageFor(request);
  const fields = request.body;
  const tooOften = () => sendPage(reply, 429, problemPage(language, 'tooOften'));
  if (!isFromHere(request) || !(fields instanceof URLSearchParams))
    return sendPage(reply, 400, problemPage(language, 'gone'));
  if (!pages.may('sent', request)) return tooOften();
  const found = await pages.find(request);
  if (!found) return sendPage(reply, 404, problemPage(language, 'gone'));
  const { link, form } = found;
  if (!pages.mayBy('sentOfLink', link)) return tooOften();
  const preview = await pages.isStaff(request, link);
  const filled = filledIn(form.questions, fields);
  const wrong = wrongWith(form, fields, filled);
  if (preview || wrong)
    return sendPage(
      reply,
      wrong ? 422 : 200,
      show(request, found, { preview, filled, ...(wrong ? { wrong } : {}) }),
      true,
    );
  const secure = pages.secure(request);
  const token = readerToken(request.headers.cookie, secure) ?? newReaderToken();
  const ctx = await formCtx(pages.parts, link.workspace_id);
  const page = (fields.get('page') ?? '').slice(0, 40);
  await submit(ctx, { link, form, token, page, answers: filled.answers });
  return reply
    .header('set-cookie', readerCookie(token, secure))
    .header('cache-control', 'no-store')
    .redirect(`${actionOf(link)}?done`, 303);
}

function wrongWith(
  form: FormRow,
  fields: URLSearchParams,
  { answers, agreed }: ReturnType<typeof filledIn>,
): Shown['wrong'] {
  // Nobody agrees to words that he has not seen.
  if (fields.get('look') !== lookOf(form)) return 'changed';
  if (Object.keys(answers).length === 0) return 'nothing';
  return form.consent_text !== null && !agreed ? 'mustAgree' : undefined;
}

export function mountForms(server: FastifyInstance, parts: FormPageParts, allowed = ALLOWED): void {
  const pages = new FormPages(parts, allowed);
  const path = `${FORM_PATH}/:code`;
  const named = (endpoint: string) => ({ config: { endpoint }, bodyLimit: BODY_LIMIT });
  server.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: BODY_LIMIT },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    scope.get(path, named('GET /f/{code}'), (request, reply) => showForm(pages, request, reply));
    scope.post(path, named('POST /f/{code}'), (request, reply) => takeForm(pages, request, reply));
  });
}
