/**
 * Claim: with 20 live rules a tag follows an event within seconds, and behaviour is taken at thousands of events a second.
 *
 *   node bench/run.mjs rules [--customers 20000] [--events 100000] [--singles 300]
 *
 * The product as it is started. First events come as fast as they are taken, then one at a time; a tag is there when the
 * API answers with it.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { argument } from './support/arguments.ts';
import { Client, timesOf } from './support/client.ts';
import { memoryOf, type Program, startProgram, stopProgram } from './support/program.ts';

const customers = Number(argument('customers') ?? 20_000);
const events = Number(argument('events') ?? 100_000);
const singles = Number(argument('singles') ?? 300);

const dir = mkdtempSync(join(tmpdir(), 'baizigui-bench-'));
// As root the database runs as somebody else, who must be able to enter.
chmodSync(dir, 0o755);

// biome-ignore lint/suspicious/noExplicitAny: a bench reads any answer
type Any = any;
const ask = (program: Program, method: string, path: string, body?: unknown): Promise<Any> =>
  new Client(program.port).ask(method, path, body);

/** Ten rules of each kind that the articles ask for: counts in a window, and single readings. */
async function makeRules(program: Program): Promise<void> {
  await ask(program, 'POST', '/tag-groups', { name: '行为' });
  for (let i = 0; i < 20; i++) await ask(program, 'POST', '/tags', { group: '行为', name: `标签${i}` });
  for (let i = 0; i < 20; i++) {
    const tag = `行为/标签${i}`;
    const body =
      i % 2 === 0
        ? {
            kind: 'state',
            when: {
              atLeast: 2,
              of: [
                { did: 'material.visit', count: { min: 3 + i }, within: { last: '30d' } },
                { did: 'material.share', count: { min: 1 + i }, within: { last: '30d' } },
                { did: 'message.received', within: { last: '7d' } },
              ],
            },
          }
        : { kind: 'trigger', on: { event: 'material.visit', where: [{ property: 'seconds', gte: 30 + i }] } };
    const { id } = await ask(program, 'POST', '/rules', { name: `规则${i}`, ...body, then: { add: [tag] } });
    await ask(program, 'POST', `/rules/${id}/publish`, { backfill: false });
  }
}

const types = ['material.visit', 'material.visit', 'material.share', 'message.received'] as const;

async function flood(program: Program): Promise<void> {
  const began = performance.now();
  for (let from = 0; from < events; from += 1000)
    await ask(program, 'POST', '/events', {
      events: Array.from({ length: 1000 }, (_, i) => {
        const n = from + i;
        const type = types[n % types.length] ?? 'material.visit';
        const seconds = type === 'material.visit' ? { seconds: (n * 7) % 60 } : {};
        return {
          id: `f${n}`,
          type,
          customer: `ref:c${(n * 7919) % customers}`,
          at: new Date(Date.now() - ((n * 37) % 86_400) * 1000).toISOString(),
          properties: seconds,
        };
      }),
    });
  const sent = performance.now();
  await ask(program, 'POST', '/events', {
    events: [
      {
        id: 'last',
        type: 'material.visit',
        customer: 'ref:last',
        at: new Date().toISOString(),
        properties: { seconds: 600 },
      },
    ],
  });
  await holds(program, 'ref:last', '标签19');
  const ended = performance.now();
  const rate = (ms: number) => `${Math.round(events / (ms / 1000)).toLocaleString('en')} /s`;
  console.log(
    `${events.toLocaleString('en')} events accepted at ${rate(sent - began)}, judged by 20 rules at ${rate(ended - began)}; process ${memoryOf(program).most.toFixed(0)} MB`,
  );
}

async function holds(program: Program, customer: string, tag: string): Promise<void> {
  for (;;) {
    const { items } = await ask(program, 'GET', `/customers/${customer}/tags`);
    if (items.some((one: Any) => one.tag.name === tag)) return;
    await wait(5);
  }
}

async function one(program: Program): Promise<void> {
  const times: number[] = [];
  for (let n = 0; n < singles; n++) {
    await ask(program, 'POST', '/customers', { ref: `single${n}`, name: `客户${n}` });
    const began = performance.now();
    await ask(program, 'POST', '/events', {
      id: `s${n}`,
      type: 'material.visit',
      customer: `ref:single${n}`,
      at: new Date().toISOString(),
      properties: { seconds: 600 },
    });
    await holds(program, `ref:single${n}`, '标签19');
    times.push(performance.now() - began);
  }
  const { p50, p95, max } = timesOf(times, 1);
  console.log(
    `event sent → tag answered: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)}, max ${max.toFixed(0)}`,
  );
}

let program: Program | null = null;
try {
  program = await startProgram(dir, { LOG_LEVEL: 'warn' });
  for (let from = 0; from < customers; from += 1000)
    await ask(program, 'POST', '/customers', {
      customers: Array.from({ length: 1000 }, (_, i) => ({ ref: `c${from + i}`, name: `客户${from + i}` })),
    });
  await makeRules(program);
  await flood(program);
  await one(program);
} finally {
  if (program) await stopProgram(program, 'SIGTERM');
  rmSync(dir, { recursive: true, force: true });
}
