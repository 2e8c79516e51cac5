/**
 * kill -9 in the middle of writing: what was answered stays, nothing is doubled, unfinished work goes on, and the index
 * equals SQL.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Db, openDatabase, startEmbedded } from '#platform/db';
import { askProgram, kill, type Program, runProgram } from '#tests/program';

const CUSTOMERS = 30_000;
const dataDir = mkdtempSync(join(tmpdir(), 'baizigui-kill-'));
chmodSync(dataDir, 0o755);

let program: Program;
const ask = (method: string, path: string, body?: unknown) => askProgram(program, method, path, body);
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function restart(): Promise<void> {
  await kill(program);
  program = await runProgram(dataDir);
}

/** Questions to the rows themselves, beside the running program. */
async function rows<T>(sql: string): Promise<T[]> {
  const server = await startEmbedded({ dataDir, own: false });
  const db: Db = openDatabase({ url: server.url, max: 1 });
  try {
    return await db.many<T>(sql);
  } finally {
    await db.close();
  }
}

/** The log, folded, must give exactly the assignments; the count over HTTP must be the one of SQL. */
async function expectConsistent(tag: string): Promise<void> {
  const different = await rows<{ n: number }>(
    `with folded as (
       select customer, tag_id, staff_id, (array_agg(added order by position desc))[1] as there from tag_change group by 1, 2, 3)
     select count(*) as n from (select customer, tag_id, staff_id from folded where there) f
       full join assignment a using (customer, tag_id, staff_id) where a.source is null or f.customer is null`,
  );
  expect(different).toEqual([{ n: 0 }]);
  const twice = await rows(
    'select position from tag_change group by workspace_id, position having count(*) > 1',
  );
  expect(twice).toEqual([]);
  const [sql] = await rows<{ n: number }>(
    `select count(distinct a.customer) as n from assignment a join tag t on t.id = a.tag_id where t.name = '${tag.split('/')[1]}'`,
  );
  const { body } = await ask('POST', '/audiences/count', { condition: { tag } });
  expect(body.count).toBe(sql?.n);
}

async function finished(job: string): Promise<{ status: string; result: Record<string, number> }> {
  for (;;) {
    const { body } = await ask('GET', `/jobs/${job}`);
    if (body.status !== 'queued' && body.status !== 'running') return body;
    await pause(100);
  }
}

beforeAll(async () => {
  program = await runProgram(dataDir);
  await ask('POST', '/tag-groups', { name: '意向', choice: 'single', ordered: true });
  for (const [i, name] of ['低意向', '高意向', '批量', '单次'].entries()) {
    if (i === 2) await ask('POST', '/tag-groups', { name: '测试', choice: 'multiple' });
    await ask('POST', '/tags', { group: i < 2 ? '意向' : '测试', name, order: i });
  }
  for (let at = 0; at < CUSTOMERS; at += 1000)
    await ask('POST', '/customers', {
      customers: Array.from({ length: 1000 }, (_, i) => ({ ref: `c${at + i}`, name: `客户 ${at + i}` })),
    });
}, 180_000);
afterAll(async () => {
  await kill(program, 'SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
});

describe('kill -9', () => {
  it('during single writes loses nothing that was answered', async () => {
    const answered: string[] = [];
    let next = 0;
    const writer = async () => {
      for (;;) {
        const customer = `ref:c${next++}`;
        const answer = await ask('POST', '/taggings', { add: [{ customer, tag: '测试/单次' }] }).catch(
          () => null,
        );
        if (!answer) return;
        if (answer.status === 200) answered.push(customer);
      }
    };
    const writers = Array.from({ length: 8 }, writer);
    while (answered.length < 300) await pause(5);
    await kill(program);
    await Promise.all(writers);
    program = await runProgram(dataDir);
    const kept = await rows<{ value: string }>(
      `select i.value from assignment a join tag t on t.id = a.tag_id join customer_identity i on i.ordinal = a.customer and i.kind = 'ref' where t.name = '单次'`,
    );
    const known = new Set(kept.map((r) => `ref:${r.value}`));
    expect(answered.filter((customer) => !known.has(customer))).toEqual([]);
    await expectConsistent('测试/单次');
  }, 180_000);

  it('during a bulk run: the run goes on and changes everybody exactly once', async () => {
    const started = await ask('POST', '/taggings/bulk', {
      condition: { all: [] },
      add: ['测试/批量'],
      confirm: true,
    });
    expect(started.status).toBe(202);
    for (let i = 0; i < 200; i++) {
      const { body } = await ask('GET', `/jobs/${started.body.job.id}`);
      if (body.done > 0) break;
      await pause(5);
    }
    await restart();
    const end = await finished(started.body.job.id);
    expect(end.status).toBe('done');
    expect(end.result).toMatchObject({ matched: CUSTOMERS, added: CUSTOMERS, removed: 0, unchanged: 0 });
    const [log] = await rows<{ n: number }>(
      `select count(*) as n from tag_change c join tag t on t.id = c.tag_id where t.name = '批量'`,
    );
    expect(log?.n).toBe(CUSTOMERS);
    await expectConsistent('测试/批量');
  }, 180_000);

  it('three times during a move inside a single-choice group: nobody has two levels, nobody lost one', async () => {
    await ask('POST', '/taggings/bulk', { condition: { all: [] }, add: ['意向/低意向'], confirm: true }).then(
      ({ body }) => finished(body.job.id),
    );
    const { body } = await ask('POST', '/taggings/bulk', {
      condition: { tag: '意向/低意向' },
      add: ['意向/高意向'],
      confirm: true,
    });
    for (let i = 0; i < 3; i++) {
      await pause(150);
      await restart();
    }
    expect(await finished(body.job.id)).toMatchObject({ status: 'done', result: { added: CUSTOMERS } });
    const [levels] = await rows<{ people: number; levels: number }>(
      `select count(distinct customer) as people, count(*) as levels from assignment a join tag t on t.id = a.tag_id where t.name in ('低意向', '高意向')`,
    );
    expect(levels).toEqual({ people: CUSTOMERS, levels: CUSTOMERS });
    await expectConsistent('意向/高意向');
    await expectConsistent('意向/低意向');
  }, 180_000);
});
