/** Our product as a program of its own on its own PostgreSQL, asked over HTTP with one kept connection. */

import type { Asked, BulkDone, Page, PageWanted, Participant, Session } from '../suite/participant.ts';
import { type Question, ranks } from '../suite/question.ts';
import { Client } from '../support/client.ts';
import { tagPath } from '../support/fill.ts';
import { TAGS } from '../support/shape.ts';

/** A running product that holds the data. */
export interface Product {
  readonly port: number;
  readonly key: string;
  memory(): number;
  stop(): Promise<void>;
}

/** Most rows that one request may ask for. */
const MOST = 500;

type Condition = { readonly [key: string]: unknown };

function said(question: Question): Condition {
  if ('tag' in question) return { tag: tagPath(question.tag) };
  if ('all' in question) return { all: question.all.map(said) };
  if ('any' in question) return { any: question.any.map(said) };
  return { not: said(question.not) };
}

/** As a screen gets there: page by page, `offset` rows deep. */
async function cursorAt(client: Client, condition: Condition, offset: number): Promise<string | undefined> {
  let cursor: string | undefined;
  for (let left = offset; left > 0; left -= MOST) {
    const answer = await client.ask('POST', '/audiences/query', {
      condition,
      limit: Math.min(left, MOST),
      ...(cursor ? { cursor } : {}),
    });
    cursor = answer.nextCursor ?? undefined;
  }
  return cursor;
}

function pageOf(client: Client, { question, offset, limit }: PageWanted): Asked<Page> {
  const condition = said(question);
  let cursor: Promise<string | undefined> | null = null;
  return async () => {
    cursor ??= cursorAt(client, condition, offset);
    const at = await cursor;
    const body = { condition, limit, ...(at ? { cursor: at } : {}) };
    const { total, items } = await client.ask('POST', '/audiences/query', body);
    return { total, ids: items.map((item: { id: string }) => Number(item.id.replace('cus_', ''))) };
  };
}

async function jobEnd(client: Client, id: string): Promise<void> {
  for (;;) {
    const { status, ...rest } = await client.ask('GET', `/jobs/${id}`);
    if (status === 'done') return;
    if (status !== 'queued' && status !== 'running') throw new Error(JSON.stringify(rest));
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** A new tag for everybody, until a count over HTTP sees all of them; then taken off again. */
async function bulk(client: Client, customers: number): Promise<readonly BulkDone[]> {
  const group = `批量${Date.now()}`;
  const ref = `${group}/所有`;
  await client.ask('POST', '/tag-groups', { name: group, choice: 'multiple' });
  await client.ask('POST', '/tags', { group, name: '所有' });
  const change = async (how: 'add' | 'remove', expected: number): Promise<number> => {
    const began = performance.now();
    const body = { condition: { all: [] }, [how]: [ref], confirm: true };
    const { job } = await client.ask('POST', '/taggings/bulk', body);
    if (job) await jobEnd(client, job.id);
    const { count } = await client.ask('POST', '/audiences/count', { condition: { tag: ref } });
    if (count !== expected) throw new Error(`bulk ${how}: ${count} people have the tag, not ${expected}`);
    return (performance.now() - began) / 1000;
  };
  const seconds = await change('add', customers);
  await change('remove', 0);
  return [
    {
      way: 'POST /taggings/bulk',
      rows: customers,
      seconds,
      durable: true,
      note: 'with permission, precedence, history of every change, and the index that counts it',
    },
  ];
}

/** `start` gives a product that holds the data already. */
export const http = (title: string, start: (dir: string) => Promise<Product>): Participant => ({
  title,
  where: 'HTTP',
  open: async (data, _files, dir) => {
    const product = await start(dir);
    const client = new Client(product.port, 1, product.key);
    const paths = ranks(1, TAGS).map(tagPath);
    const facetsOf = (condition: Condition) => async () => {
      const answer = await client.ask('POST', '/audiences/facets', { condition });
      const found = new Map<string, number>(
        answer.facets.map((facet: { path: string; count: number }) => [facet.path, facet.count]),
      );
      return paths.map((path) => found.get(path) ?? 0);
    };
    const session: Session = {
      count: (question) => {
        const body = { condition: said(question) };
        return async () => (await client.ask('POST', '/audiences/count', body)).count;
      },
      page: (wanted) => pageOf(client, wanted),
      sizes: () => facetsOf({ all: [] }),
      facets: (question) => facetsOf(said(question)),
      overlap: (tags) => {
        const body = { tags: tags.map(tagPath) };
        return async () => {
          const { pairs } = await client.ask('POST', '/audiences/overlap', body);
          return pairs
            .sort((p: Pair, q: Pair) => p.a - q.a || p.b - q.b)
            .map((pair: Pair & { count: number }) => pair.count);
        };
      },
      bulk: () => bulk(client, data.customers),
      setUp: async () => ({
        version: 'this commit',
        lines: [
          `Node ${process.version}, built-in PostgreSQL 18 as \`npm start\` runs it, loopback, one connection`,
        ],
      }),
      memory: async () => ({ mb: product.memory(), of: 'the Node process' }),
      stop: async () => {
        client.close();
        await product.stop();
      },
    };
    return { session, loadSeconds: null };
  },
});

interface Pair {
  readonly a: number;
  readonly b: number;
}
