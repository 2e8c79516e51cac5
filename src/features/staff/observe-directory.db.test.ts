import { beforeEach, describe, expect, it } from 'vitest';
import type { Db, Tx } from '#platform/db';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { createStaff } from './create-staff.ts';
import { type Directory, type ObservedDepartment, observeDirectory } from './observe-directory.ts';
import { staffByKey } from './people.ts';

const db: Db = await testDatabase();

let workspace: number;
/** Numbers here by the outer ones, as from the last time. */
let known: ReadonlyMap<number, number>;

beforeEach(async () => {
  workspace = await newWorkspace(db);
  known = new Map();
});

async function observe(directory: Partial<Directory>, watch: (tx: Tx) => Tx = (tx) => tx) {
  const observed = await db.transaction((tx) =>
    observeDirectory(
      watch(tx),
      testCtx(db, workspace),
      { departments: [], people: [], whole: false, ...directory },
      known,
    ),
  );
  known = observed.departments;
  return observed;
}

const department = (key: number, parent: number | null, name: string | null): ObservedDepartment => ({
  key,
  parent,
  name,
  sort: 0,
});

const names = async () =>
  (
    await db.many<{ name: string }>('select name from department where workspace_id = $1 order by id', [
      workspace,
    ])
  ).map((row) => row.name);

describe('departments of one name', () => {
  it('are two, also when their parents are out of the app’s sight, and stay the two they are', async () => {
    const departments = [department(12, 2, '销售'), department(13, 3, '销售')];
    await observe({ departments });
    expect(await names()).toEqual(['销售', '销售 (13)']);
    await observe({ departments });
    expect(await names()).toEqual(['销售', '销售 (13)']);
    expect(new Set(known.values()).size).toBe(2);
  });

  it('may stand below different parents', async () => {
    await observe({
      departments: [
        department(2, null, '北京'),
        department(3, null, '上海'),
        department(12, 2, '销售'),
        department(13, 3, '销售'),
      ],
    });
    expect(await names()).toEqual(['北京', '上海', '销售', '销售']);
  });

  it('are one when somebody made it here before WeCom told of it', async () => {
    await db.run(`insert into department (workspace_id, name) values ($1, '销售')`, [workspace]);
    await observe({ departments: [department(12, null, '销售')] });
    expect(await names()).toEqual(['销售']);
  });
});

describe('people of a directory', () => {
  const person = (n: number, more: object = {}) => ({
    userid: `Member${n}`,
    name: `Name ${n}`,
    departments: [1],
    ...more,
  });

  it('are written in a handful of statements, however many they are', async () => {
    let asked = 0;
    const counting = (tx: Tx): Tx => ({
      ...tx,
      run: (...args) => {
        asked++;
        return tx.run(...args);
      },
      many: (...args) => {
        asked++;
        return tx.many(...args);
      },
      one: (...args) => {
        asked++;
        return tx.one(...args);
      },
    });
    const people = Array.from({ length: 300 }, (_, n) => person(n));
    const departments = [department(1, null, '公司'), department(2, null, '分店')];
    await observe({ departments, people, whole: true }, counting);
    expect(asked).toBeLessThan(20);
    asked = 0;
    await observe(
      { departments, people: people.map((one) => ({ ...one, departments: [1, 2] })), whole: true },
      counting,
    );
    expect(asked).toBeLessThan(20);
    const rows = await db.many('select 1 from staff_department where workspace_id = $1', [workspace]);
    expect(rows).toHaveLength(600);
  });

  it('keep their names when none is told, and come back when they had left', async () => {
    const departments = [department(1, null, '公司')];
    await observe({ departments, people: [person(1), person(2)], whole: true });
    const { left } = await observe({ departments, people: [person(1)], whole: true });
    expect(left).toHaveLength(1);
    await observe({ departments, people: [person(1, { name: null }), person(2)], whole: true });
    const rows = await db.many(
      'select name, active, left_at from staff where workspace_id = $1 order by id',
      [workspace],
    );
    expect(rows).toEqual([
      { name: 'Name 1', active: true, left_at: null },
      { name: 'Name 2', active: true, left_at: null },
    ]);
  });
});

describe('a userid', () => {
  it('is the same in every case: for who looks for it and for who would give it to somebody else', async () => {
    await observe({ people: [{ userid: 'ZhangSan', name: '张三', departments: null }] });
    const found = await staffByKey(db, workspace, ['wecom:zhangsan', 'wecom:ZHANGSAN']);
    expect([...found.values()].map((one) => one.name)).toEqual(['张三', '张三']);
    await expect(
      createStaff(testCtx(db, workspace), {
        name: '另一位',
        email: null,
        wecomUserId: 'zhangsan',
        roles: ['staff'],
        departments: [],
      }),
    ).rejects.toMatchObject({ code: 'staff.wecomTaken' });
  });
});
