/** One exchange over HTTP: a URL and perhaps a body out, an object without an error code in. */
import { answeredError, WecomError } from './error.ts';
import { isRow, type Row } from './fields.ts';

export interface Exchange {
  readonly api: string;
  readonly url: string;
  readonly body: object | null;
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
}

const unreachable = (api: string, hint: string) =>
  new WecomError({ api, kind: 'unreachable', code: null, hint });
const bug = (api: string, hint: string) => new WecomError({ api, kind: 'bug', code: null, hint });

/** Every error thrown here is a `WecomError`; none carries the URL, in which the token stands. */
export async function exchange(fetch: typeof globalThis.fetch, request: Exchange): Promise<Row> {
  const { api } = request;
  const { status, body } = await answerOf(fetch, request);
  // An empty 404 is how WeCom answers a path that it does not have.
  if (status === 404) throw bug(api, 'http 404');
  if (status !== 200) throw unreachable(api, `http ${status}`);
  const answer = parsed(body);
  if (!isRow(answer)) throw unreachable(api, 'no JSON');
  // Some APIs leave errcode out when all is well; failures carry it, beside lists that are empty only for that reason.
  const code = Number(answer.errcode ?? 0);
  const errmsg = typeof answer.errmsg === 'string' ? answer.errmsg : '';
  if (Number.isNaN(code)) throw bug(api, 'errcode is no number');
  if (code !== 0) throw answeredError(api, code, errmsg);
  // Half of our body may have been carried out.
  if (errmsg.includes('Warning: wrong json format')) throw bug(api, 'wrong json format');
  return answer;
}

async function answerOf(fetch: typeof globalThis.fetch, { api, url, body, timeout }: Exchange) {
  try {
    const response = await fetch(url, {
      // Following would carry the token elsewhere, over plain http perhaps.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
      ...(body === null ? {} : posted(body)),
    });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    throw unreachable(api, networkFault(error));
  }
}

const posted = (body: object): RequestInit =>
  body instanceof FormData
    ? { method: 'POST', body }
    : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** `timeout`, or the system's word such as ECONNREFUSED. Messages are left out: they may quote the URL. */
function networkFault(error: unknown): string {
  if (!(error instanceof Error)) return 'network';
  if (error.name === 'TimeoutError') return 'timeout';
  const { code } = (error.cause ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : 'network';
}
