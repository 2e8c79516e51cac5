/** kill -9 in the middle of a sync and of a push: it goes on, and both sides are as they would have been. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askProgram, kill, type Program, runProgram } from '#tests/program';
import { CALLBACK, eventually } from '#tests/wecom';
import { type Simulator, startSimulator } from '../../src/channels/wecom/simulator/start.ts';

const CORP = 'ww1234567890abcdef';
const CUSTOMERS = 1200;
const dataDir = mkdtempSync(join(tmpdir(), 'baizigui-wecom-kill-'));
chmodSync(dataDir, 0o755);

let simulator: Simulator;
let env: Record<string, string>;
let program: Program;
const ask = (method: string, path: string, body?: unknown) => askProgram(program, method, path, body);

beforeAll(async () => {
  simulator = await startSimulator();
  const { apps } = simulator.control.createCompany({
    corpId: CORP,
    fill: { members: 6, customers: CUSTOMERS, relations: CUSTOMERS, lost: 0, groups: 0 },
  });
  env = {
    WECOM_API_BASE: simulator.url,
    WECOM_CORP_ID: CORP,
    WECOM_AGENT_ID: String(apps[0]?.agentId),
    WECOM_SECRET: String(apps[0]?.secret),
    WECOM_CALLBACK_TOKEN: CALLBACK.token,
    WECOM_CALLBACK_AES_KEY: CALLBACK.aesKey,
  };
  program = await runProgram(dataDir, env);
}, 180_000);

afterAll(async () => {
  await kill(program, 'SIGTERM');
  await simulator.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function restart(): Promise<void> {
  await kill(program);
  program = await runProgram(dataDir, env);
}

const relations = async (): Promise<number> => {
  const { body } = await ask('GET', '/wecom/status');
  return Object.values(body.relations as Record<string, number>).reduce((a, b) => a + b, 0);
};

describe('kill -9', () => {
  it('in the middle of a sync: the job goes on by itself and takes every relation once', async () => {
    const { body } = await ask('POST', '/wecom/sync');
    await eventually(relations, (n) => n > 100, 180);
    await restart();
    const job = await eventually(
      async () => (await ask('GET', `/jobs/${body.job.id}`)).body,
      ({ status }) => status === 'done',
      120,
    );
    expect(job.result.relations).toBe(CUSTOMERS);
    expect(await relations()).toBe(CUSTOMERS);
    const { body: count } = await ask('POST', '/audiences/count', { condition: { all: [] } });
    expect(count.count).toBe(CUSTOMERS);
  }, 240_000);

  it('in the middle of a push: every pair carries the tag, and nothing is taken for somebody’s act', async () => {
    await ask('POST', '/tag-groups', { name: '本地' });
    await ask('POST', '/tags', { group: '本地', name: '重点' });
    const { body } = await ask('POST', '/taggings/bulk', {
      condition: { all: [] },
      add: ['本地/重点'],
      confirm: true,
    });
    expect(body.added).toBe(CUSTOMERS);
    const company = simulator.control.company(CORP);
    const carrying = () => {
      const tag = [...company.library.tags.values()].find((one) => one.name === '重点');
      return company.relations.all.filter((one) => tag && one.tags.has(tag.id)).length;
    };
    await eventually(carrying, (n) => n > 50, 180);
    await restart();
    await eventually(carrying, (n) => n > 400, 120);
    await restart();
    await eventually(carrying, (n) => n === CUSTOMERS, 240);
    const { body: sources } = await ask('POST', '/audiences/count', {
      condition: { tag: '本地/重点', source: ['wecom'] },
    });
    expect(sources.count).toBe(0);
    const sync = await ask('POST', '/wecom/sync');
    await eventually(
      async () => (await ask('GET', `/jobs/${sync.body.job.id}`)).body.status,
      (status) => status === 'done',
      120,
    );
    const { body: drift } = await ask('GET', '/wecom/drift');
    expect([drift.consistency, drift.total]).toEqual([100, 0]);
  }, 600_000);
});
