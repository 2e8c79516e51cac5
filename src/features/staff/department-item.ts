/** A department as outside programs see it, and the checks that several verbs share. */
import { type ErrorDetail, invalid, needId, notFound, toId } from '#kernel';
import type { Queryable } from '#platform/db';
import type { DepartmentItem } from './contract.ts';
import * as sql from './sql.ts';

export const departmentItem = (row: sql.DepartmentRow): DepartmentItem => ({
  id: toId('department', row.id),
  name: row.name,
  parent: row.parent_id === null ? null : toId('department', row.parent_id),
  sort: row.sort,
  members: row.members,
});

/** Error: `department.notFound`. */
export async function needDepartment(
  db: Queryable,
  workspace: number,
  id: number,
): Promise<sql.DepartmentRow> {
  const row = await sql.departmentById(db, workspace, id);
  if (!row) throw notFound('department.notFound', { id: toId('department', id) });
  return row;
}

/** The numbers of departments named in a body, each once. Errors: `id.invalid`, `input.invalid` with the path. */
export async function needDepartments(
  db: Queryable,
  workspace: number,
  ids: readonly string[],
  path = 'departments',
): Promise<number[]> {
  const wanted = ids.map((id, i) => ({ path: `${path}.${i}`, n: needId('department', id, `${path}.${i}`) }));
  const known = await sql.knownDepartments(
    db,
    workspace,
    wanted.map((w) => w.n),
  );
  const details: ErrorDetail[] = wanted
    .filter((w) => !known.has(w.n))
    .map((w) => ({ path: w.path, code: 'unknownDepartment' }));
  if (details.length > 0) throw invalid('input.invalid', { count: details.length }, details);
  return [...known];
}

/** The number of a parent named in a body; null stays the top. */
export async function needParent(
  db: Queryable,
  workspace: number,
  id: string | null,
): Promise<number | null> {
  if (id === null) return null;
  const n = needId('department', id, 'parent');
  if (!(await sql.departmentById(db, workspace, n)))
    throw invalid('input.invalid', { count: 1 }, [{ path: 'parent', code: 'unknownDepartment' }]);
  return n;
}
