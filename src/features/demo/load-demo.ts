/**
 * Loads the demo company through the same doors as everybody else, at the times of its story. A job: a killed load goes
 * on with the step after the last one that committed.
 */
import { createAttribute, customerDirectory, upsertCustomers } from '#features/customers';
import { acceptEvents, acceptOrders } from '#features/events';
import { createDepartment, createStaff } from '#features/staff';
import { apply, applyLibrary, type Change, type LibraryPorts, resolveTags } from '#features/tags';
import { type Actor, AppError, conflict, fromId, rights, toId } from '#kernel';
import { type Ctx, systemActor } from '#platform/context';
import type { Db, Tx } from '#platform/db';
import { addJob, type JobHandler } from '#platform/queue';
import type { Log } from '#platform/telemetry';
import {
  attributes,
  DEMO,
  type DemoStep,
  type DemoTagging,
  demoStory,
  departments,
  people,
} from './core/story.ts';

export const DEMO_JOB = 'demo.load';
const PRESETS = ['weiling', 'home-furnishing'] as const;

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

interface State {
  readonly staff: readonly number[];
  readonly step: number;
  readonly done: number;
}

async function company(ctx: Ctx, ports: LibraryPorts): Promise<number[]> {
  const names = new Map<string, string>();
  for (const name of departments)
    names.set(name, (await createDepartment(ctx, { name, parent: null, sort: 0 })).id);
  const staff: number[] = [];
  for (const person of people) {
    const department = names.get(person.department);
    const made = await createStaff(ctx, {
      name: person.name,
      email: null,
      wecomUserId: null,
      roles: ['staff'],
      departments: department ? [department] : [],
    });
    staff.push(fromId('staff', made.id) ?? 0);
  }
  for (const [order, a] of attributes.entries())
    await createAttribute(ctx, {
      key: a.key,
      label: a.label,
      type: a.type,
      options: 'options' in a ? [...a.options] : [],
      unit: 'unit' in a ? a.unit : null,
      description: '',
      order,
    });
  for (const preset of PRESETS) await applyLibrary(ctx, ports, { preset });
  return staff;
}

/** What somebody of the story did, in that person's name. */
const as = (ctx: Ctx, at: Date, by: number, staff: readonly number[]): Ctx => {
  const id = staff[by] ?? 0;
  const actor: Actor = {
    ...ctx.actor,
    kind: 'staff',
    id: toId('staff', id),
    name: people[by]?.name ?? '',
    staff: id,
    rights: new Set(rights),
  };
  return { ...ctx, now: at, actor };
};

async function tagAll(tx: Tx, ctx: Ctx, step: DemoStep, staff: readonly number[]): Promise<void> {
  const keys = [...new Set(step.taggings.map((t) => `ref:${t.customer}`))];
  const customers = await customerDirectory.find(tx, ctx, keys);
  const paths = [...new Set(step.taggings.map((t) => t.tag))];
  const tags = new Map((await resolveTags(ctx, paths)).map((tag, i) => [paths[i] ?? '', tag.id]));
  const byPerson = new Map<number, DemoTagging[]>();
  for (const t of step.taggings) byPerson.set(t.by, [...(byPerson.get(t.by) ?? []), t]);
  for (const [by, list] of byPerson) {
    const changes: Change[] = list.flatMap((t) => {
      const customer = customers.get(`ref:${t.customer}`);
      const tag = tags.get(t.tag);
      return customer === undefined || tag === undefined
        ? []
        : [{ action: 'add' as const, customer, tag, evidence: t.evidence }];
    });
    await apply(tx, as(ctx, step.at, by, staff), changes, { source: 'manual' });
  }
}

const load =
  (ports: LibraryPorts): JobHandler =>
  async (ctx, job) => {
    const { now } = job.payload as { now: string };
    let state = (job.soFar as State | null) ?? { staff: await company(ctx, ports), step: 0, done: 0 };
    let step = 0;
    for (const part of demoStory(new Date(now))) {
      step++;
      if (step <= state.step) continue;
      const at: Ctx = { ...ctx, now: part.at };
      state = await ctx.db.transaction(async (tx) => {
        const owners = new Map(part.taggings.map((t) => [t.customer, t.by]));
        const rows = part.customers.map((c) => {
          const owner = state.staff[owners.get(c.ref) ?? 0];
          return { ...c, ...(owner ? { owner: toId('staff', owner) } : {}) };
        });
        await upsertCustomers(tx, at, rows);
        await tagAll(tx, at, part, state.staff);
        await acceptOrders(tx, at, part.orders, customerDirectory);
        for (let i = 0; i < part.events.length; i += 5000)
          await acceptEvents(tx, at, part.events.slice(i, i + 5000), customerDirectory);
        const next: State = { staff: state.staff, step, done: state.done + part.customers.length };
        await job.keep(tx, next);
        return next;
      });
      await job.progress(state.done, DEMO.customers);
    }
    return { customers: state.done };
  };

export const demoJobs = (ports: LibraryPorts): ReadonlyMap<string, JobHandler> =>
  new Map([[DEMO_JOB, load(ports)]]);
