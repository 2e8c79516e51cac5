/**
 * Loads the demo company through the same doors as everybody else, at the times of its story. A job: a killed load goes
 * on with the step after the last one that committed.
 */
import { customerDirectory, upsertCustomers } from '#features/customers';
import { acceptEvents, acceptOrders } from '#features/events';
import { record } from '#features/staff';
import { apply, type Change, changeTag, type LibraryPorts, resolveTags, sourceOf } from '#features/tags';
import { AppError, conflict, DAY, rights, toId } from '#kernel';
import { type Ctx, systemActor } from '#platform/context';
import type { Db, Tx } from '#platform/db';
import { addJob, type JobHandler, type JobKind } from '#platform/queue';
import type { Log } from '#platform/telemetry';
import { type DemoTagging, demoRef } from './core/arrival.ts';
import { DEMO, people } from './core/company.ts';
import { storedTags } from './core/shelves.ts';
import { type DemoStep, demoStory } from './core/story.ts';
import { as, type Company, foundCompany } from './found-company.ts';

export const DEMO_JOB: JobKind = { name: 'demo.load', right: 'settings:manage' };

/** Queues the load. Error: `demo.notEmpty` when there are customers already. */
export async function startDemo(ctx: Ctx): Promise<{ job: { id: string } }> {
  const id = await ctx.db.transaction(async (tx) => {
    const { next } = await tx.one<{ next: number }>(
      'select next_ordinal as next from workspace where id = $1 for update',
      [ctx.workspace],
    );
    if (next > 1) throw conflict('demo.notEmpty', { customers: next - 1 });
    return addJob(tx, ctx, {
      kind: DEMO_JOB,
      title: '云杉家居',
      payload: { now: ctx.now.toISOString() },
      total: DEMO.customers,
    });
  });
  return { job: { id: toId('job', id) } };
}

/** `BAIZIGUI_DEMO=1`: at every start, but only an empty workspace is filled. */
export async function demoAtStart(
  parts: { readonly db: Db; readonly log: Log; clock(): Date },
  workspace: number,
): Promise<void> {
  const { time_zone } = await parts.db.one<{ time_zone: string }>(
    'select time_zone from workspace where id = $1',
    [workspace],
  );
  try {
    await startDemo({
      db: parts.db,
      log: parts.log,
      actor: systemActor(workspace, 'demo', new Set(rights)),
      workspace,
      timeZone: time_zone,
      now: parts.clock(),
      language: 'zh-CN',
      requestId: 'start',
      ip: null,
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'demo.notEmpty') throw error;
  }
}

interface State extends Company {
  readonly step: number;
  readonly done: number;
}

/** The company's former systems, from which it brought its tags: rules may judge anew what is theirs. */
const shop = (ctx: Ctx): Ctx => ({ ...ctx, actor: { ...ctx.actor, name: '云杉商城' } });

async function tagAll(tx: Tx, ctx: Ctx, step: DemoStep, staff: readonly number[]): Promise<void> {
  const keys = [...new Set(step.taggings.map((t) => `ref:${t.customer}`))];
  const customers = await customerDirectory.find(tx, ctx, keys);
  const paths = [...new Set(step.taggings.map((t) => t.tag))];
  const tags = new Map((await resolveTags(ctx, paths)).map((tag, i) => [paths[i] ?? '', tag.id]));
  const byPerson = new Map<number | null, DemoTagging[]>();
  for (const t of step.taggings) {
    const list = byPerson.get(t.by);
    if (list) list.push(t);
    else byPerson.set(t.by, [t]);
  }
  for (const [by, list] of byPerson) {
    const changes: Change[] = list.flatMap((t) => {
      const customer = customers.get(`ref:${t.customer}`);
      const tag = tags.get(t.tag);
      return customer === undefined || tag === undefined
        ? []
        : [{ action: 'add' as const, customer, tag, evidence: t.evidence }];
    });
    const asker = by === null ? shop(ctx) : as(ctx, step.at, staff[by] ?? 0, people[by]?.name ?? '');
    await apply(tx, asker, changes, { source: by === null ? 'import' : sourceOf(asker.actor) });
  }
}

/** After the story: tags that were taken off the wall, and what people noted for themselves. Done twice, it changes nothing. */
async function settle(ctx: Ctx, { personal }: Company): Promise<void> {
  for (const { tag, state, days } of storedTags) {
    const [term] = await resolveTags(ctx, [tag]);
    if (term) await changeTag({ ...ctx, now: daysBefore(ctx, days) }, toId('tag', term.id), { state });
  }
  await ctx.db.transaction(async (tx) => {
    for (const [i, { staff, name, tag }] of personal.entries()) {
      const refs = Array.from({ length: 20 + 7 * i }, (_, n) => `ref:${demoRef(1 + 97 * n + i)}`);
      const found = await customerDirectory.find(tx, ctx, refs);
      const changes = [...found.values()].map((customer) => ({ action: 'add' as const, customer, tag }));
      await apply(tx, as(ctx, daysBefore(ctx, 1 + i), staff, name), changes, { source: 'manual' });
    }
  });
}

const daysBefore = (ctx: Ctx, days: number) => new Date(ctx.now.getTime() - days * DAY);

const load =
  (ports: LibraryPorts): JobHandler =>
  async (asked, job) => {
    // Whoever may fill an empty workspace fills all of it.
    const ctx: Ctx = { ...asked, actor: { ...asked.actor, rights: new Set(rights), reach: 'workspace' } };
    const { now } = job.payload as { now: string };
    const begun: Ctx = { ...ctx, now: new Date(Date.parse(now) - (DEMO.days + 1) * DAY) };
    let state = (job.soFar as State | null) ?? { ...(await foundCompany(begun, ports)), step: 0, done: 0 };
    let step = 0;
    for (const part of demoStory(new Date(now))) {
      step++;
      if (step <= state.step) continue;
      const at: Ctx = { ...ctx, now: part.at };
      state = await ctx.db.transaction(async (tx) => {
        const owners = part.customers.map((c) => {
          const owner = state.staff[c.owner];
          return { ...c, owner: owner ? toId('staff', owner) : null };
        });
        await upsertCustomers(tx, at, owners, job.id);
        await tagAll(tx, at, part, state.staff);
        await acceptOrders(tx, at, part.orders, customerDirectory);
        const events = part.events.map(({ by, ...event }) => {
          const staff = by === undefined ? undefined : state.staff[by];
          return { ...event, ...(staff ? { staff: toId('staff', staff) } : {}) };
        });
        for (let i = 0; i < events.length; i += 5000)
          await acceptEvents(tx, at, events.slice(i, i + 5000), customerDirectory);
        const next: State = { ...state, step, done: state.done + part.customers.length };
        await job.keep(tx, next);
        return next;
      });
      await job.progress(state.done, DEMO.customers);
    }
    const end: Ctx = { ...ctx, now: new Date(now) };
    await settle(end, state);
    await ctx.db.transaction((tx) =>
      record(tx, ctx, { did: 'demo.loaded', subject: null, after: { customers: state.done } }),
    );
    return { customers: state.done };
  };

export const demoJobs = (ports: LibraryPorts): ReadonlyMap<string, JobHandler> =>
  new Map([[DEMO_JOB.name, load(ports)]]);
