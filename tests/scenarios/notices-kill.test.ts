/** Two processes tell once, and kill -9 at any moment leaves a message that went once, or that says it may have gone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askProgram, kill, type Program, runProgram } from '#tests/program';
import { type TestServer, testServer } from '#tests/server';
import { eventually } from '#tests/wecom';
import { type Simulator, startSimulator } from '../../src/channels/wecom/simulator/start.ts';

const dataDirs = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'baizigui-notices-')));
let server: TestServer;
let simulator: Simulator;
let corpId: string;
let key: string;
let id: string;
const nodes: Program[] = [];

async function startNode(i: number): Promise<void> {
  nodes[i] = await runProgram(dataDirs[i] as string, {
    DATABASE_URL: server.url,
    BAIZIGUI_SECRET: 'the same on every node, 0123456789-0123456789',
    // Robots need no connection, only to be found.
    WECOM_API_BASE: simulator.url,
  });
}
async function killAll(): Promise<void> {
  await Promise.all(nodes.map((node) => kill(node)));
  await startNode(0);
  await startNode(1);
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
async function must(node: number, method: string, path: string, body?: unknown): Promise<any> {
  const answer = await askProgram(nodes[node] as Program, method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const texts = (): string[] =>
  simulator.control
    .company(corpId)
    .sent.map((one) => (one.body as { text: { content: string } }).text.content);
const toldOf = (name: string): number => texts().join('\n').split(name).length - 1;
const states = async (): Promise<string[]> =>
  (await must(0, 'GET', `/notices/${id}/messages`)).items.map((one: { state: string }) => one.state);
const tag = async (node: number, name: string): Promise<void> => {
  await must(node, 'POST', '/customers', { ref: name, name });
  await must(node, 'POST', '/taggings', { add: [{ customer: `ref:${name}`, tag: '意向/高' }] });
};

beforeAll(async () => {
  server = await testServer();
  simulator = await startSimulator();
  corpId = simulator.control.createCompany().corpId;
  key = simulator.control.act(corpId, 'adminAddsRobot', {}).key;
  await startNode(0);
  await startNode(1);
  await must(0, 'POST', '/tag-groups', { name: '意向' });
  await must(0, 'POST', '/tags', { group: '意向', name: '高' });
  const made = await must(1, 'POST', '/notices', {
    name: '高意向',
    tags: ['意向/高'],
    to: { kind: 'robot', webhook: key },
    template: '{{customer.name}}：{{tag}} {{link}}',
  });
  id = made.id;
}, 240_000);

afterAll(async () => {
  await Promise.all(nodes.map((node) => kill(node, 'SIGTERM')));
  await simulator.close();
  await server.remove();
  for (const dir of dataDirs) rmSync(dir, { recursive: true, force: true });
});

it('two processes on one database tell of each customer once', async () => {
  const names = Array.from({ length: 8 }, (_, i) => `两节点客户${i}号`);
  for (const [i, name] of names.entries()) await tag(i % 2, name);
  await eventually(
    () => names.map(toldOf),
    (counts) => counts.every((count) => count > 0),
  );
  await new Promise((done) => setTimeout(done, 2000));
  expect(names.map(toldOf)).toEqual(names.map(() => 1));
});

it('what was answered before a kill -9 is told after the start, once', async () => {
  await tag(0, '突然停电客户');
  await killAll();
  await eventually(
    () => toldOf('突然停电客户'),
    (count) => count > 0,
  );
  await new Promise((done) => setTimeout(done, 2000));
  expect(toldOf('突然停电客户')).toBe(1);
});

it('a message that was on its way at a kill -9 is shown as unknown, and not sent a second time', async () => {
  simulator.control.disturb({ path: 'webhook/send', kind: 'hang', times: 1 });
  await tag(1, '正在路上客户');
  await eventually(states, ([state]) => state === 'sending');
  await killAll();
  await eventually(states, ([state]) => state === 'unknown');
  await new Promise((done) => setTimeout(done, 2000));
  expect(toldOf('正在路上客户')).toBe(0);
  expect((await states())[0]).toBe('unknown');
});
