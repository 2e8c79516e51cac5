/**
 * Claim: 100,000 relations of WeCom are compared in at most 10 minutes at its real limits, memory stays flat; a tag for
 * all of them is written at the speed that five calls at a time allow; a change in WeCom is seen here within seconds.
 *
 *   node bench/run.mjs wecom [--relations 100000] [--latency 30] [--pushed 5000]
 *
 * The product as it is started, against the simulator in this process. `--latency`: milliseconds of each answer of the
 * simulator, as a network would add. The simulator counts calls and refuses what WeCom would (45009, 45033).
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Simulator, startSimulator } from '../src/channels/wecom/simulator/start.ts';
import { argument } from './support/arguments.ts';
import { Client, timesOf } from './support/client.ts';
import { memoryOf, type Program, startProgram, stopProgram } from './support/program.ts';

const relations = Number(argument('relations') ?? 100_000);
const latencyMs = Number(argument('latency') ?? 30);
const pushed = Number(argument('pushed') ?? 5000);

const CORP = 'ww1234567890abcdef';
const CALLBACK = { token: 'QDG6eK', aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' };
const dir = mkdtempSync(join(tmpdir(), 'baizigui-bench-'));
// As root the database runs as somebody else, who must be able to enter.
chmodSync(dir, 0o755);

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;

// biome-ignore lint/suspicious/noExplicitAny: a bench reads any answer
type Any = any;

const ask = (program: Program, method: string, path: string, body?: unknown): Promise<Any> =>
  new Client(program.port).ask(method, path, body);

async function sync(program: Program, label: string): Promise<void> {
  const began = performance.now();
  const { job } = await ask(program, 'POST', '/wecom/sync');
  for (;;) {
    const { status, result, error } = await ask(program, 'GET', `/jobs/${job.id}`);
    if (status === 'failed') throw new Error(JSON.stringify(error));
    if (status === 'done') {
      const { now, most } = memoryOf(program);
      console.log(
        `${label.padEnd(28)} ${seconds(began)} for ${result.relations.toLocaleString('en')} relations, ${result.equal.toLocaleString('en')} equal; ` +
          `process ${now.toFixed(0)} MB, at most ${most.toFixed(0)} MB`,
      );
      return;
    }
    await wait(200);
  }
}

async function nothingWaits(program: Program): Promise<void> {
  for (;;) {
    const { readings, writings } = await ask(program, 'GET', '/wecom/status');
    if (readings.waiting + writings.waiting === 0) return;
    await wait(200);
  }
}

/** One tag for many customers: how fast it reaches WeCom. */
async function push(program: Program, simulator: Simulator): Promise<void> {
  await ask(program, 'POST', '/tag-groups', { name: '本地' });
  await ask(program, 'POST', '/tags', { group: '本地', name: '重点' });
  const company = simulator.control.company(CORP);
  const some = company.relations.all.slice(0, pushed);
  const began = performance.now();
  for (let from = 0; from < some.length; from += 1000)
    await ask(program, 'POST', '/taggings', {
      add: some
        .slice(from, from + 1000)
        .map((one) => ({ customer: `external:${one.externalUserId}`, tag: '本地/重点' })),
    });
  await nothingWaits(program);
  const took = (performance.now() - began) / 1000;
  const tag = [...company.library.tags.values()].find((one) => one.name === '重点');
  const carrying = company.relations.all.filter((one) => tag && one.tags.has(tag.id)).length;
  console.log(
    `one tag to ${carrying.toLocaleString('en')} pairs         ${took.toFixed(1)} s, ${Math.round(carrying / took)} /s (five at a time at ${latencyMs} ms: at most ${Math.round(5000 / Math.max(latencyMs, 1))} /s)`,
  );
}

/** From the act of a member of staff in WeCom to the answer of our API. */
async function arrive(program: Program, simulator: Simulator): Promise<void> {
  const { control } = simulator;
  const company = control.company(CORP);
  const tags = [...company.library.tags.values()];
  const times: number[] = [];
  for (let n = 0; n < 30; n++) {
    const pair = company.relations.all[n * 31];
    const tag = tags.find((one) => pair && !pair.tags.has(one.id));
    if (!pair || !tag) continue;
    const began = performance.now();
    const { userId, externalUserId } = pair;
    control.act(CORP, 'memberEditsCustomer', { userId, externalUserId, addTags: [tag.id] });
    for (;;) {
      const { items } = await ask(program, 'GET', `/customers/external:${externalUserId}/tags`);
      if (items.some((one: Any) => one.tag.name === tag.name && one.source === 'wecom')) break;
      await wait(20);
    }
    times.push(performance.now() - began);
  }
  const { p50, p95, max } = timesOf(times, 1);
  console.log(
    `staff tags in WeCom → seen here p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)}, max ${max.toFixed(0)} (one second of it gathers a burst)`,
  );
}

const simulator = await startSimulator();
let program: Program | null = null;
try {
  const { control } = simulator;
  const { apps } = control.createCompany({
    corpId: CORP,
    switches: { latencyMs },
    fill: { members: 100, customers: Math.floor(relations * 0.85), relations, lost: 0 },
  });
  const [app] = apps;
  if (!app) throw new Error('a corp without an app');
  program = await startProgram(dir, {
    LOG_LEVEL: 'warn',
    WECOM_API_BASE: simulator.url,
    WECOM_CORP_ID: CORP,
    WECOM_AGENT_ID: String(app.agentId),
    WECOM_SECRET: app.secret,
    WECOM_CALLBACK_TOKEN: CALLBACK.token,
    WECOM_CALLBACK_AES_KEY: CALLBACK.aesKey,
  });
  const url = `http://127.0.0.1:${program.port}/wecom/callback`;
  await control.setCallback(CORP, app.agentId, { url, ...CALLBACK }, true);
  await sync(program, 'first sync, all new');
  const began = performance.now();
  await nothingWaits(program);
  console.log(`what the first sync left to write ${seconds(began)}`);
  await sync(program, 'comparison, nothing new');
  await arrive(program, simulator);
  await push(program, simulator);
  const refused = control.calls.filter((one) => one.errcode === 45009 || one.errcode === 45033).length;
  console.log(
    `${control.calls.length.toLocaleString('en')} calls kept, ${refused} refused for frequency or concurrency`,
  );
} finally {
  if (program) await stopProgram(program, 'SIGTERM');
  await simulator.close();
  rmSync(dir, { recursive: true, force: true });
}
