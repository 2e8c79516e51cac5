import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { apiPages, apiQuery, createQueryClient, keyOf } from './hooks.ts';
import { plainRoute } from './route.ts';

interface Page {
  readonly items: readonly number[];
  readonly nextCursor: string | null;
}
const people = plainRoute<{ body: { condition: string }; output: Page }>('POST /api/v1/audiences/query', {
  reads: true,
});
const tags = plainRoute<{ query: { limit: number }; output: Page }>('GET /api/v1/tags');

const asked: string[] = [];
beforeEach(() => {
  asked.length = 0;
});
afterEach(() => vi.unstubAllGlobals());

const answerWith = (...answers: [body: unknown, status?: number][]) =>
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push(`${init.method} ${url} ${init.body ?? ''}`.trim());
    const [body, status = 200] = answers.shift() ?? [{}, 500];
    return new Response(JSON.stringify(body), { status });
  });

it('a list is read page by page, with the cursor where the endpoint takes it', async () => {
  answerWith([{ items: [1], nextCursor: 'b' }], [{ items: [2], nextCursor: null }]);
  const client = createQueryClient(() => {});
  const { pages } = await client.fetchInfiniteQuery({
    ...apiPages(people, { body: { condition: 'all' } }),
    pages: 2,
  });
  expect(pages.flatMap((p) => p.items)).toEqual([1, 2]);

  answerWith([{ items: [1], nextCursor: 'b' }], [{ items: [2], nextCursor: null }]);
  await client.fetchInfiniteQuery({ ...apiPages(tags, { query: { limit: 1 } }), pages: 2 });
  expect(asked).toEqual([
    'POST /api/v1/audiences/query {"condition":"all"}',
    'POST /api/v1/audiences/query {"condition":"all","cursor":"b"}',
    'GET /api/v1/tags?limit=1',
    'GET /api/v1/tags?limit=1&cursor=b',
  ]);
});

it('the key of an endpoint is the beginning of the keys of all its answers', () => {
  const input = { query: { limit: 1 } };
  expect(keyOf(tags, input).slice(0, keyOf(tags).length)).toEqual(keyOf(tags));
  expect(apiQuery(tags, input).queryKey).toEqual(keyOf(tags, input));
});

it('a session that is over is noticed by whatever asks first', async () => {
  answerWith([{ error: { code: 'session.none', message: '' } }, 401], [{ error: { code: 'x.y' } }, 404]);
  const signedOut = vi.fn();
  const client = createQueryClient(signedOut);
  await expect(client.fetchQuery(apiQuery(tags, { query: { limit: 1 } }))).rejects.toMatchObject({
    status: 401,
  });
  expect(signedOut).toHaveBeenCalledTimes(1);
  await expect(client.fetchQuery(apiQuery(tags, { query: { limit: 2 } }))).rejects.toMatchObject({
    status: 404,
  });
  expect(signedOut).toHaveBeenCalledTimes(1);
});
