/** The public page refuses whoever comes too often, whatever addresses he has; and sends nobody to be named twice. */
import fastify from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#platform/db';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testDatabase } from '#tests/database';
import type { Asking, MaterialPorts } from '../ports.ts';
import type { ReadingAllowances } from './allowances.ts';
import { mountReading } from './mount.ts';

const db: Db = await testDatabase();

const each = (perMinute: number) => ({ perMinute, most: 100 });
const wide = { wrong: each(100), pages: each(100), files: each(100), begun: each(100), beacons: each(100) };

let n = 0;
let code = '';
/** A link to a material of its own. */
async function newLink(workspace: number): Promise<string> {
  n += 1;
  const link = `link-${n}`.padEnd(16, '-');
  await db.run(
    `with made as (
       insert into material (workspace_id, kind, name, body, threshold_s, created_at, updated_at)
       values ($1, 'article', $2, '先量尺寸', 30, now(), now()) returning id)
     insert into material_link (workspace_id, code, material_id, created_at) select $1, $2, id, now() from made`,
    [workspace, link],
  );
  return link;
}

const ports = { address: () => '', callerOf: async () => null };

function appWith(allowed: Partial<ReadingAllowances>, ask: () => Promise<Asking | null> = async () => null) {
  const app = fastify({ trustProxy: true });
  const parts = {
    db,
    log: openLog('silent'),
    clock: () => new Date(),
    ports: { ...ports, naming: { ask } } as unknown as MaterialPorts,
  };
  mountReading(app, parts, { ofAddress: wide, ofLink: wide, ...allowed });
  return app;
}

function server(allowed: Partial<ReadingAllowances>) {
  const app = appWith(allowed);
  const ask = async (path: string, from: string, body?: object): Promise<number> => {
    const method = body ? 'POST' : 'GET';
    const headers = { 'x-forwarded-for': from };
    return (await app.inject({ method, url: `/m/${path}`, headers, ...(body ? { payload: body } : {}) }))
      .statusCode;
  };
  return ask;
}

let workspace = 0;
beforeEach(async () => {
  workspace = await newWorkspace(db);
  code = await newLink(workspace);
});

describe('a link', () => {
  const addresses = ['198.51.100.1', '198.51.100.2', '198.51.100.3'];
  const answers = async (ask: ReturnType<typeof server>, path: string, body?: () => object) => {
    const all = [];
    for (const from of addresses) all.push(await ask(path, from, body?.()));
    return all;
  };

  it('is opened and read so often in a minute, from however many addresses; another one is not kept waiting', async () => {
    const ask = server({ ofLink: { pages: each(2), files: each(2), begun: each(2), beacons: each(2) } });
    expect(await answers(ask, code)).toEqual([200, 200, 429]);
    expect(await answers(ask, `${code}/visits`, () => ({}))).toEqual([200, 200, 429]);
    const beacon = () => ({ visit: 'x'.repeat(32), seconds: 1, depth: 1 });
    expect(await answers(ask, `${code}/beacons`, beacon)).toEqual([410, 410, 429]);
    expect(await ask(await newLink(workspace), '198.51.100.1')).toBe(200);
  });
});

describe('a caller', () => {
  it('of IPv6 is his whole network of 64 bits', async () => {
    const ask = server({ ofAddress: { ...wide, pages: each(2) } });
    const answers = [];
    for (const from of ['2001:db8:0:1::1', '2001:db8:0:1:ffff::2', '2001:db8:0:1::3'])
      answers.push(await ask(code, from));
    expect(answers).toEqual([200, 200, 429]);
    expect(await ask(code, '2001:db8:0:2::1')).toBe(200);
  });
});

it('a browser that one company has sent to be named is sent by another one, too', async () => {
  const app = appWith({}, async () => ({ url: 'https://wecom.example/who', cookies: [] }));
  const open = (link: string, cookie = '') => app.inject({ url: `/m/${link}`, headers: { cookie } });
  const first = await open(code);
  expect(first.statusCode).toBe(302);
  const cookie = String(first.headers['set-cookie']).split(';')[0] ?? '';
  expect((await open(code, cookie)).statusCode).toBe(200);
  expect((await open(await newLink(await newWorkspace(db)), cookie)).statusCode).toBe(302);
});
