/** People. Ids from outside may exceed int4: they are compared as bigint, which finds nothing instead of failing. */
import type { Queryable, Tx } from '#platform/db';

export interface CallerRow {
  workspace_id: number;
  id: number;
  name: string;
  roles: string[];
  language: string | null;
  time_zone: string;
  departments: number[];
}

/** Active people as callers, with their departments and those below them. */
const callers = `select s.workspace_id, s.id, s.name, s.roles, s.language, w.time_zone,
            array(with recursive own as (
                    select sd.department_id as id from staff_department sd
                     where sd.workspace_id = s.workspace_id and sd.staff_id = s.id
                    union
                    select d.id from department d join own on d.parent_id = own.id
                     where d.workspace_id = s.workspace_id)
                  select id from own order by id) as departments
       from staff s join workspace w on w.id = s.workspace_id
      where s.active`;

export const callerOfUser = (db: Queryable, userId: string) =>
  db.maybe<CallerRow>(`${callers} and s.user_id = $1`, [userId]);

export const callerOfStaff = (db: Queryable, workspace: number, id: number) =>
  db.maybe<CallerRow>(`${callers} and s.workspace_id = $1 and s.id = $2::bigint`, [workspace, id]);

export interface StaffRow {
  id: number;
  name: string;
  email: string | null;
  wecom_user_id: string | null;
  phone: string | null;
  roles: string[];
  language: string | null;
  reader_notice_min: number | null;
  active: boolean;
  user_id: string | null;
  created_at: Date;
  departments: { id: number; name: string }[];
}

const staffColumns = `s.id, s.name, s.email, s.wecom_user_id, s.phone, s.roles, s.language, s.reader_notice_min, s.active, s.user_id, s.created_at,
  coalesce((select json_agg(json_build_object('id', d.id, 'name', d.name) order by d.id)
              from staff_department sd
              join department d on d.workspace_id = sd.workspace_id and d.id = sd.department_id
             where sd.workspace_id = s.workspace_id and sd.staff_id = s.id), '[]') as departments`;

export const staffById = (db: Queryable, workspace: number, id: number) =>
  db.maybe<StaffRow>(`select ${staffColumns} from staff s where s.workspace_id = $1 and s.id = $2::bigint`, [
    workspace,
    id,
  ]);

export const staffByEmail = (db: Queryable, workspace: number, email: string) =>
  db.maybe<StaffRow>(
    `select ${staffColumns} from staff s where s.workspace_id = $1 and lower(s.email) = $2`,
    [workspace, email],
  );

export interface StaffFilter {
  readonly q: string | null;
  readonly role: string | null;
  readonly department: number | null;
  readonly active: boolean | null;
}

const staffMatches = `s.workspace_id = $1
  and ($2::text is null or strpos(lower(s.name), lower($2)) > 0 or strpos(lower(s.email), lower($2)) > 0
       or strpos(lower(s.wecom_user_id), lower($2)) > 0)
  and ($3::text is null or $3 = any(s.roles))
  and ($4::bigint is null or exists (
        select 1 from staff_department sd
         where sd.workspace_id = $1 and sd.staff_id = s.id and sd.department_id in (
           with recursive below as (
             select d.id from department d where d.workspace_id = $1 and d.id = $4
             union
             select d.id from department d join below on d.parent_id = below.id where d.workspace_id = $1)
           select id from below)))
  and ($5::boolean is null or s.active = $5)`;

const filterParams = (workspace: number, f: StaffFilter) => [workspace, f.q, f.role, f.department, f.active];

export const staffPage = (
  db: Queryable,
  workspace: number,
  filter: StaffFilter,
  after: number,
  limit: number,
) =>
  db.many<StaffRow>(
    `select ${staffColumns} from staff s where ${staffMatches} and s.id > $6::bigint order by s.id limit $7`,
    [...filterParams(workspace, filter), after, limit],
  );

export const staffCount = async (db: Queryable, workspace: number, filter: StaffFilter): Promise<number> =>
  (
    await db.one<{ n: number }>(
      `select count(*) as n from staff s where ${staffMatches}`,
      filterParams(workspace, filter),
    )
  ).n;

export interface StaffWithUserid {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly wecom_user_id: string;
  readonly roles: string[];
  readonly active: boolean;
  readonly user_id: string | null;
  /** When the outer directory let him go. */
  readonly left_at: Date | null;
  readonly departments: readonly number[];
}

/** Everybody whom WeCom knows. */
export const staffWithUserids = (db: Queryable, workspace: number) =>
  db.many<StaffWithUserid>(
    `select id, name, email, wecom_user_id, roles, active, user_id, left_at,
            array(select department_id from staff_department sd
                   where sd.workspace_id = s.workspace_id and sd.staff_id = s.id order by 1) as departments
       from staff s where workspace_id = $1 and wecom_user_id is not null order by id`,
    [workspace],
  );

export const clearUserids = (tx: Tx, workspace: number) =>
  tx.run('update staff set wecom_user_id = null where workspace_id = $1 and wecom_user_id is not null', [
    workspace,
  ]);

/** People whom the outer directory names and nobody made here. */
export const insertObserved = (
  tx: Tx,
  workspace: number,
  people: readonly { readonly name: string; readonly wecomUserId: string }[],
) =>
  tx.many<{ id: number; wecom_user_id: string }>(
    `insert into staff (workspace_id, name, wecom_user_id, roles, active)
     select $1, u.name, u.userid, '{staff}', true from unnest($2::text[], $3::text[]) as u (name, userid)
     returning id, wecom_user_id`,
    [workspace, people.map((one) => one.name), people.map((one) => one.wecomUserId)],
  );

/** Whoever is active has not left. */
export const updateObserved = (
  tx: Tx,
  workspace: number,
  people: readonly { readonly id: number; readonly name: string; readonly active: boolean }[],
) =>
  tx.run(
    `update staff s set name = u.name, active = u.active, left_at = case when u.active then null else s.left_at end
       from unnest($2::int[], $3::text[], $4::bool[]) as u (id, name, active)
      where s.workspace_id = $1 and s.id = u.id`,
    [workspace, people.map((one) => one.id), people.map((one) => one.name), people.map((one) => one.active)],
  );

export async function setDepartmentsOf(
  tx: Tx,
  workspace: number,
  people: readonly { readonly id: number; readonly departments: readonly number[] }[],
): Promise<void> {
  const own = people.flatMap(({ id, departments }) =>
    [...new Set(departments)].map((department) => ({ id, department })),
  );
  await tx.run('delete from staff_department where workspace_id = $1 and staff_id = any($2::int[])', [
    workspace,
    people.map((one) => one.id),
  ]);
  await tx.run(
    `insert into staff_department (workspace_id, staff_id, department_id)
     select $1, u.staff, u.department from unnest($2::int[], $3::int[]) as u (staff, department)`,
    [workspace, own.map((one) => one.id), own.map((one) => one.department)],
  );
}

export const setLeftAt = (tx: Tx, workspace: number, id: number, at: Date | null) =>
  tx.run('update staff set left_at = $3 where workspace_id = $1 and id = $2', [workspace, id, at]);

export interface StaffWrite {
  readonly name: string;
  readonly email: string | null;
  readonly wecomUserId: string | null;
  readonly roles: readonly string[];
  readonly active: boolean;
}

export const insertStaff = async (tx: Tx, workspace: number, staff: StaffWrite): Promise<number> =>
  (
    await tx.one<{ id: number }>(
      `insert into staff (workspace_id, name, email, wecom_user_id, roles, active)
       values ($1, $2, $3, $4, $5, $6) returning id`,
      [workspace, staff.name, staff.email, staff.wecomUserId, staff.roles, staff.active],
    )
  ).id;

export const updateStaff = (tx: Tx, workspace: number, id: number, staff: StaffWrite) =>
  tx.run(
    `update staff set name = $3, email = $4, wecom_user_id = $5, roles = $6, active = $7
      where workspace_id = $1 and id = $2`,
    [workspace, id, staff.name, staff.email, staff.wecomUserId, staff.roles, staff.active],
  );

export const setStaffUser = (tx: Tx, workspace: number, id: number, userId: string) =>
  tx.run('update staff set user_id = $3 where workspace_id = $1 and id = $2', [workspace, id, userId]);

export const setStaffLanguage = (tx: Tx, workspace: number, id: number, language: string | null) =>
  tx.run('update staff set language = $3 where workspace_id = $1 and id = $2', [workspace, id, language]);

export const setReaderNotice = (tx: Tx, workspace: number, id: number, minutes: number | null) =>
  tx.run('update staff set reader_notice_min = $3 where workspace_id = $1 and id = $2', [
    workspace,
    id,
    minutes,
  ]);

export const setStaffPhone = (tx: Tx, workspace: number, id: number, phone: string | null) =>
  tx.run('update staff set phone = $3 where workspace_id = $1 and id = $2', [workspace, id, phone]);

export async function setStaffDepartments(
  tx: Tx,
  workspace: number,
  id: number,
  departments: readonly number[],
): Promise<void> {
  await tx.run('delete from staff_department where workspace_id = $1 and staff_id = $2', [workspace, id]);
  await tx.run(
    `insert into staff_department (workspace_id, staff_id, department_id)
     select $1, $2, unnest($3::int[])`,
    [workspace, id, departments],
  );
}

/** Everybody who is, or was before he left, a super administrator. */
export const superAdmins = (db: Queryable, workspace: number) =>
  db.many<{ id: number; active: boolean; has_login: boolean }>(
    `select id, active, user_id is not null as has_login from staff
      where workspace_id = $1 and 'superAdmin' = any(roles)`,
    [workspace],
  );

/** Whether some active super administrator can sign in. */
export const somebodyIsInCharge = async (db: Queryable, workspace: number): Promise<boolean> =>
  (await superAdmins(db, workspace)).some((s) => s.active && s.has_login);

/** Whether some active super administrator can sign in without an outer directory. */
export const somebodyHasPassword = async (db: Queryable, workspace: number): Promise<boolean> =>
  (
    await db.one<{ found: boolean }>(
      `select exists (
         select 1 from staff s join "account" a on a."userId" = s.user_id and a."providerId" = 'credential'
          where s.workspace_id = $1 and s.active and s.email is not null and 'superAdmin' = any(s.roles)
            and a.password is not null) as found`,
      [workspace],
    )
  ).found;
