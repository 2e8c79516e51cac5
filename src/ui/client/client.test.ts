import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#kernel';
import { ApiError, messagesWithin } from './api-error.ts';
import { type CallOptions, call, createClient, isAborted, latestOnly } from './client.ts';
import { type AnyInput, addressOf, plainRoute, type Route, route } from './route.ts';

const tagsOfCustomer = endpoint({
  method: 'GET',
  path: '/customers/{id}/tags',
  right: 'customers:read',
  summary: 'Tags of a customer',
  params: z.strictObject({ id: z.string() }),
  query: z.strictObject({
    source: z.array(z.string()).optional(),
    limit: z.coerce.number<number>().default(50),
  }),
  output: z.object({ total: z.number() }),
});
const count = endpoint({
  method: 'POST',
  path: '/audiences/count',
  right: null,
  summary: 'Count',
  body: z.strictObject({ condition: z.string(), branches: z.boolean().optional() }),
  output: z.object({ count: z.number() }),
});
const listed = route<typeof tagsOfCustomer>('GET /customers/{id}/tags');
const counted = route<typeof count>('POST /audiences/count', { reads: true });
const tagged = route<typeof count>('POST /taggings');

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A client whose server gives the answers in turn; an Error among them is a lost connection. */
function clientWith(...answers: (Response | Error)[]) {
  const sent: Sent[] = [];
  let keys = 0;
  const { send } = createClient({
    fetch: async (url, init = {}) => {
      sent.push({ url: String(url), init });
      const next = answers.shift();
      if (!next) throw new Error('the test has no further answer');
      if (next instanceof Error) throw next;
      return next;
    },
    language: () => 'zh-TW',
    newKey: () => `key-${++keys}`,
    wait: async () => {},
  });
  const header = (i: number, name: string) => new Headers(sent[i]?.init.headers).get(name);
  return {
    sent,
    header,
    ask: (to: Route, input: AnyInput = {}, options: CallOptions = {}) => send(to, input, options),
  };
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });
const failure = (promise: Promise<unknown>): Promise<ApiError> =>
  promise.then(
    () => {
      throw new Error('the call should have failed');
    },
    (error: unknown) => {
      if (error instanceof ApiError) return error;
      throw error;
    },
  );

describe('the address of an endpoint', () => {
  it('fills parameters and repeats lists', () =>
    expect(
      addressOf(listed, {
        params: { id: 'ref:甲/1' },
        query: { source: ['rule', 'bulk'], limit: undefined },
      }),
    ).toBe('/api/v1/customers/ref%3A%E7%94%B2%2F1/tags?source=rule&source=bulk'));

  it('refuses to be built without a parameter of the path', () =>
    expect(() => addressOf(listed, { params: {} })).toThrow('needs the parameter id'));

  it('of sign-in starts at the root', () =>
    expect(addressOf(plainRoute('POST /api/auth/sign-in/email'))).toBe('/api/auth/sign-in/email'));
});

describe('how long an answer is waited for', () => {
  it('is limited, but for what goes through everybody', async () => {
    const limit = vi.spyOn(AbortSignal, 'timeout');
    const long = route<typeof count>('POST /audiences/count', { reads: true, long: true });
    const { ask } = clientWith(json({ count: 1 }), json({ count: 1 }));
    await ask(long, { body: {} });
    expect(limit).not.toHaveBeenCalled();
    await ask(counted, { body: {} });
    expect(limit).toHaveBeenCalledWith(30_000);
    limit.mockRestore();
  });
});

describe('types come from the contract', () => {
  it('of input and answer', () => {
    const typed = () => call(listed, { params: { id: 'a' }, query: { limit: 3 } });
    expectTypeOf(typed).returns.resolves.toEqualTypeOf<{ total: number }>();
    const plain = plainRoute<{ body: { email: string }; output: { ok: true } }>(
      'POST /api/auth/sign-in/email',
    );
    const signIn = () => call(plain, { body: { email: 'a@b.c' } });
    expectTypeOf(signIn).returns.resolves.toEqualTypeOf<{ ok: true }>();
  });

  it('and refuse what the contract does not know', () => {
    const wrong = [
      // @ts-expect-error there is no such field
      () => call(counted, { body: { condition: 'all', colour: 'red' } }),
      // @ts-expect-error the endpoint takes no query
      () => call(counted, { body: { condition: 'all' }, query: { limit: 3 } }),
      // @ts-expect-error the parameter is missing
      () => call(listed, { query: {} }),
      // @ts-expect-error the parameter is missing altogether
      () => call(listed),
    ];
    expect(wrong).toHaveLength(4);
  });
});

describe('a request', () => {
  it('carries the session cookie and the language of the page', async () => {
    const { ask, sent, header } = clientWith(json({ count: 3 }));
    await expect(ask(counted, { body: { condition: 'all' } })).resolves.toEqual({ count: 3 });
    expect(sent[0]?.init.credentials).toBe('same-origin');
    expect(header(0, 'accept-language')).toBe('zh-TW');
    expect(sent[0]?.init.body).toBe('{"condition":"all"}');
  });

  it('that only reads has no Idempotency-Key, one that writes has its own', async () => {
    const { ask, header } = clientWith(json({}), json({}), json({}));
    await ask(counted, { body: {} });
    await ask(tagged, { body: {} });
    await ask(tagged, { body: {} });
    expect([0, 1, 2].map((i) => header(i, 'idempotency-key'))).toEqual([null, 'key-1', 'key-2']);
  });

  it('that got lost is sent once more with the same key', async () => {
    const { ask, sent, header } = clientWith(new TypeError('connection reset'), json({ added: 1 }));
    await expect(ask(tagged, { body: {} })).resolves.toEqual({ added: 1 });
    expect(sent).toHaveLength(2);
    expect(header(1, 'idempotency-key')).toBe('key-1');
  });

  it('is waited for when the repeat finds the first one still running', async () => {
    const running = () => json({ error: { code: 'idempotency.inProgress', message: '' } }, 409);
    const { ask, sent } = clientWith(new TypeError('reset'), running(), running(), json({ added: 1 }));
    await expect(ask(tagged, { body: {} })).resolves.toEqual({ added: 1 });
    expect(sent).toHaveLength(4);
  });

  it('is not repeated when the server refused it', async () => {
    const { ask, sent } = clientWith(json({ error: { code: 'tag.notFound', message: '没有这个标签' } }, 404));
    await failure(ask(tagged, { body: {} }));
    expect(sent).toHaveLength(1);
  });

  it('uploads a form as it is, and only once', async () => {
    const { ask, sent, header } = clientWith(new TypeError('connection reset'));
    const form = new FormData();
    const error = await failure(ask(tagged, {}, { form }));
    expect(error.code).toBe('network.unreachable');
    expect(sent[0]?.init.body).toBe(form);
    expect(header(0, 'content-type')).toBeNull();
    expect(sent).toHaveLength(1);
  });

  it('answers nothing where the server says 204', async () => {
    const { ask } = clientWith(new Response(null, { status: 204 }));
    await expect(ask(tagged)).resolves.toBeUndefined();
  });
});

describe('an error', () => {
  it('keeps code, sentence, remedy, fields, request and everything else', async () => {
    const { ask } = clientWith(
      json(
        {
          error: {
            code: 'bulk.confirm',
            message: '会改 12,408 位客户',
            hint: '确认后再发一次',
            details: [{ path: 'body.name', code: 'tooLong', message: '最多 30 个字' }],
            requestId: 'req-7',
            effect: { added: 12408 },
          },
        },
        409,
      ),
    );
    const error = await failure(ask(tagged, { body: {} }));
    expect(error).toMatchObject({
      status: 409,
      code: 'bulk.confirm',
      message: '会改 12,408 位客户',
      hint: '确认后再发一次',
      requestId: 'req-7',
      extra: { effect: { added: 12408 } },
    });
    expect(error.fieldMessage('name')).toBe('最多 30 个字');
    expect(error.fieldMessage('colour')).toBeUndefined();
  });

  it('says so when the answer is a page of something else', async () => {
    const page = () => new Response('<html>Bad Gateway</html>', { status: 502 });
    const { ask } = clientWith(page(), page(), new Response('<html>', { status: 200 }));
    expect((await failure(ask(counted))).code).toBe('http.502');
    expect((await failure(ask(counted))).code).toBe('answer.unreadable');
  });

  it('says so when nobody answers', async () => {
    const { ask } = clientWith(new TypeError('refused'), new TypeError('refused'));
    expect(await failure(ask(counted))).toMatchObject({ status: 0, code: 'network.unreachable' });
  });
});

describe('a superseded question', () => {
  it('is aborted and never answers after the newer one', async () => {
    const answers = new Map<string, (text: string) => void>();
    const seen: string[] = [];
    const ask = latestOnly(
      (signal, text: string) =>
        new Promise<string>((resolve) => {
          signal.addEventListener('abort', () => seen.push(`aborted ${text}`));
          answers.set(text, resolve);
        }),
    );
    const first = ask('g').catch((error: unknown) => (isAborted(error) ? 'gone' : 'other'));
    const second = ask('ga');
    answers.get('ga')?.('two');
    answers.get('g')?.('one');
    expect(await Promise.all([first, second])).toEqual(['gone', 'two']);
    expect(seen).toEqual(['aborted g']);
  });

  it('given up by its caller is not an error of the network', async () => {
    const stop = new AbortController();
    const { ask } = clientWith(new TypeError('aborted'));
    stop.abort(new DOMException('left', 'AbortError'));
    await expect(ask(counted, {}, { signal: stop.signal })).rejects.toThrow('aborted');
  });
});

it('what is wrong inside a field is told at the field', () => {
  const detail = (path: string, message: string) => ({ path, code: 'tooLong', message, facts: {} });
  const error = new ApiError({
    status: 400,
    code: 'invalid',
    message: '有几处不对',
    details: [detail('staff.0', '没有这位员工'), detail('staffing', '不是它'), detail('name', '太长')],
  });
  expect(messagesWithin(error, ['staff', 'name', 'tags'])).toEqual({ staff: '没有这位员工', name: '太长' });
  expect(messagesWithin(null, ['name'])).toEqual({});
});
