/** The public page refuses whoever comes too often, whatever addresses he has. */
import fastify from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#platform/db';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testDatabase } from '#tests/database';
import type { MaterialPorts } from '../ports.ts';
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

const ports = { address: () => '', naming: { ask: async () => null }, callerOf: async () => null };

function server(allowed: Partial<ReadingAllowances>) {
  const app = fastify({ trustProxy: true });
  const parts = {
    db,
    log: openLog('silent'),
    clock: () => new Date(),
    ports: ports as unknown as MaterialPorts,
  };
  mountReading(app, parts, { ofAddress: wide, ofLink: wide, ...allowed });
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
