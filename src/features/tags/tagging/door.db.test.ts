/**
 * The one door against a slow, obvious reading of its rules: random calls of every kind, and after each of them the
 * tables, the model and the folded history must agree.
 */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Source } from '#kernel';
import type { Ctx } from '#platform/context';
import { type Queryable, withEachTransaction } from '#platform/db';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { apply, requestFor } from './apply.ts';
import { applyToCustomers, tryOnCustomers } from './apply-to-customers.ts';
import { causesById } from './cause-rows.ts';
import type { Change } from './decide.ts';
import { applyGathered } from './gather.ts';
import { onTold, type Told } from './told.ts';
import { undoCauseIn } from './undo.ts';

const db = await testDatabase();
const CUSTOMERS = 5;

interface Group {
  readonly choice: 'single' | 'multiple';
  readonly max: number | null;
  readonly perStaff: boolean;
  readonly tags: readonly number[];
}

interface World {
  readonly workspace: number;
  readonly groups: readonly Group[];
}

const SHAPES = [
  { choice: 'multiple', max: null, perStaff: false },
  { choice: 'single', max: null, perStaff: false },
  { choice: 'multiple', max: 2, perStaff: false },
  { choice: 'single', max: null, perStaff: true },
] as const;

async function newWorld(): Promise<World> {
  const workspace = await newWorkspace(db);
  await db.run('update workspace set next_ordinal = $2 where id = $1', [workspace, CUSTOMERS + 1]);
  await db.run(
    `insert into customer (workspace_id, ordinal, position) select $1, i, 0 from generate_series(1, $2::int) i`,
    [workspace, CUSTOMERS],
  );
  const groups: Group[] = [];
  for (const [i, shape] of SHAPES.entries()) {
    const { id } = await db.one<{ id: number }>(
      `insert into tag_group (workspace_id, key, name, choice, max, per_staff) values ($1, $2, $2, $3, $4, $5) returning id`,
      [workspace, `g${i}`, shape.choice, shape.max, shape.perStaff],
    );
    const tags = await db.many<{ id: number }>(
      `insert into tag (workspace_id, group_id, key, name)
       select $1, $2, $3 || n, $3 || n from generate_series(1, 3) n order by n returning id`,
      [workspace, id, `t${i}-`],
    );
    groups.push({ ...shape, tags: tags.map((tag) => tag.id) });
  }
  return { workspace, groups };
}

/** People 1 and 2, a program, a rule and an import; and bulk work that a person, a program and the product asked for. */
const writers = [
  'person1',
  'person2',
  'api',
  'rule',
  'import',
  'bulkOfPerson1',
  'bulkOfApi',
  'bulkOfProduct',
] as const;
type Writer = (typeof writers)[number];
const sourceOf: Record<Writer, Source> = {
  person1: 'manual',
  person2: 'manual',
  api: 'api',
  rule: 'rule',
  import: 'import',
  bulkOfPerson1: 'bulk',
  bulkOfApi: 'bulk',
  bulkOfProduct: 'bulk',
};
const RANK: Record<Writer, number> = {
  person1: 4,
  person2: 4,
  api: 3,
  rule: 2,
  import: 1,
  bulkOfPerson1: 4,
  bulkOfApi: 3,
  bulkOfProduct: 1,
};
const staffOf = (writer: Writer): number | null =>
  writer === 'person1' || writer === 'bulkOfPerson1' ? 1 : writer === 'person2' ? 2 : null;
const isKey = (writer: Writer): boolean => writer === 'api' || writer === 'bulkOfApi';

function ctxOf(world: World, writer: Writer): Ctx {
  const ctx = testCtx(db, world.workspace);
  const staff = staffOf(writer);
  const kind = staff === null ? (isKey(writer) ? 'key' : 'system') : 'staff';
  return { ...ctx, now: new Date(), actor: { ...ctx.actor, kind, id: writer, name: writer, staff } };
}

/** The slow reading: `customer tag staff` → who put it there; and which removals by a person are remembered. */
class Model {
  readonly held = new Map<string, Writer>();
  readonly remembered = new Set<string>();
  constructor(readonly world: World) {}

  #slot = (customer: number, tag: number, staff: number) => `${customer} ${tag} ${staff}`;

  apply(writer: Writer, action: 'add' | 'remove', customer: number, tag: number): void {
    const group = this.world.groups.find((one) => one.tags.includes(tag));
    if (!group) throw new Error('no group');
    const me = staffOf(writer);
    if (group.perStaff && action === 'remove' && me === null) {
      for (const staff of [0, 1, 2]) this.#remove(writer, customer, tag, staff);
      return;
    }
    const staff = group.perStaff ? (me ?? 0) : 0;
    if (action === 'remove') this.#remove(writer, customer, tag, staff);
    else this.#add(writer, group, customer, tag, staff);
  }

  #remove(writer: Writer, customer: number, tag: number, staff: number): void {
    const slot = this.#slot(customer, tag, staff);
    const own = this.held.get(slot);
    if (own === undefined || RANK[own] > RANK[writer]) return;
    this.held.delete(slot);
    if (RANK[writer] === 4) this.remembered.add(slot);
  }

  #add(writer: Writer, group: Group, customer: number, tag: number, staff: number): void {
    const rank = RANK[writer];
    const slot = this.#slot(customer, tag, staff);
    const own = this.held.get(slot);
    if (own !== undefined) {
      if (rank > RANK[own]) this.held.set(slot, writer);
      return;
    }
    if (this.remembered.has(slot) && rank < 4) return;
    const others = group.tags
      .map((one) => this.#slot(customer, one, staff))
      .filter((one) => this.held.has(one));
    if (group.choice === 'single') {
      if (others.some((one) => RANK[this.held.get(one) ?? writer] > rank)) return;
      for (const one of others) {
        this.held.delete(one);
        if (rank === 4) this.remembered.add(one);
      }
    } else if (group.max !== null && others.length >= group.max) return;
    this.held.set(slot, writer);
    this.remembered.delete(slot);
  }

  get sources(): Map<string, Source> {
    return new Map([...this.held].map(([slot, writer]) => [slot, sourceOf[writer]]));
  }
}

const storedHeld = async ({ workspace }: World) =>
  new Map(
    (
      await db.many<{ slot: string; source: Source }>(
        `select customer || ' ' || tag_id || ' ' || staff_id as slot, source from assignment where workspace_id = $1`,
        [workspace],
      )
    ).map((row) => [row.slot, row.source] as const),
  );
const storedRemembered = async ({ workspace }: World) =>
  new Set(
    (
      await db.many<{ slot: string }>(
        `select customer || ' ' || tag_id || ' ' || staff_id as slot from removal where workspace_id = $1`,
        [workspace],
      )
    ).map((row) => row.slot),
  );
const images = ({ workspace }: World) =>
  db.many(
    `select customer, tag_id, staff_id, source, locked, since, expires_at, cause_id, evidence from assignment
      where workspace_id = $1 order by customer, tag_id, staff_id`,
    [workspace],
  );

/** History replayed from its first line gives the assignments of now; positions have no gaps; causes name their lines. */
async function historyLeadsToNow({ workspace }: World): Promise<void> {
  const lines = await db.many<{
    position: number;
    slot: string;
    added: boolean;
    source: Source;
    since: Date;
    cause_id: number;
  }>(
    `select position, customer || ' ' || tag_id || ' ' || staff_id as slot, added, source, coalesce(since, at) as since, cause_id
       from tag_change where workspace_id = $1 order by position`,
    [workspace],
  );
  const folded = new Map<string, { source: Source; since: Date }>();
  for (const { slot, added, source, since } of lines)
    if (added) folded.set(slot, { source, since });
    else expect(folded.delete(slot), `removal of ${slot}, which was not there`).toBe(true);
  const now = await db.many<{ slot: string; source: Source; since: Date }>(
    `select customer || ' ' || tag_id || ' ' || staff_id as slot, source, since from assignment where workspace_id = $1`,
    [workspace],
  );
  expect(folded).toEqual(new Map(now.map(({ slot, source, since }) => [slot, { source, since }])));
  const { position } = await db.one<{ position: number }>('select position from workspace where id = $1', [
    workspace,
  ]);
  expect(lines.map((line) => line.position)).toEqual(Array.from({ length: position }, (_, i) => i + 1));
  const causes = await db.many<{ id: number; first_position: number; last_position: number }>(
    'select id, first_position, last_position from cause where workspace_id = $1',
    [workspace],
  );
  const span = new Map(causes.map((cause) => [cause.id, cause]));
  for (const { position: at, cause_id } of lines) {
    const cause = span.get(cause_id);
    expect(cause && at >= cause.first_position && at <= cause.last_position).toBe(true);
  }
}

const heard: Told[] = [];
onTold(db, (told) => heard.push(told));

/** Followers in this process hear the same as those who read the history. */
async function toldIsHistory({ workspace }: World): Promise<void> {
  for (const { after, position, changes } of heard.filter((one) => one.workspace === workspace)) {
    const lines = await db.many<{ line: string }>(
      `select concat_ws(' ', customer, tag_id, added::int) as line from tag_change
        where workspace_id = $1 and position > $2 and position <= $3 and not (added and was_source is not null)`,
      [workspace, after, position],
    );
    const told = Array.from({ length: changes.length / 3 }, (_, i) =>
      [changes[3 * i], changes[3 * i + 1], changes[3 * i + 2]].join(' '),
    );
    expect(told.sort()).toEqual(lines.map((one) => one.line).sort());
  }
}

async function limitsHold(world: World): Promise<void> {
  const held = [...(await storedHeld(world)).keys()].map((slot) => slot.split(' ').map(Number));
  for (const group of world.groups) {
    const room = group.choice === 'single' ? 1 : (group.max ?? Number.POSITIVE_INFINITY);
    const counts = new Map<string, number>();
    for (const [customer, tag = 0, staff] of held)
      if (group.tags.includes(tag))
        counts.set(`${customer} ${staff}`, (counts.get(`${customer} ${staff}`) ?? 0) + 1);
    expect(Math.max(0, ...counts.values())).toBeLessThanOrEqual(room);
  }
}

const row = fc.record({
  action: fc.constantFrom('add' as const, 'add' as const, 'remove' as const),
  customer: fc.integer({ min: 1, max: CUSTOMERS }),
  tag: fc.integer({ min: 0, max: SHAPES.length * 3 - 1 }),
});
const call = fc.record({
  writer: fc.constantFrom(...writers),
  rows: fc.array(row, { minLength: 1, maxLength: 6 }),
});
const many = fc.record({
  writer: fc.constantFrom(...writers),
  customers: fc.uniqueArray(fc.integer({ min: 1, max: CUSTOMERS }), { minLength: 1 }),
  add: fc.uniqueArray(fc.integer({ min: 0, max: SHAPES.length * 3 - 1 }), { maxLength: 2 }),
  remove: fc.uniqueArray(fc.integer({ min: 0, max: SHAPES.length * 3 - 1 }), { maxLength: 2 }),
});

const tagNumber = (world: World, index: number): number =>
  world.groups.flatMap((group) => group.tags)[index] ?? 0;
const changesIn = (
  world: World,
  rows: readonly { action: 'add' | 'remove'; customer: number; tag: number }[],
): Change[] => rows.map((one) => ({ ...one, tag: tagNumber(world, one.tag) }));

describe('random calls through the door', () => {
  afterEach(async () => {
    await db.run('truncate tag_change, assignment, removal, cause');
  });

  it('give what a slow reading of the rules gives, and a history that leads there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            call.map((one) => ({ kind: 'rows' as const, ...one })),
            many.map((one) => ({ kind: 'many' as const, ...one })),
          ),
          { minLength: 1, maxLength: 12 },
        ),
        async (steps) => {
          const world = await newWorld();
          const model = new Model(world);
          for (const step of steps) {
            const ctx = ctxOf(world, step.writer);
            const cause = { source: sourceOf[step.writer] };
            if (step.kind === 'rows') {
              const changes = changesIn(world, step.rows);
              await db.transaction((tx) => apply(tx, ctx, changes, cause));
              for (const { action, customer, tag } of changes)
                model.apply(step.writer, action, customer, tag);
            } else {
              const [add, remove] = [step.add, step.remove].map((list) =>
                list.map((i) => tagNumber(world, i)),
              );
              const change = { customers: step.customers, add: add ?? [], remove: remove ?? [] };
              const { position: _, causeId: __, ...tried } = await tryOnCustomers(ctx, change, cause);
              expect(await storedHeld(world), 'a trial leaves no trace').toEqual(model.sources);
              const done = await db.transaction((tx) => applyToCustomers(tx, ctx, change, cause));
              expect(done).toMatchObject(tried);
              for (const [action, tags] of [
                ['remove', change.remove],
                ['add', change.add],
              ] as const)
                for (const tag of tags)
                  for (const customer of step.customers) model.apply(step.writer, action, customer, tag);
            }
            expect(await storedHeld(world)).toEqual(model.sources);
            expect(await storedRemembered(world)).toEqual(model.remembered);
          }
          await historyLeadsToNow(world);
          await toldIsHistory(world);
          await limitsHold(world);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('with all or nothing leave no trace of a call that was refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 8 }), async (steps) => {
        const world = await newWorld();
        for (const step of steps) {
          const before = await images(world);
          const ctx = ctxOf(world, step.writer);
          const applied = await db.transaction((tx) =>
            apply(tx, ctx, changesIn(world, step.rows), { source: sourceOf[step.writer] }, { atomic: true }),
          );
          if (applied.refused.length === 0) continue;
          expect(applied).toMatchObject({ added: 0, removed: 0, unchanged: 0, causeId: null });
          expect(await images(world)).toEqual(before);
        }
        await historyLeadsToNow(world);
      }),
      { numRuns: 30 },
    );
  });
});

describe('undo', () => {
  it('at once gives back every assignment as it was, to the microsecond', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 2, maxLength: 8 }), async (steps) => {
        const world = await newWorld();
        for (const step of steps) {
          const before = await images(world);
          const ctx = ctxOf(world, step.writer);
          const { causeId } = await db.transaction((tx) =>
            apply(tx, ctx, changesIn(world, step.rows), { source: sourceOf[step.writer] }),
          );
          if (causeId === null) continue;
          const after = await images(world);
          const [cause] = await causesById(db, world.workspace, [causeId]);
          if (!cause) throw new Error('a cause is missing');
          const undo = () => db.transaction((tx) => undoCauseIn(tx, ctx, cause, { reason: 'test' }));
          expect((await undo()).kept).toBe(0);
          expect(await images(world)).toEqual(before);
          const again = await undo();
          expect(again).toMatchObject({ restored: 0, kept: 0, causeId: null });
          // And undoing the undo is doing it again.
          const undone = await db.maybe<{ id: number }>(
            'select id from cause where workspace_id = $1 and undoes = $2 order by id limit 1',
            [world.workspace, causeId],
          );
          const [back] = await causesById(db, world.workspace, [undone?.id ?? 0]);
          if (!back) continue;
          await db.transaction((tx) => undoCauseIn(tx, ctx, back, { reason: 'test' }));
          expect(await images(world)).toEqual(after);
        }
        await historyLeadsToNow(world);
      }),
      { numRuns: 40 },
    );
  });

  it('later never touches what was changed since, and never breaks a limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(call, { minLength: 2, maxLength: 10 }),
        fc.infiniteStream(fc.nat()),
        async (steps, choose) => {
          const world = await newWorld();
          const causes: number[] = [];
          for (const step of steps) {
            const ctx = ctxOf(world, step.writer);
            const { causeId } = await db.transaction((tx) =>
              apply(tx, ctx, changesIn(world, step.rows), { source: sourceOf[step.writer] }),
            );
            if (causeId !== null) causes.push(causeId);
          }
          for (let i = 0; i < 3 && causes.length > 0; i++) {
            const id = causes[(choose.next().value ?? 0) % causes.length] ?? 0;
            const [cause] = await causesById(db, world.workspace, [id]);
            if (!cause) throw new Error('a cause is missing');
            const touchedSince = new Set(
              (
                await db.many<{ slot: string }>(
                  `select distinct customer || ' ' || tag_id || ' ' || staff_id as slot from tag_change
                    where workspace_id = $1 and position > $2
                      and cause_id not in (select id from cause where workspace_id = $1 and undoes = $3)`,
                  [world.workspace, cause.last_position, id],
                )
              ).map((line) => line.slot),
            );
            const before = await storedHeld(world);
            await db.transaction((tx) => undoCauseIn(tx, ctxOf(world, 'person1'), cause, { reason: 'test' }));
            const after = await storedHeld(world);
            for (const slot of touchedSince) expect(after.get(slot), slot).toBe(before.get(slot));
            await limitsHold(world);
            await historyLeadsToNow(world);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('writers at the same time', () => {
  it('two connections that race for one single-choice group leave one tag', async () => {
    const world = await newWorld();
    const [, single] = world.groups;
    const tags = single?.tags ?? [];
    await Promise.all(
      Array.from({ length: 24 }, (_, i) =>
        db.transaction((tx) =>
          apply(
            tx,
            ctxOf(world, i % 2 === 0 ? 'api' : 'person1'),
            [{ action: 'add', customer: 1, tag: tags[i % 3] ?? 0 }],
            { source: i % 2 === 0 ? 'api' : 'manual' },
          ),
        ),
      ),
    );
    expect((await storedHeld(world)).size).toBe(1);
    await historyLeadsToNow(world);
    await limitsHold(world);
  });

  it('gathered calls answer as if they had come one after the other', async () => {
    const world = await newWorld();
    const tags = world.groups.flatMap((group) => group.tags);
    const requests = Array.from({ length: 60 }, (_, i) => ({
      ctx: ctxOf(world, writers[i % writers.length] ?? 'api'),
      changes: [
        {
          action: i % 5 === 4 ? ('remove' as const) : ('add' as const),
          customer: (i % CUSTOMERS) + 1,
          tag: tags[i % 12] ?? 0,
        },
      ],
      cause: { source: sourceOf[writers[i % writers.length] ?? 'api'] },
    }));
    const answers = await Promise.all(
      requests.map(({ ctx, changes, cause }) => applyGathered(requestFor(ctx, changes, cause))),
    );
    const model = new Model(world);
    for (const [i, request] of requests.entries())
      for (const { action, customer, tag } of request.changes)
        model.apply(writers[i % writers.length] ?? 'api', action, customer, tag);
    expect(await storedHeld(world)).toEqual(model.sources);
    await historyLeadsToNow(world);
    await toldIsHistory(world);
    expect(answers.reduce((sum, answer) => sum + answer.added, 0)).toBeGreaterThan(20);
    // One transaction carried many of them.
    const { transactions } = await db.one<{ transactions: number }>(
      'select count(distinct xmin::text) as transactions from cause where workspace_id = $1',
      [world.workspace],
    );
    expect(transactions).toBeLessThan(10);
  });

  it('what each caller wants in its transaction stands with its changes, and with no others', async () => {
    const world = await newWorld();
    const tag = world.groups[0]?.tags[0] ?? 0;
    const name = (text: string) => (tx: Queryable) =>
      tx.run(`update workspace set name = name || $2 where id = $1`, [world.workspace, text]);
    await db.run(`update workspace set name = '' where id = $1`, [world.workspace]);
    const write = (customer: number) =>
      applyGathered(requestFor(ctxOf(world, 'api'), [{ action: 'add', customer, tag }], { source: 'api' }));
    await Promise.all([
      withEachTransaction(name('a'), () => write(1)),
      write(2),
      withEachTransaction(name('b'), () => write(3)),
    ]);
    await write(4);
    expect(await db.one('select name from workspace where id = $1', [world.workspace])).toEqual({
      name: 'ab',
    });
  });

  it('a call that the database itself refuses fails alone', async () => {
    const world = await newWorld();
    const [free] = world.groups;
    const tag = free?.tags[0] ?? 0;
    const good = (customer: number) =>
      applyGathered(requestFor(ctxOf(world, 'api'), [{ action: 'add', customer, tag }], { source: 'api' }));
    const bad = applyGathered(
      requestFor(ctxOf(world, 'api'), [{ action: 'add', customer: 3, tag, evidence: 'a\u0000b' }], {
        source: 'api',
      }),
    );
    const settled = await Promise.allSettled([good(1), bad, good(2)]);
    expect(settled.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect([...(await storedHeld(world)).keys()]).toEqual([`1 ${tag} 0`, `2 ${tag} 0`]);
  });
});
