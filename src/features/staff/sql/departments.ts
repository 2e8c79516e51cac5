/** The department tree. */
import type { Queryable, Tx } from '#platform/db';

export interface DepartmentRow {
  id: number;
  name: string;
  parent_id: number | null;
  sort: number;
  members: number;
}

const departmentColumns = `d.id, d.name, d.parent_id, d.sort,
  (select count(*) from staff_department sd join staff s on s.workspace_id = sd.workspace_id and s.id = sd.staff_id
    where sd.workspace_id = d.workspace_id and sd.department_id = d.id and s.active)::int as members`;

export const departments = (db: Queryable, workspace: number) =>
  db.many<DepartmentRow>(
    `select ${departmentColumns} from department d where d.workspace_id = $1 order by d.sort, d.id`,
    [workspace],
  );

export const departmentById = (db: Queryable, workspace: number, id: number) =>
  db.maybe<DepartmentRow>(
    `select ${departmentColumns} from department d where d.workspace_id = $1 and d.id = $2::bigint`,
    [workspace, id],
  );

/** Which of these exist. */
export const knownDepartments = async (
  db: Queryable,
  workspace: number,
  ids: readonly number[],
): Promise<Set<number>> =>
  new Set(
    (
      await db.many<{ id: number }>(
        'select id from department where workspace_id = $1 and id = any($2::bigint[])',
        [workspace, ids],
      )
    ).map((row) => row.id),
  );

export interface DepartmentWrite {
  readonly name: string;
  readonly parent: number | null;
  readonly sort: number;
}

export const insertDepartment = async (
  tx: Tx,
  workspace: number,
  department: DepartmentWrite,
): Promise<number> =>
  (
    await tx.one<{ id: number }>(
      'insert into department (workspace_id, name, parent_id, sort) values ($1, $2, $3, $4) returning id',
      [workspace, department.name, department.parent, department.sort],
    )
  ).id;

export const updateDepartment = (tx: Tx, workspace: number, id: number, department: DepartmentWrite) =>
  tx.run('update department set name = $3, parent_id = $4, sort = $5 where workspace_id = $1 and id = $2', [
    workspace,
    id,
    department.name,
    department.parent,
    department.sort,
  ]);

export const departmentMembers = (db: Queryable, workspace: number, id: number) =>
  db.many<{ id: number; name: string }>(
    `select s.id, s.name from staff_department sd
       join staff s on s.workspace_id = sd.workspace_id and s.id = sd.staff_id
      where sd.workspace_id = $1 and sd.department_id = $2 order by s.id`,
    [workspace, id],
  );

export const deleteDepartment = (tx: Tx, workspace: number, id: number) =>
  tx.run('delete from department where workspace_id = $1 and id = $2', [workspace, id]);
