/** Whoever asked for a job stands behind it until it ends. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askerNow } from '#features/staff';
import { type Actor, rights } from '#kernel';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { addJob, jobById } from './jobs.ts';
import type { JobHandler } from './run-job.ts';
import { prepareQueue, startWorker, type Worker } from './worker.ts';

const db = await testDatabase();
const ctx = testCtx(db, await newWorkspace(db));
const { log, workspace } = ctx;

const KIND = { name: 'test', right: 'tags:bulk' } as const;
/** What the next run does, and the actor it saw. */
let work: JobHandler = async () => null;
let seen: Actor | null = null;
let worker: Worker;

beforeAll(async () => {
  await prepareQueue(db, log);
  const handler: JobHandler = (jobCtx, job) => {
    seen = jobCtx.actor;
    return work(jobCtx, job);
  };
  worker = await startWorker({ db, log, handlers: new Map([['test', handler]]), askerNow });
});
afterAll(() => worker.stop());

const person = async (roles: string[]): Promise<Partial<Actor> & { staff: number }> => {
  const { id } = await db.one<{ id: number }>(
    `insert into staff (workspace_id, name, roles) values ($1, '林小满', $2) returning id`,
    [workspace, roles],
  );
  return { kind: 'staff', id: `stf_${id}`, name: '林小满', staff: id };
};
const key = async (): Promise<Partial<Actor>> => {
  const { id } = await db.one<{ id: number }>(
    `insert into api_key (workspace_id, name, hash, hint, scopes, created_by)
     values ($1, '钥匙', sha256(random()::text::bytea), '…', '{tags:bulk}', 'test') returning id`,
    [workspace],
  );
  return { kind: 'key', id: `key_${id}`, name: '钥匙', staff: null, rights: new Set(['tags:bulk']) };
};

const ask = (actor: Partial<Actor>) =>
  db.transaction((tx) =>
    addJob(tx, { ...ctx, actor: { ...ctx.actor, ...actor } }, { kind: KIND, title: '', payload: null }),
  );
async function end(id: number) {
  for (;;) {
    const row = await jobById(db, workspace, id);
    if (row && row.status !== 'queued' && row.status !== 'running') return row;
    await new Promise((done) => setTimeout(done, 20));
  }
}
/** Deactivated, demoted or revoked before the worker can take the job. */
const askAndThen = async (actor: Partial<Actor>, change: string, id: number | string) => {
  const job = await db.transaction(async (tx) => {
    const job = await addJob(
      tx,
      { ...ctx, actor: { ...ctx.actor, ...actor } },
      { kind: KIND, title: '', payload: null },
    );
    await tx.run(change, [id]);
    return job;
  });
  return end(job);
};

it('a job has the rights and the reach of the moment of asking, and no others', async () => {
  const staff = await person(['superAdmin']);
  const rights = new Set(['tags:bulk'] as const);
  expect((await end(await ask({ ...staff, rights, reach: 'departments', departments: [7] }))).status).toBe(
    'done',
  );
  expect(seen).toMatchObject({ id: staff.id, reach: 'departments', departments: [7] });
  expect([...(seen?.rights ?? [])]).toEqual(['tags:bulk']);
});

it('a job of somebody who was deactivated does not start', async () => {
  const staff = await person(['superAdmin']);
  const ended = await askAndThen(staff, 'update staff set active = false where id = $1', staff.staff);
  expect(ended).toMatchObject({
    status: 'failed',
    error: { code: 'job.askerGone', facts: { by: '林小满' } },
  });
});

it('nor one of a key that was revoked', async () => {
  const one = await key();
  const number = Number(one.id?.replace('key_', ''));
  const ended = await askAndThen(one, 'update api_key set revoked_at = now() where id = $1', number);
  expect(ended.error?.code).toBe('job.askerGone');
});

it('nor one of somebody who lost a right that he had', async () => {
  const staff = await person(['superAdmin']);
  const ended = await askAndThen(staff, `update staff set roles = '{staff}' where id = $1`, staff.staff);
  expect(ended.error?.code).toBe('job.standingLost');
});

it('a running job ends where it says how far it is, and keeps what it has done', async () => {
  const staff = await person(['superAdmin']);
  work = async (jobCtx, job) => {
    await jobCtx.db.transaction((tx) => job.keep(tx, { done: 1 }));
    await db.run('update staff set active = false where id = $1', [staff.staff]);
    await job.progress(1, 2);
    return { done: 2 };
  };
  expect(await end(await ask(staff))).toMatchObject({
    status: 'failed',
    error: { code: 'job.askerGone' },
    result: { done: 1 },
  });
  work = async () => null;
});

it('a row of a version that kept no standing runs with the rights of today', async () => {
  const staff = await person(['steward']);
  await db
    .transaction(async (tx) => {
      const job = await addJob(
        tx,
        { ...ctx, actor: { ...ctx.actor, ...staff } },
        { kind: KIND, title: '', payload: null },
      );
      await tx.run(`update job set actor = actor - 'standing' where workspace_id = $1 and id = $2`, [
        workspace,
        job,
      ]);
      return job;
    })
    .then(end);
  expect(seen?.rights.has('tags:bulk')).toBe(true);
  expect(seen?.rights.size).toBeLessThan(rights.length);
});
