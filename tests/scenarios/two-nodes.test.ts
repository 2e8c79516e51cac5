/**
 * Two nodes on one PostgreSQL: what one has answered, the other sees when it is asked for that position; at the same
 * position both give the same numbers; and when one is killed the other goes on.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#platform/db';
import { askProgram, kill, type Program, runProgram } from '#tests/program';
import { type TestServer, testServer } from '#tests/server';

const CUSTOMERS = 400;
const TAGS = ['甲', '乙', '丙'];
const dataDirs = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'baizigui-node-')));

let server: TestServer;
const nodes: Program[] = [];

const startNode = async (i: number): Promise<void> => {
  nodes[i] = await runProgram(dataDirs[i] as string, {
    DATABASE_URL: server.url,
    BAIZIGUI_SECRET: 'the same on every node, 0123456789-0123456789',
  });
};

// biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
async function must(node: number, method: string, path: string, body?: unknown): Promise<any> {
  const answer = await askProgram(nodes[node] as Program, method, path, body);
  if (answer.status >= 300)
    throw new Error(`node ${node}, ${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** mulberry32: the same mix in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = randomFrom(20261129);
const below = (n: number): number => Math.floor(random() * n);

/** What every customer has, as a plain reading of what was answered. */
const tagged = new Map(TAGS.map((name) => [name, new Set<string>()]));
const points = new Map<string, number>();
const holders = (name: string): Set<string> => tagged.get(name) ?? new Set();

const QUESTIONS: readonly (readonly [condition: unknown, holds: (ref: string) => boolean])[] = [
  [{ tag: '组/甲' }, (ref) => holders('甲').has(ref)],
  [
    { all: [{ tag: '组/甲' }, { not: { tag: '组/乙' } }] },
    (ref) => holders('甲').has(ref) && !holders('乙').has(ref),
  ],
  [
    { atLeast: 2, of: TAGS.map((name) => ({ tag: `组/${name}` })) },
    (ref) => TAGS.filter((name) => holders(name).has(ref)).length >= 2,
  ],
  [{ attribute: 'points', gte: 50 }, (ref) => (points.get(ref) ?? -1) >= 50],
];
const expected = () => QUESTIONS.map(([, holds]) => [...points.keys()].filter(holds).length);

async function answersOf(node: number, minPosition: number) {
  const counts: number[] = [];
  const positions: number[] = [];
  for (const [condition] of QUESTIONS) {
    const answer = await must(node, 'POST', '/audiences/count', { condition, minPosition });
    counts.push(answer.count);
    positions.push(answer.position);
  }
  return { counts, positions };
}

const refAt = (i: number): string => `ref:c${i}`;

/** One random write through one node; answers with its position. */
async function write(node: number): Promise<number> {
  const kind = below(4);
  const some = [...new Set(Array.from({ length: 1 + below(20) }, () => refAt(below(CUSTOMERS))))];
  const name = TAGS[below(TAGS.length)] as string;
  if (kind < 2) {
    const change = kind === 0 ? 'add' : 'remove';
    const rows = some.map((customer) => ({ customer, tag: `组/${name}` }));
    const { position } = await must(node, 'POST', '/taggings', { [change]: rows });
    for (const ref of some) kind === 0 ? holders(name).add(ref) : holders(name).delete(ref);
    return position;
  }
  const value = below(100);
  const customers = some.map((ref) => ({ ref: ref.slice(4), attributes: { points: value } }));
  const { position } = await must(node, 'POST', '/customers', { customers });
  for (const ref of some) points.set(ref, value);
  return position;
}

beforeAll(async () => {
  server = await testServer();
  await startNode(0);
  await startNode(1);
  await must(0, 'POST', '/tag-groups', { name: '组', choice: 'multiple' });
  for (const name of TAGS) await must(0, 'POST', '/tags', { group: '组', name });
  await must(0, 'POST', '/attributes', { key: 'points', label: '积分', type: 'number' });
  const customers = Array.from({ length: CUSTOMERS }, (_, i) => ({
    ref: `c${i}`,
    name: `c${i}`,
    attributes: { points: 0 },
  }));
  const { position } = await must(0, 'POST', '/customers', { customers });
  for (let i = 0; i < CUSTOMERS; i++) points.set(refAt(i), 0);
  expect((await answersOf(1, position)).counts).toEqual(expected());
}, 180_000);
afterAll(async () => {
  for (const node of nodes) await kill(node, 'SIGTERM');
  await server.remove();
  for (const folder of dataDirs) rmSync(folder, { recursive: true, force: true });
});

describe('two nodes', () => {
  it('see what the other has answered, in a random mix of writes through both', async () => {
    for (let round = 0; round < 60; round++) {
      const by = below(2);
      const position = await write(by);
      const [other, own] = [await answersOf(1 - by, position), await answersOf(by, position)];
      const wanted = { counts: expected(), positions: QUESTIONS.map(() => position) };
      expect({ round, other, own }).toEqual({ round, other: wanted, own: wanted });
    }
  }, 180_000);

  it('give the same numbers at the same position while both are written to', async () => {
    const seen = [new Map<number, number>(), new Map<number, number>()];
    let last = 0;
    let writing = true;
    const condition = { tag: '组/丙' };
    const reader = async (node: number): Promise<void> => {
      while (writing) {
        const { count, position } = await must(node, 'POST', '/audiences/count', { condition });
        expect(seen[node]?.get(position) ?? count).toBe(count);
        seen[node]?.set(position, count);
      }
    };
    const writer = async (node: number): Promise<void> => {
      // Each node has customers of its own, so that what is expected does not depend on who was first.
      for (let i = 0; i < 60; i++) {
        const customer = refAt(2 * below(CUSTOMERS / 2) + node);
        const add = random() < 0.5;
        const { position } = await must(node, 'POST', '/taggings', {
          [add ? 'add' : 'remove']: [{ customer, tag: '组/丙' }],
        });
        if (add) holders('丙').add(customer);
        else holders('丙').delete(customer);
        last = Math.max(last, position);
      }
    };
    const readers = [reader(0), reader(1)];
    await Promise.all([writer(0), writer(1)]).finally(() => {
      writing = false;
    });
    await Promise.all(readers);
    const shared = [...(seen[0] ?? [])].filter(([position]) => seen[1]?.has(position));
    expect(shared.length).toBeGreaterThan(0);
    for (const [position, count] of shared)
      expect([position, seen[1]?.get(position)]).toEqual([position, count]);
    for (const node of [0, 1]) expect((await answersOf(node, last)).counts).toEqual(expected());
  }, 180_000);

  it('know each other’s new tags and attributes at the position of a write that uses them', async () => {
    for (let i = 0; i < 6; i++) {
      const by = i % 2;
      const name = `新${i}`;
      await must(by, 'POST', '/tags', { group: '组', name });
      await must(by, 'POST', '/attributes', { key: `new${i}`, label: name, type: 'number' });
      const { position: first } = await must(by, 'POST', '/customers', {
        ref: 'c1',
        attributes: { [`new${i}`]: i },
      });
      const tagging = await must(by, 'POST', '/taggings', {
        add: [{ customer: 'ref:c1', tag: `组/${name}` }],
      });
      const body = {
        condition: { all: [{ tag: `组/${name}` }, { attribute: `new${i}`, is: i }] },
        minPosition: Math.max(first, tagging.position),
      };
      expect((await must(1 - by, 'POST', '/audiences/count', body)).count).toBe(1);
      const { pairs } = await must(1 - by, 'POST', '/audiences/overlap', {
        tags: [`组/${name}`, '组/甲'],
        minPosition: tagging.position,
      });
      expect(pairs).toHaveLength(1);
    }
  }, 180_000);

  it('when one is killed the other has all it answered and goes on; back again it has the same numbers', async () => {
    const answered: { customer: string; position: number }[] = [];
    let next = 0;
    const writer = async (): Promise<void> => {
      while (next < CUSTOMERS) {
        const customer = refAt(next++);
        const answer = await askProgram(nodes[0] as Program, 'POST', '/taggings', {
          add: [{ customer, tag: '组/甲' }],
        }).catch(() => null);
        if (answer?.status !== 200) return;
        answered.push({ customer, position: answer.body.position });
      }
    };
    const writers = Array.from({ length: 4 }, writer);
    await expect.poll(() => answered.length).toBeGreaterThan(30);
    await kill(nodes[0] as Program);
    await Promise.all(writers);
    const position = Math.max(...answered.map((one) => one.position));
    const ids = new Set<string>();
    for (let cursor: string | null = null; ; ) {
      const page = await must(1, 'POST', '/audiences/query', {
        condition: { tag: '组/甲' },
        minPosition: position,
        limit: 500,
        ...(cursor ? { cursor } : {}),
      });
      for (const item of page.items) ids.add(`ref:${item.name}`);
      cursor = page.nextCursor;
      if (!cursor) break;
    }
    expect(answered.filter(({ customer }) => !ids.has(customer))).toEqual([]);
    // What nobody was told of may have been committed or not: from here on it is as the survivor says.
    tagged.set('甲', ids);
    for (let i = 0; i < 10; i++) {
      const at = await write(1);
      expect((await answersOf(1, at)).counts).toEqual(expected());
    }
    const at = await write(1);
    await startNode(0);
    expect(await answersOf(0, at)).toEqual(await answersOf(1, at));
    expect((await answersOf(0, at)).counts).toEqual(expected());
    const db = openDatabase({ url: server.url, max: 1 });
    const { n } = await db.one<{ n: number }>(
      `select count(*) as n from assignment a join tag t on t.id = a.tag_id where t.name = '甲'`,
    );
    await db.close();
    expect(n).toBe(holders('甲').size);
  }, 180_000);
});
