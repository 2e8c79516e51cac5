/** Looks people up for other features, many at once: by what callers write, by number, by department. */
import { type Actor, fromId } from '#kernel';
import type { Queryable } from '#platform/db';
import { callerOf } from './caller.ts';
import { callerOfStaff } from './sql/staff.ts';

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly active: boolean;
}

const WECOM = 'wecom:';
const MOST = 2 ** 31 - 1;

/** People by `stf_1` or `wecom:USERID`, in whichever case. Whoever does not exist is missing from the answer. */
export async function staffByKey(
  db: Queryable,
  workspace: number,
  keys: readonly string[],
): Promise<Map<string, Person>> {
  const numbers = new Map<number, string>();
  const users = new Map<string, string[]>();
  for (const key of keys) {
    const id = fromId('staff', key);
    if (id !== null && id <= MOST) numbers.set(id, key);
    else if (key.startsWith(WECOM) && !key.includes('\u0000')) {
      const userid = key.slice(WECOM.length).toLowerCase();
      users.set(userid, [...(users.get(userid) ?? []), key]);
    }
  }
  const found = new Map<string, Person>();
  if (numbers.size + users.size === 0) return found;
  const rows = await db.many<Person & { userid: string | null }>(
    `select id, name, active, lower(wecom_user_id) as userid from staff
      where workspace_id = $1 and (id = any($2::int[]) or lower(wecom_user_id) = any($3::text[]))`,
    [workspace, [...numbers.keys()], [...users.keys()]],
  );
  for (const { id, name, active, userid } of rows)
    for (const key of [numbers.get(id), ...((userid !== null && users.get(userid)) || [])])
      if (key !== undefined) found.set(key, { id, name, active });
  return found;
}

export interface KnownUserid {
  readonly id: number;
  readonly name: string;
  readonly roles: readonly string[];
}

/** People by WeCom's userid, in lower case; of people who left too. */
export async function staffByUserid(
  db: Queryable,
  workspace: number,
  userids: readonly string[],
): Promise<Map<string, KnownUserid>> {
  const rows = await db.many<KnownUserid & { userid: string }>(
    `select id, name, roles, lower(wecom_user_id) as userid from staff
      where workspace_id = $1 and lower(wecom_user_id) = any($2::text[])`,
    [workspace, userids.map((userid) => userid.toLowerCase())],
  );
  return new Map(rows.map(({ userid, ...person }) => [userid, person]));
}

/** Names by number, of people who left too. */
export async function staffNames(
  db: Queryable,
  workspace: number,
  ids: readonly number[],
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.many<{ id: number; name: string }>(
    'select id, name from staff where workspace_id = $1 and id = any($2::int[])',
    [workspace, ids],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** WeCom's userids by number; of people who left, and of those whom WeCom does not know, there are none. */
export async function useridsOfStaff(
  db: Queryable,
  workspace: number,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const rows = await db.many<{ id: number; userid: string }>(
    `select id, wecom_user_id as userid from staff
      where workspace_id = $1 and id = any($2::int[]) and active and wecom_user_id is not null`,
    [workspace, ids],
  );
  return new Map(rows.map((row) => [row.id, row.userid]));
}

/** Where people are reached outside WeCom, by number; who left, or has no such address, is missing. */
export async function addressesOfStaff(
  db: Queryable,
  workspace: number,
  ids: readonly number[],
  kind: 'email' | 'phone',
): Promise<Map<number, string>> {
  const rows = await db.many<{ id: number; email: string | null; phone: string | null }>(
    'select id, email, phone from staff where workspace_id = $1 and id = any($2::int[]) and active',
    [workspace, ids],
  );
  return new Map(rows.flatMap((row) => (row[kind] === null ? [] : [[row.id, row[kind]] as const])));
}

/** Everybody in one of these departments. */
export async function staffOfDepartments(
  db: Queryable,
  workspace: number,
  departments: readonly number[],
): Promise<number[]> {
  if (departments.length === 0) return [];
  const rows = await db.many<{ staff_id: number }>(
    'select distinct staff_id from staff_department where workspace_id = $1 and department_id = any($2::int[])',
    [workspace, departments],
  );
  return rows.map((row) => row.staff_id);
}

/** Departments of each of these people, with every department above them. */
export async function departmentsOfStaff(
  db: Queryable,
  workspace: number,
  staff: readonly number[],
): Promise<Map<number, number[]>> {
  const rows = await db.many<{ staff_id: number; department_id: number }>(
    `with recursive above as (
       select staff_id, department_id from staff_department where workspace_id = $1 and staff_id = any($2::int[])
       union
       select above.staff_id, d.parent_id
         from above join department d on d.workspace_id = $1 and d.id = above.department_id
        where d.parent_id is not null)
     select staff_id, department_id from above order by staff_id, department_id`,
    [workspace, staff],
  );
  const departments = new Map<number, number[]>();
  for (const { staff_id, department_id } of rows) {
    const list = departments.get(staff_id);
    if (list) list.push(department_id);
    else departments.set(staff_id, [department_id]);
  }
  return departments;
}

/** A person as the one who acts, signed in or not; null for one who left. */
export async function staffAsActor(db: Queryable, workspace: number, staff: number): Promise<Actor | null> {
  const row = await callerOfStaff(db, workspace, staff);
  return row && callerOf(row).actor;
}
